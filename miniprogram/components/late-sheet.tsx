import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { LateOrder } from '@shared/api/late'
import { newId } from '../device/id'
import { useAct } from '../hooks/use-act'
import { useNow } from '../hooks/use-now'
import { useResource } from '../hooks/use-resource'
import { go } from '../nav/go'
import { useSession } from '../store/session'
import { useSnack } from '../store/snack'
import { LATE, lateTitle, lateWho, tellAct, toldText, whyNotWord } from '../text/late'
import { goodsWord } from '../text/order'
import { timeLeft } from '../text/time'
import { ActBar } from './act-bar'
import { Blank } from './blank'
import type { BtnProps } from './btn'
import { Load } from './load'
import { RowItem } from './row-item'
import { Sheet } from './sheet'

interface Props {
  readonly onTold: () => void
  readonly onClose: () => void
}
const MINUTE = 60_000

const Row = ({ order, now }: { readonly order: LateOrder; readonly now: number }) => {
  const { id, name, waybillTail, goods, shipBy, why } = order
  return (
    <RowItem
      id={`late-${id}`}
      title={lateWho(name, waybillTail)}
      line={[goodsWord(goods), timeLeft(shipBy, now)].join('，')}
      {...(why === undefined ? {} : { state: { tone: 'look' as const, text: whyNotWord(why) } })}
      onTap={() => go('order', { id })}
    />
  )
}

const List = ({ orders, now }: { readonly orders: readonly LateOrder[]; readonly now: number }) => {
  if (orders.length === 0) return <Blank icon='done' tone='done' title={LATE.none} body={LATE.noneLine} />
  return (
    <>
      <View className='sec'>
        <RowItem icon='up' title={LATE.means} line={LATE.meansLine} />
        <RowItem tone='look' title={LATE.once} line={LATE.onceLine} />
      </View>
      <View className='sec' id='late-orders'>
        {orders.map((order) => (
          <Row key={order.id} order={order} now={now} />
        ))}
      </View>
    </>
  )
}

/** Orders with a label that no van has, and the owner's word that WeChat is told of them now. */
export const LateSheet = ({ onTold, onClose }: Props) => {
  const late = useResource('lateList', {})
  const now = useNow()
  const role = useSession((session) => session.me?.role)
  const { busy, act } = useAct()
  const orders: ValueOf<'lateList'>['orders'] = late.shown?.value.orders ?? []
  const able = orders.filter(({ why }) => why === undefined)
  const tell = async () => {
    const told = await act('lateTell', { requestId: newId(), orderIds: able.map(({ id }) => id) })
    if (told === undefined) return late.reload()
    useSnack.getState().show(toldText(told.told, told.refused))
    onTold()
  }
  const waits = (label: string): BtnProps => ({ id: 'tell', label, off: true, onTap: () => undefined })
  const primary = (): BtnProps => {
    if (role !== 'owner') return waits(LATE.ownerOnly)
    if (late.offline) return waits(LATE.offline)
    if (able.length === 0) return waits(LATE.allStopped)
    return {
      id: 'tell',
      label: tellAct(able.length),
      icon: 'up',
      busy: busy !== undefined,
      onTap: () => void tell(),
    }
  }
  const nearest = Math.floor((Math.min(...orders.map(({ shipBy }) => shipBy)) - now) / MINUTE)
  return (
    <Sheet title={orders.length === 0 ? LATE.none : lateTitle(orders.length, nearest)} onClose={onClose}>
      <Load of={late} rows={3}>
        {(value) => <List orders={value.orders} now={now} />}
      </Load>
      {orders.length > 0 && <ActBar primary={primary()} />}
    </Sheet>
  )
}
