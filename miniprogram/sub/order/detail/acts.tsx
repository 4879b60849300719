import { useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
import type { IconName } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import type { Resource } from '../../../hooks/use-resource'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { ORDER, whichParcel } from '../../../text/order'
import { legalActs, type LegalAct, type OrderAct } from './legal-acts'

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

const TITLE: Readonly<Record<OrderAct, string>> = {
  hold: '',
  unhold: '',
  reprint: ORDER.whichReprint,
  intercept: ORDER.whichIntercept,
}
interface WhichProps {
  readonly of: LegalAct
  readonly onChoose: (parcel: ParcelView) => void
  readonly onClose: () => void
}
const Which = ({ of, onChoose, onClose }: WhichProps) => (
  <Sheet title={TITLE[of.act]} onClose={onClose}>
    <View className='sec'>
      {of.parcels.map((parcel) => (
        <RowItem
          key={parcel.id}
          id={`which-${parcel.id}`}
          icon='box'
          title={whichParcel(parcel)}
          onTap={() => onChoose(parcel)}
        />
      ))}
    </View>
  </Sheet>
)

const ICON: Readonly<Record<OrderAct, IconName>> = {
  hold: 'pause',
  unhold: 'pause',
  intercept: 'stop',
  reprint: 'printer',
}

/** The bar of the page: at most two things, and none of what is not legal now. */
export const Acts = ({ order }: { readonly order: Resource<OrderValue> }) => {
  const [asking, setAsking] = useState<LegalAct>()
  const [reprinting, setReprinting] = useState<ParcelView>()
  const role = useSession((state) => state.me?.role)
  const { busy, act } = useAct()
  const value = order.shown?.value
  const [first, second] = value === undefined || order.offline ? [] : legalActs(value, role)
  if (value === undefined || first === undefined) return null
  const hold = async (on: boolean) => {
    if (await act('orderHold', { orderId: value.id, on }, 'hold')) {
      useSnack.getState().show(on ? ORDER.held : ORDER.unheld)
    }
    await order.reload()
  }
  const intercept = async ({ id }: ParcelView) => {
    if (await act('parcelIntercept', { parcelId: id, say: 'ask' }, 'intercept')) {
      useSnack.getState().show(ORDER.interceptAsked)
    }
    await order.reload()
  }
  const onParcel = (what: OrderAct, parcel: ParcelView) => {
    setAsking(undefined)
    if (what === 'reprint') setReprinting(parcel)
    else void intercept(parcel)
  }
  const tap = (of: LegalAct) => {
    const [parcel, more] = of.parcels
    if (parcel === undefined) return void hold(of.act === 'hold')
    if (more === undefined) onParcel(of.act, parcel)
    else setAsking(of)
  }
  const button = (of: LegalAct) => {
    const id = of.act === 'unhold' ? 'hold' : of.act
    return { id, label: ORDER[of.act], icon: ICON[of.act], busy: busy === id, onTap: () => tap(of) }
  }
  return (
    <>
      <ActBar quiet={button(first)} {...(second ? { other: button(second) } : {})} />
      {asking && (
        <Which of={asking} onChoose={(parcel) => onParcel(asking.act, parcel)} onClose={() => setAsking(undefined)} />
      )}
      {reprinting && <Reprint parcel={reprinting} onClose={() => setReprinting(undefined)} />}
    </>
  )
}
