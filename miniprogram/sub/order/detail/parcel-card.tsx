import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ParcelView } from '@shared/api/views'
import { Btn } from '../../../components/btn'
import { LabelPreview } from '../../../components/label-preview'
import { PaperSheetBtn } from '../../../components/paper-sheet'
import { COMMON } from '../../../text/common'
import { ORDER, parcelTitle, slotCopies } from '../../../text/order'
import { TrackSheet } from './track-sheet'

const GONE: readonly ParcelView['goods'][] = ['handed-over', 'coming-back', 'back', 'void']
/** A slip is for a box that can still be opened. */
const inHouse = ({ goods, waybill }: ParcelView) => waybill === 'got' && !GONE.includes(goods)

interface Props {
  readonly parcel: ParcelView
  /** One of several: what became of it stands here, not at the top of the page. */
  readonly ofSeveral: boolean
  readonly offline: boolean
}

const Acts = ({ parcel, offline }: Pick<Props, 'parcel' | 'offline'>) => {
  const [tracking, setTracking] = useState(false)
  return (
    <View className='row gap12 mt8 wrap'>
      <Btn
        id='copy-waybill'
        size='m'
        icon='copy'
        label={COMMON.copy}
        onTap={() => void Taro.setClipboardData({ data: parcel.waybillNo ?? '' })}
      />
      {inHouse(parcel) ? (
        !offline && <PaperSheetBtn kind='packing-slip' parcelId={parcel.id} />
      ) : (
        <Btn id='track-open' size='m' icon='truck' label={ORDER.track} onTap={() => setTracking(true)} />
      )}
      {tracking && <TrackSheet parcel={parcel} onClose={() => setTracking(false)} />}
    </View>
  )
}

/** One box: its label, its number, and where it is. */
export const ParcelCard = ({ parcel, ofSeveral, offline }: Props) => {
  const alive = parcel.waybillNo !== undefined && parcel.goods !== 'void'
  return (
    <View className='row-top gap16 parcel-card' id={`parcel-${parcel.id}`}>
      {alive && <LabelPreview parcelId={parcel.id} copies={parcel.copies} />}
      <View className='sp'>
        <View className='t15 ink2'>{parcelTitle(parcel, ofSeveral)}</View>
        <View className='t26 b anywhere' id='waybill-no'>
          {parcel.waybillNo ?? ORDER.noWaybill}
        </View>
        <View className='t13 ink2'>{slotCopies(parcel.slot, parcel.copies)}</View>
        {alive && <Acts parcel={parcel} offline={offline} />}
      </View>
    </View>
  )
}
