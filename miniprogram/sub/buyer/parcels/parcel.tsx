import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { BuyerParcel } from '@shared/api/buyer'
import { Btn } from '../../../components/btn'
import { ContactBtn } from '../../../components/contact-btn'
import { Picture } from '../../../components/picture'
import { RowItem } from '../../../components/row-item'
import { Timeline } from '../../../components/timeline'
import { callPhone } from '../../../device/wechat'
import { useNow } from '../../../hooks/use-now'
import { BUYER, callCourier, goodsWords, stepWords } from '../../../text/buyer'
import { nearMoment, newestFirst } from '../../../text/time'
import { Hero } from './hero'

interface Props {
  readonly parcel: BuyerParcel
}
interface ActsProps extends Props {
  readonly shopPhone: string
}
export const parcelKey = ({ parcelId, orders }: BuyerParcel): string => parcelId ?? orders[0]?.id ?? ''

const Numbers = ({ parcel }: Props) => {
  const { courier, lines, waybillNo } = parcel
  return (
    <View className='sec sec-cont li'>
      <Picture title={lines[0]?.title ?? ''} spec={lines[0]?.spec ?? ''} />
      <View className='sp'>
        {lines.map((line, index) => (
          <View key={index} className='t17 b'>
            {goodsWords(line)}
          </View>
        ))}
        {waybillNo !== undefined && (
          <View className='t15 ink2'>
            {courier?.name} {waybillNo}
          </View>
        )}
      </View>
      {waybillNo !== undefined && (
        <Btn
          id={`copy-${waybillNo}`}
          size='m'
          kind='text'
          icon='copy'
          label={BUYER.copy}
          onTap={() => void Taro.setClipboardData({ data: waybillNo })}
        />
      )}
    </View>
  )
}

const Steps = ({ parcel }: Props) => {
  const now = useNow()
  const { stage, steps } = parcel
  const waits = stage === 'shipped' && !steps.some(({ kind }) => kind === 'scan')
  return (
    <>
      {waits && <View className='pad white ink2'>{BUYER.noScans}</View>}
      {steps.length > 0 && (
        <Timeline
          items={newestFirst(steps).map((step, index) => ({
            ...stepWords(step),
            time: nearMoment(step.at, now),
            icon: index === 0 ? (step.kind === 'scan' ? 'truck' : 'box') : 'ring',
          }))}
        />
      )}
    </>
  )
}

/** Whom he can ask: the shop always, the courier once it has the parcel. */
export const Acts = ({ parcel, shopPhone }: ActsProps) => {
  const { courier, orders } = parcel
  const [order] = orders
  const key = parcelKey(parcel)
  return (
    <View className='act'>
      {order && <ContactBtn id={`ask-${key}`} orderNo={order.no} shopPhone={shopPhone} />}
      {courier && (
        <Btn
          id={`call-${key}`}
          icon='phone'
          grow
          label={callCourier(courier.name)}
          onTap={() => callPhone(courier.hotline)}
        />
      )}
    </View>
  )
}

export const Parcel = ({ parcel }: Props) => {
  const { name, phone, region, detail } = parcel.receiver
  return (
    <View id={`parcel-${parcelKey(parcel)}`}>
      <Hero parcel={parcel} />
      <Numbers parcel={parcel} />
      <Steps parcel={parcel} />
      <View className='sec sec-cont'>
        <RowItem icon='pin' title={`${name}　${phone}`} line={`${region}${detail}`} />
      </View>
    </View>
  )
}
