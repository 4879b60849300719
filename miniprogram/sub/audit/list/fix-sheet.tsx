import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderCardView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
import { AddressDiff } from '../../../components/address-diff'
import { AddressForm, draftOf, EMPTY_ADDRESS } from '../../../components/address-form'
import { Sheet } from '../../../components/sheet'
import { useAct } from '../../../hooks/use-act'
import { AUDIT } from '../../../text/audit'
import { BUYER } from '../../../text/buyer'

interface Props {
  readonly order: OrderCardView
  readonly onDone: () => void
  readonly onClose: () => void
}
const WORDS = {
  name: AUDIT.fixName,
  phone: AUDIT.fixPhone,
  province: AUDIT.fixProvince,
  city: AUDIT.fixCity,
  district: AUDIT.fixDistrict,
  detail: AUDIT.fixDetail,
} as const

/** Mending needs the full address: opening it is logged, so it is asked for only here. */
export const FixSheet = ({ order, onDone, onClose }: Props) => {
  const [draft, setDraft] = useState(EMPTY_ADDRESS)
  const { busy, act } = useAct()
  useEffect(() => {
    void act('orderReveal', { orderId: order.id }).then((view) => view && setDraft(draftOf(view)))
  }, [act, order.id])
  const save = async () => {
    if ((await act('auditFixAddress', { orderId: order.id, ...draft })) === undefined) return
    onDone()
  }
  return (
    <Sheet title={AUDIT.fixTitle} onClose={onClose}>
      <View className='pad'>
        <AddressDiff parts={order.address} />
      </View>
      <AddressForm draft={draft} words={WORDS} placeholder={BUYER.detailPlaceholder} onChange={setDraft} />
      <ActBar
        primary={{
          id: 'fix-save',
          label: AUDIT.fixSave,
          icon: 'check',
          busy: busy !== undefined,
          onTap: () => void save(),
        }}
      />
    </Sheet>
  )
}
