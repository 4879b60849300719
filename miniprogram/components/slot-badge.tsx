import { View } from '@tarojs/components'
import { FLOOR } from '../text/floor'

interface Props {
  readonly slot: number
  /** The word above the number, as on the label. */
  readonly named?: boolean
  /** How many pieces go in, where the slots differ. */
  readonly note?: string
}
export const SlotBadge = ({ slot, named = false, note }: Props) => (
  <View className='slot'>
    {named && <View className='slot-w'>{FLOOR.slot}</View>}
    <View>{slot}</View>
    {note !== undefined && <View className='slot-w'>{note}</View>}
  </View>
)
