import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { BuyerParcel } from '@shared/api/buyer'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { specWords } from '../../../components/item-verdict'
import { Load } from '../../../components/load'
import { Picture } from '../../../components/picture'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { StepBars } from '../../../components/step-bars'
import { Timeline } from '../../../components/timeline'
import { callPhone } from '../../../device/wechat'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { go } from '../../../nav/go'
import { BUYER, callCourier, lineGoods, stageWord } from '../../../text/buyer'
import { placeBeside } from '../../../text/history'
import { moment, newestFirst } from '../../../text/time'
import { AllowRow } from '../allow-row'

const STEP_OF: Readonly<Partial<Record<BuyerParcel['stage'], number>>> = {
  shipped: 0,
  moving: 1,
  delivering: 2,
  delivered: 4,
}
const goodsOf = ({ lines }: BuyerParcel) =>
  lines.map(({ title, spec, quantity }) => lineGoods(title, specWords(spec), quantity))
const goodsLine = (parcel: BuyerParcel) => goodsOf(parcel).join('、')

/** What keeps a parcel from leaving stands above everything, with its one action. */
const NeedsAddress = ({ parcel }: { readonly parcel: BuyerParcel }) => (
  <RowItem
    id={`needs-${parcel.orderId}`}
    tone='look'
    ground='look'
    title={BUYER.needsTitle}
    line={parcel.missing ? `${parcel.missing}　${goodsLine(parcel)}` : goodsLine(parcel)}
    side={
      <Btn
        id={`fix-${parcel.orderId}`}
        size='m'
        label={BUYER.fix}
        onTap={() => go('fixAddress', { id: parcel.orderId })}
      />
    }
  />
)

const Numbers = ({ parcel }: { readonly parcel: BuyerParcel }) => (
  <View className='sec li'>
    <Picture title={parcel.lines[0]?.title ?? ''} spec={parcel.lines[0]?.spec ?? ''} />
    <View className='sp'>
      {goodsOf(parcel).map((text, index) => (
        <View key={index} className='t17'>
          {text}
        </View>
      ))}
      {parcel.waybillNo !== undefined && (
        <View className='t15 ink2'>
          {parcel.courierName} {parcel.waybillNo}
        </View>
      )}
    </View>
    {parcel.waybillNo !== undefined && (
      <Btn
        id={`copy-${parcel.waybillNo}`}
        size='m'
        kind='text'
        icon='copy'
        label={BUYER.copy}
        onTap={() => void Taro.setClipboardData({ data: parcel.waybillNo ?? '' })}
      />
    )}
  </View>
)

const Parcel = ({ parcel }: { readonly parcel: BuyerParcel }) => {
  const now = useNow()
  const at = STEP_OF[parcel.stage]
  const { hotline } = parcel
  return (
    <View className='parcel-of' id={`parcel-${parcel.parcelId ?? parcel.orderId}`}>
      <View className='hero'>
        <View className={`f36 b${parcel.stage === 'problem' ? ' cl' : ''}`}>{stageWord(parcel.stage)}</View>
        {at !== undefined && <StepBars words={BUYER.steps} at={at} />}
      </View>
      <Numbers parcel={parcel} />
      {parcel.steps.length > 0 ? (
        <Timeline
          items={newestFirst(parcel.steps).map((step, index) => ({
            time: moment(step.at, now),
            title: step.text,
            line: placeBeside(step),
            icon: index === 0 ? 'truck' : 'ring',
          }))}
        />
      ) : (
        at !== undefined && <View className='pad white ink2'>{BUYER.noSteps}</View>
      )}
      <View className='sec sec-cont'>
        <View className='li'>
          <View className='mark tone-wait'>
            <Icon name='pin' />
          </View>
          <View className='sp'>
            <View className='t17 b'>
              {parcel.receiver.name}　{parcel.receiver.phone}
            </View>
            <View className='t15 ink2'>
              {parcel.receiver.region} {parcel.receiver.detail}
            </View>
          </View>
        </View>
      </View>
      {hotline !== undefined && (
        <View className='pad'>
          <Btn
            id={`call-${parcel.orderId}`}
            icon='phone'
            label={callCourier(parcel.courierName ?? '')}
            onTap={() => callPhone(hotline)}
          />
        </View>
      )}
    </View>
  )
}

export default function ParcelsPage() {
  const parcels = useResource('buyerParcels', {}, { pollMs: 30_000 })
  return (
    <Screen roles='anyone'>
      <Load of={parcels} rows={3}>
        {(value) => {
          const needs = value.parcels.filter((parcel) => parcel.stage === 'needs-address')
          const rest = value.parcels.filter((parcel) => parcel.stage !== 'needs-address')
          if (value.parcels.length === 0) {
            // who bought what is learned a little later: he may be told all the same
            return (
              <>
                <AllowRow templateIds={value.templateIds} />
                <Blank icon='gift' tone='wait' title={BUYER.emptyTitle} body={BUYER.emptyBody} />
              </>
            )
          }
          return (
            <View id='parcels'>
              {needs.map((parcel) => (
                <NeedsAddress key={parcel.orderId} parcel={parcel} />
              ))}
              <AllowRow templateIds={value.templateIds} />
              {rest.map((parcel) => (
                <Parcel key={parcel.parcelId ?? parcel.orderId} parcel={parcel} />
              ))}
            </View>
          )
        }}
      </Load>
    </Screen>
  )
}
