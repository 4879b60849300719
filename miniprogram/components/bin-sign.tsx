import { View } from '@tarojs/components'
import { FLOOR } from '../text/floor'

/** A location is `<aisle>-<rack>-<level>-<position>`; anything else is shown as it is. */
const parts = (location: string) => {
  const [aisle, rack, level, position] = location.split('-')
  if (aisle === undefined || rack === undefined || position === undefined) return { bin: location }
  return { bin: `${aisle}-${rack}`, level, position }
}

/** Where to: readable from two metres. */
export const BinSign = ({ location }: { readonly location: string }) => {
  const { bin, level, position } = parts(location)
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
