import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { AddressForm, draftOf, type AddressDraft } from '../../../components/address-form'
import { Btn } from '../../../components/btn'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { chooseAddress } from '../../../device/wechat'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { useSnack } from '../../../store/snack'
import { BUYER } from '../../../text/buyer'

/** A masked phone or name cannot be sent back: it is asked for anew. */
const unmasked = (draft: AddressDraft): AddressDraft => ({
  ...draft,
  name: draft.name.includes('*') ? '' : draft.name,
  phone: draft.phone.includes('*') ? '' : draft.phone,
  detail: draft.detail.includes('*') ? '' : draft.detail,
})

export default function FixAddressPage() {
  const { id = '' } = useRouter().params
  const orderId = decodeURIComponent(id)
  const parcels = useResource('buyerParcels', {})
  const { busy, act } = useAct()
  const [typed, setTyped] = useState<AddressDraft>()
  const parcel = parcels.shown?.value.parcels.find((one) => one.orderId === orderId)
  const draft = typed ?? (parcel && unmasked(draftOf(parcel.receiver)))
  const full = draft !== undefined && [draft.name, draft.phone, draft.province, draft.detail].every((one) => one !== '')
  const fromWechat = async () => {
    const address = await chooseAddress()
    if (address) setTyped(address)
  }
  const save = async () => {
    if (draft === undefined || (await act('buyerFixAddress', { orderId, ...draft })) === undefined) return
    useSnack.getState().show(BUYER.saved)
    void Taro.navigateBack()
  }
  const bar = draft && (
    <ActBar
      primary={{ id: 'fix-save', label: BUYER.save, off: !full, busy: busy !== undefined, onTap: () => void save() }}
    />
  )
  return (
    <Screen roles='anyone' bottom={bar}>
      <View className='pad white'>
        <View className='t26 b'>{BUYER.fixTitle}</View>
        <View className='t15 ink2 mt4'>{BUYER.fixHint}</View>
        {HAS_CAMERA && (
          <View className='mt16'>
            <Btn id='from-wechat' icon='pin' label={BUYER.pickWechat} onTap={() => void fromWechat()} />
          </View>
        )}
      </View>
      <Load of={parcels} rows={2}>
        {() =>
          draft && <AddressForm draft={draft} words={BUYER} placeholder={BUYER.detailPlaceholder} onChange={setTyped} />
        }
      </Load>
    </Screen>
  )
}
