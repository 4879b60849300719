import { useRef, useState, type ReactNode } from 'react'
import { View, type CommonEvent, type ITouchEvent } from '@tarojs/components'
import type { OrderCardView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import { buzz } from '../device/haptic'
import { AUDIT, goodsOf, shortReason, tailOf } from '../text/audit'
import { ORDER_STATE_WORDS } from '../text/common'
import { goneWord, urgedWord } from '../text/order'
import { timeLeft } from '../text/time'
import { AddressDiff } from './address-diff'
import { AskChip, Chip, FindingChip } from './chip'
import { Icon } from './icon'

interface Props {
  readonly order: OrderCardView
  readonly now: number
  /** Its one or two buttons; `wide`: they leave no room for chips beside them. */
  readonly side?: ReactNode
  readonly wide?: boolean
  /** Drag right to approve; the button of the same name does the same. */
  readonly swipe?: { readonly label: string; readonly onSwipe: () => void }
  readonly onOpen: () => void
  readonly withState?: boolean
}
const APPROVE_PX = 112
/** No deadline any more. */
const GONE: readonly OrderCardView['state'][] = ['shipped', 'done', 'cancelled']

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
      if (next >= APPROVE_PX && !armed.current) buzz()
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

/** The clock says a deadline finding already: red when it is over, amber when the shop wants to be told. */
const Clock = ({ order, now }: Pick<Props, 'order' | 'now'>) => {
  if (GONE.includes(order.state)) return null
  const near = order.findings.some(({ code }) => code === 'deadline')
  const tone = order.shipBy < now ? 'cs b' : near ? 'cl b' : 'ink2'
  return (
    <View className={`row t13 gap4 nw ${tone}`}>
      <Icon name='wait' size='xs' />
      <View>{timeLeft(order.shipBy, now)}</View>
    </View>
  )
}

/** What buyer and shop wrote, where a rule has stumbled over it: a person decides by the words, not by their topic. */
const Quotes = ({ order }: Pick<Props, 'order'>) => {
  const said = (code: 'buyer-remark' | 'seller-memo') => order.findings.some((finding) => finding.code === code)
  const quotes = [said('buyer-remark') ? order.remark : '', said('seller-memo') ? order.memo : '']
  return quotes
    .filter((words) => words !== '')
    .map((words) => (
      <View key={words} className='oc-quote'>
        <Icon name='msg' size='s' />
        <View className='sp'>{words}</View>
      </View>
    ))
}

const Chips = ({ order, now, withState = false }: Pick<Props, 'order' | 'now' | 'withState'>) => (
  <View className='chips'>
    {withState && <Chip text={ORDER_STATE_WORDS[order.state]} />}
    {order.heldByHand && <Chip text={AUDIT.heldByHand} icon='pause' tone='look' />}
    {order.urged !== undefined && <Chip text={urgedWord(order.urged.count)} icon='msg' tone='look' />}
    {order.ask !== undefined && <AskChip ask={order.ask} now={now} />}
    {order.findings
      .filter(({ code }) => code !== 'deadline')
      .map((finding) => (
        <FindingChip
          key={finding.code}
          finding={finding.code.startsWith('address-') ? { ...finding, reason: shortReason(finding.reason) } : finding}
        />
      ))}
  </View>
)

const CardBody = ({ order, now, side, wide = false, withState = false }: Props) => {
  const chips = <Chips order={order} now={now} withState={withState} />
  const goods = <View className='t15 ink2 mt4'>{goodsOf(order.goods)}</View>
  return (
    <>
      <View className='row gap8'>
        <View className='t17 b'>{order.goneDays === undefined ? order.name : goneWord(order.goneDays)}</View>
        <Tail order={order} />
        <Clock order={order} now={now} />
      </View>
      <AddressDiff parts={order.address} />
      {wide && chips}
      <View className={`row gap8${wide ? ' mt4' : ''}`}>
        <View className='sp'>
          {!wide && chips}
          <Quotes order={order} />
          {goods}
        </View>
        {side !== undefined && <View className='oc-side'>{side}</View>}
      </View>
    </>
  )
}

/** Masked name, phone tail, time left, address, reasons, goods, one action: enough to decide without opening. */
export const OrderCard = (props: Props) => {
  const { dx, handlers } = useDrag(props.swipe?.onSwipe)
  return (
    <View className='oc' id={`order-${props.order.id}`} {...handlers}>
      {props.swipe !== undefined && (
        <View className='oc-under'>
          <Icon name='check' size='l' />
          <View>{props.swipe.label}</View>
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
