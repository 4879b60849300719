import { View } from '@tarojs/components'
import type { BuyerParcel } from '@shared/api/buyer'
import { StepBars } from '../../../components/step-bars'
import { useNow } from '../../../hooks/use-now'
import { BUYER, dueDay, groundOf, lateWords, leavesBy, stageWord } from '../../../text/buyer'

const STEP_OF: Readonly<Partial<Record<BuyerParcel['stage'], number>>> = {
  shipped: 0,
  moving: 1,
  delivering: 2,
  delivered: 4,
}

const Due = ({ arrival }: Required<Pick<BuyerParcel, 'arrival'>>) => {
  const now = useNow()
  if (arrival.lateDays > 0) {
    const { title, line } = lateWords(arrival)
    return (
      <View id='late'>
        <View className='t17 b cl'>{BUYER.late}</View>
        <View className='f36 b cl'>{title}</View>
        <View className='t15 ink2 mt4'>
          {line}
          {groundOf(arrival)}
        </View>
      </View>
    )
  }
  return (
    <View id='due'>
      <View className='t17 ink2'>{BUYER.due}</View>
      <View className='f36 b'>{dueDay(arrival, now)}</View>
      <View className='t15 ink2 mt4'>{groundOf(arrival)}</View>
    </View>
  )
}

/** The one question of the page: when is it here? Where nothing can be said of that, how far it is. */
export const Hero = ({ parcel }: { readonly parcel: BuyerParcel }) => {
  const now = useNow()
  const { arrival, stage, shipBy } = parcel
  const at = STEP_OF[stage]
  return (
    <View className='hero'>
      {arrival ? (
        <Due arrival={arrival} />
      ) : (
        <View className={`f36 b${stage === 'problem' ? ' cl' : ''}`}>{stageWord(stage)}</View>
      )}
      {shipBy !== undefined && <View className='t15 ink2 mt4'>{leavesBy(shipBy, now)}</View>}
      {at !== undefined && <StepBars words={BUYER.steps} at={at} />}
    </View>
  )
}
