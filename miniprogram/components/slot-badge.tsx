import { View } from '@tarojs/components'
import { FLOOR } from '../text/floor'

interface Props {
  readonly slot: number
  /** The word above the number, as on the label. */
  readonly named?: boolean
}
export const SlotBadge = ({ slot, named = false }: Props) => (
  <View className='slot'>
    {named && <View className='slot-w'>{FLOOR.slot}</View>}
    <View>{slot}</View>
  </View>
)
