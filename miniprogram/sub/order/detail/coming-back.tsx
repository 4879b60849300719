import { View } from '@tarojs/components'
import type { ParcelView } from '@shared/api/views'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { useAct } from '../../../hooks/use-act'
import { useSnack } from '../../../store/snack'
import { comingBackTitle, ORDER } from '../../../text/order'

interface Props {
  readonly parcel: ParcelView
  readonly onTaken: () => Promise<void>
}

/** A parcel on its way home: whoever has it in his hands says what of it may be sold again. */
export const ComingBack = ({ parcel, onTaken }: Props) => {
  const { busy, act } = useAct()
  if (parcel.goods !== 'coming-back') return null
  const take = async (toShelf: boolean) => {
    const done = await act('parcelTakeHome', { parcelId: parcel.id, toShelf }, toShelf ? 'shelf' : 'broken')
    if (done) useSnack.getState().show(toShelf ? ORDER.tookHome : ORDER.tookBroken)
    await onTaken()
  }
  return (
    <View className='fix' id='coming-back'>
      <View className='row-top gap12'>
        <View className='mark tone-run'>
          <Icon name='truck' />
        </View>
        <View className='sp'>
          <View className='t17 b'>{comingBackTitle(parcel)}</View>
          <View className='t15 ink2'>{ORDER.comingBackLine}</View>
        </View>
      </View>
      <View className='fix-acts'>
        <Btn
          id='take-broken'
          size='m'
          grow
          label={ORDER.broken}
          busy={busy === 'broken'}
          onTap={() => void take(false)}
        />
        <Btn
          id='take-shelf'
          size='m'
          grow
          kind='a'
          label={ORDER.toShelf}
          busy={busy === 'shelf'}
          onTap={() => void take(true)}
        />
      </View>
    </View>
  )
}
