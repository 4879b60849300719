import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { BuyerParcel } from '@shared/api/buyer'
import { ActBar } from '../../../components/act-bar'
import { AddressForm, draftOf, EMPTY_ADDRESS, stillLacking, type AddressDraft } from '../../../components/address-form'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { chooseAddress } from '../../../device/wechat'
import { useAct } from '../../../hooks/use-act'
import { useResource } from '../../../hooks/use-resource'
import { goInstead } from '../../../nav/go'
import { useSnack } from '../../../store/snack'
import { BUYER, closedWords, firstWrite, goodsWords } from '../../../text/buyer'
import { AllowRow } from '../allow-row'

/** The region is no secret; what is masked is kept unless it is typed anew. */
const openDraft = ({ receiver }: BuyerParcel): AddressDraft => {
  const { province, city, district } = draftOf(receiver)
  return { ...EMPTY_ADDRESS, province, city, district }
}

const lackingOf = ({ lacks = [] }: BuyerParcel) => lacks.flatMap(({ fields }) => fields)

/** A message or a card opens this page alone: then there is nothing behind it. */
const leave = () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : goInstead('parcels'))

const Head = ({ parcel }: { readonly parcel: BuyerParcel }) => {
  const [first, ...more] = (parcel.missing || BUYER.fixTitle).split('；')
  return (
    <View className='pad white'>
      <View className='t26 b' id='missing'>
        {first}
      </View>
      {more.length > 0 && <View className='t17 mt4'>{more.join('；')}</View>}
      <View className='t15 ink2 mt4'>
        {parcel.lines.map(goodsWords).join('、')}
        {BUYER.fixPromise}
      </View>
      {parcel.together !== undefined && (
        <View className='t15 ink2 mt4' id='together'>
          {BUYER.fixTogether(parcel.together)}
        </View>
      )}
    </View>
  )
}

/** Nothing to write here: why, in the order's own words. */
const Closed = ({ stage }: Pick<BuyerParcel, 'stage'>) => {
  const { title, body } = closedWords(stage)
  return (
    <Blank
      icon={stage === 'preparing' ? 'done' : 'wait'}
      tone={stage === 'preparing' ? 'done' : 'wait'}
      title={title}
      body={body}
    />
  )
}

interface FormProps {
  readonly parcel: BuyerParcel
  readonly draft: AddressDraft
  readonly onChange: (draft: AddressDraft) => void
}
const Form = ({ parcel, draft, onChange }: FormProps) => {
  const fromWechat = async () => {
    const address = await chooseAddress()
    if (address) onChange(address)
  }
  const { name, phone, detail } = parcel.receiver
  return (
    <>
      <Head parcel={parcel} />
      {HAS_CAMERA && (
        <View className='pad'>
          <Btn id='from-wechat' icon='pin' grow label={BUYER.pickWechat} onTap={() => void fromWechat()} />
        </View>
      )}
      <AddressForm
        draft={draft}
        words={BUYER}
        kept={{ name, phone }}
        lacking={stillLacking(lackingOf(parcel), { was: openDraft(parcel), is: draft })}
        placeholder={detail === '' ? BUYER.detailPlaceholder : detail}
        region={BUYER.region}
        hint={BUYER.fixHint}
        onChange={onChange}
      />
      <View className='pad t13 ink2'>{BUYER.keepHint}</View>
    </>
  )
}

export default function FixAddressPage() {
  const { id = '' } = useRouter().params
  const orderId = decodeURIComponent(id)
  const parcels = useResource('buyerParcels', {})
  const { busy, act } = useAct()
  const [typed, setTyped] = useState<AddressDraft>()
  const parcel = parcels.shown?.value.parcels.find(({ orders }) => orders.some((order) => order.id === orderId))
  const open = parcel?.stage === 'needs-address'
  const draft = open ? (typed ?? openDraft(parcel)) : EMPTY_ADDRESS
  const save = async () => {
    if ((await act('buyerFixAddress', { orderId, ...draft })) === undefined) return
    useSnack.getState().show(BUYER.saved)
    leave()
  }
  const bar = open && !parcels.offline && (
    <ActBar
      primary={{
        id: 'fix-save',
        label: typed === undefined ? firstWrite(lackingOf(parcel)[0]) : BUYER.save,
        off: typed === undefined,
        busy: busy !== undefined,
        onTap: () => void save(),
      }}
    />
  )
  return (
    <Screen roles='anyone' bottom={bar}>
      <Load of={parcels} rows={2}>
        {({ templateIds }) => {
          if (parcel === undefined)
            return <Blank icon='search' tone='wait' title={BUYER.notYours} body={BUYER.notYoursBody} />
          if (!open) return <Closed stage={parcel.stage} />
          return (
            <>
              <Form parcel={parcel} draft={draft} onChange={setTyped} />
              <AllowRow templateIds={templateIds} />
            </>
          )
        }}
      </Load>
    </Screen>
  )
}
