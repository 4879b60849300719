import { useRef, useState, type ReactNode } from 'react'
import { View, type CommonEvent, type ITouchEvent } from '@tarojs/components'
import type { OrderCardView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import { buzz } from '../device/haptic'
import { AUDIT, goodsOf, tailOf } from '../text/audit'
import { ORDER_STATE_WORDS } from '../text/common'
import { timeLeft } from '../text/time'
import { AddressDiff } from './address-diff'
import { AskChip, Chip, FindingChip } from './chip'
import { Icon } from './icon'

interface Props {
  readonly order: OrderCardView
  readonly now: number
  /** Its one or two buttons. */
  readonly side?: ReactNode
  /** Drag right to approve; the button does the same. */
  readonly onSwipe?: () => void
  readonly onOpen: () => void
  readonly withState?: boolean
}
const APPROVE_PX = 112

/** The whole row follows the finger; at 112 px the motor says it is enough. */
const useDrag = (onSwipe: (() => void) | undefined) => {
  const [dx, setDx] = useState(0)
  const from = useRef<{ x: number; y: number } | undefined>(undefined)
  const armed = useRef(false)
  const at = (event: CommonEvent) => {
    const touch = (event as ITouchEvent).touches[0]
    return touch ? { x: touch.clientX, y: touch.clientY } : undefined
  }
  const handlers = {
    onTouchStart: (event: CommonEvent) => {
      from.current = at(event)
      armed.current = false
    },
    onTouchMove: (event: CommonEvent) => {
      const to = at(event)
      if (onSwipe === undefined || from.current === undefined || to === undefined) return
      const moved = to.x - from.current.x
      if (Math.abs(to.y - from.current.y) > Math.abs(moved)) return
      const next = Math.max(0, Math.min(APPROVE_PX + 20, moved))
      if (next >= APPROVE_PX && !armed.current) buzz('short')
      armed.current = next >= APPROVE_PX
      setDx(next)
    },
    onTouchEnd: () => {
      from.current = undefined
      setDx(0)
      if (armed.current) onSwipe?.()
    },
  }
  return { dx, handlers }
}

const Tail = ({ order }: Pick<Props, 'order'>) => (
  <View className='sp t15 ink2'>
    {order.phoneTail !== '' && tailOf(order.phoneTail)}
    {order.waybillTail !== undefined &&
      `　${order.courier === undefined ? '' : COURIERS[order.courier].short} ${order.waybillTail}`}
  </View>
)

const CardBody = ({ order, now, side, withState = false }: Props) => (
  <>
    <View className='row gap8'>
      <View className='t17 b'>{order.name}</View>
      <Tail order={order} />
      <View className='row t13 ink2 gap4 nw'>
        <Icon name='wait' size='xs' />
        <View>{timeLeft(order.shipBy, now)}</View>
      </View>
    </View>
    <AddressDiff parts={order.address} />
    <View className='row gap8'>
      <View className='sp'>
        <View className='chips'>
          {withState && <Chip text={ORDER_STATE_WORDS[order.state]} />}
          {order.ask !== undefined && <AskChip ask={order.ask} />}
          {order.findings.map((finding) => (
            <FindingChip key={finding.code} finding={finding} />
          ))}
        </View>
        <View className='t15 ink2 mt4'>{goodsOf(order.goods)}</View>
      </View>
      {side !== undefined && <View className='oc-side'>{side}</View>}
    </View>
  </>
)

/** Masked name, phone tail, time left, address, reasons, goods, one action: enough to decide without opening. */
export const OrderCard = (props: Props) => {
  const { dx, handlers } = useDrag(props.onSwipe)
  return (
    <View className='oc' id={`order-${props.order.id}`} {...handlers}>
      {props.onSwipe !== undefined && (
        <View className='oc-under'>
          <Icon name='check' size='l' />
          <View>{AUDIT.swipe}</View>
        </View>
      )}
      <View
        className='oc-in'
        {...(dx > 0 ? { style: { transform: `translateX(${dx}px)` } } : {})}
        onClick={props.onOpen}
      >
        <CardBody {...props} />
      </View>
    </View>
  )
}
