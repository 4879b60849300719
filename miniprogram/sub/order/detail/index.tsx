import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
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

const Acts = ({ order }: { readonly order: Resource<OrderValue> }) => {
  const [reprinting, setReprinting] = useState(false)
  const role = useSession((state) => state.me?.role)
  const { busy, act } = useAct()
  const value = order.shown?.value
  if (value === undefined || order.offline || role === 'service') return null
  const parcel = live(value)
  const hold = async (on: boolean) => {
    if ((await act('orderHold', { orderId: value.id, on })) !== undefined) {
      useSnack.getState().show(on ? ORDER.held : ORDER.unheld)
    }
    await order.reload()
  }
  const released = heldByHand(value)
  const holdBtn =
    holdable(value) && role !== 'packer'
      ? {
          id: 'hold',
          label: released ? ORDER.unhold : ORDER.hold,
          icon: 'pause' as const,
          busy: busy !== undefined,
          onTap: () => void hold(!released),
        }
      : undefined
  const reprintBtn = parcel
    ? { id: 'reprint', label: ORDER.reprint, icon: 'printer' as const, onTap: () => setReprinting(true) }
    : undefined
  const quiet = holdBtn ?? reprintBtn
  return (
    <>
      {quiet && <ActBar quiet={quiet} />}
      {reprinting && parcel && <Reprint parcel={parcel} onClose={() => setReprinting(false)} />}
    </>
  )
}

export default function OrderPage() {
  const { id = '' } = useRouter().params
  const order = useResource('orderGet', { orderId: decodeURIComponent(id) })
  return (
    <Screen roles='staff' bottom={<Acts order={order} />}>
      <Load of={order}>{(value) => <OrderBody order={value} />}</Load>
    </Screen>
  )
}
