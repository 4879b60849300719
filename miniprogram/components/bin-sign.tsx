import { View } from '@tarojs/components'
import { binOf, FLOOR } from '../text/floor'

/** Where to: readable from two metres. */
export const BinSign = ({ location }: { readonly location: string }) => {
  const { bin, level, position } = binOf(location)
  return (
    <View id='bin'>
      <View className={`fig ${bin.length > 5 ? 'f72' : 'f132'}`}>{bin}</View>
      {level !== undefined && (
        <View className='row-base mt8'>
          <View className='fig f56'>{level}</View>
          <View className='unit b'>{FLOOR.level}</View>
          <View className='fig f56'>{position}</View>
          <View className='unit b'>{FLOOR.position}</View>
        </View>
      )}
    </View>
  )
}
