import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { hasLeft } from '@shared/order/compute-order-state'
import { ActBar } from '../../../components/act-bar'
import type { IconName } from '../../../components/icon'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { Sheet } from '../../../components/sheet'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { ORDER } from '../../../text/order'
import { OrderBody } from './order-body'

const live = (order: OrderValue): ParcelView | undefined =>
  order.parcels.find((parcel) => parcel.goods !== 'void' && parcel.waybill === 'got')
const holdable = (order: OrderValue) => order.state === 'ready' || order.state === 'new' || order.state === 'held'
const TOO_LATE: readonly ParcelView['track'][] = ['delivered', 'returning', 'lost']
const OVER: readonly unknown[] = [undefined, 'missed', 'dropped']
/** In the van or beyond, and nobody is calling it back: what undo is before hand-over. */
const interceptable = (parcel: ParcelView) =>
  parcel.goods === 'handed-over' && !TOO_LATE.includes(parcel.track) && OVER.includes(parcel.intercept?.state)
const heldByHand = (order: OrderValue) =>
  order.state === 'held' && order.findings.every((one) => one.severity === 'note')

/** A reprint is the same paper again and is counted: it asks why. */
const Reprint = ({ parcel, onClose }: { readonly parcel: ParcelView; readonly onClose: () => void }) => {
  const { act } = useAct()
  const print = async (reason: string) => {
    onClose()
    const done = await act('copyReprint', { requestId: newId(), parcelId: parcel.id, reason })
    if (done) useSnack.getState().show(ORDER.reprinted)
  }
  return (
    <Sheet title={ORDER.reprintAsk} onClose={onClose}>
      <View className='sec'>
        {ORDER.reprintReasons.map((reason, index) => (
          <RowItem key={reason} id={`reason-${index}`} title={reason} onTap={() => void print(reason)} />
        ))}
      </View>
    </Sheet>
  )
}

type Role = NonNullable<ReturnType<typeof useSession.getState>['me']>['role'] | undefined
type Act = 'hold' | 'unhold' | 'intercept' | 'reprint'

/** The one thing that may be done to this order now, by this person. */
function actOf(order: OrderValue, role: Role): Act | undefined {
  const clerk = role === 'owner' || role === 'auditor'
  if (clerk && holdable(order)) return heldByHand(order) ? 'unhold' : 'hold'
  if (role !== 'packer' && order.parcels.some(interceptable)) return 'intercept'
  const parcel = live(order)
  return parcel && !hasLeft(parcel) && role !== 'service' ? 'reprint' : undefined
}
const ICON: Readonly<Record<Act, IconName>> = {
  hold: 'pause',
  unhold: 'pause',
  intercept: 'stop',
  reprint: 'printer',
}

const Acts = ({ order }: { readonly order: Resource<OrderValue> }) => {
  const [reprinting, setReprinting] = useState(false)
  const role = useSession((state) => state.me?.role)
  const { busy, act } = useAct()
  const value = order.shown?.value
  const what = value === undefined || order.offline ? undefined : actOf(value, role)
  if (value === undefined || what === undefined) return null
  const parcel = live(value)
  const hold = async (on: boolean) => {
    if ((await act('orderHold', { orderId: value.id, on })) === undefined) return
    useSnack.getState().show(on ? ORDER.held : ORDER.unheld)
  }
  const intercept = async () => {
    const parcelId = value.parcels.find(interceptable)?.id ?? ''
    if ((await act('parcelIntercept', { parcelId, say: 'ask' })) === undefined) return
    useSnack.getState().show(ORDER.interceptAsked)
  }
  const tap = async () => {
    if (what === 'reprint') return setReprinting(true)
    await (what === 'intercept' ? intercept() : hold(what === 'hold'))
    await order.reload()
  }
  return (
    <>
      <ActBar
        quiet={{
          id: what === 'unhold' ? 'hold' : what,
          label: ORDER[what],
          icon: ICON[what],
          busy: busy !== undefined,
          onTap: () => void tap(),
        }}
      />
      {reprinting && parcel && <Reprint parcel={parcel} onClose={() => setReprinting(false)} />}
    </>
  )
}

export default function OrderPage() {
  const { id = '' } = useRouter().params
  const order = useResource('orderGet', { orderId: decodeURIComponent(id) })
  return (
    <Screen roles='staff' bottom={<Acts order={order} />}>
      <Load of={order}>{(value) => <OrderBody order={value} onChanged={order.reload} />}</Load>
    </Screen>
  )
}
