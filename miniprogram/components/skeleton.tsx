import { View } from '@tarojs/components'
import { reading } from '../text/common'
import { Icon } from './icon'

interface Props {
  readonly rows?: number
  readonly what?: string
}
/** The shape of what comes, so that nothing jumps when it is here. */
export const Skeleton = ({ rows = 4, what = '' }: Props) => (
  <View id='loading' role='status'>
    {what !== '' && (
      <View className='row t13 ink2 pad gap4'>
        <Icon name='run' size='xs' />
        <View>{reading(what)}</View>
      </View>
    )}
    {Array.from({ length: rows }, (_, index) => (
      <View key={index} className='sk-card'>
        <View className='sk sk-a' />
        <View className='sk sk-b' />
        <View className='sk sk-c' />
        <View className='row-end'>
          <View className='sp'>
            <View className='sk sk-chip' />
            <View className='sk sk-d' />
          </View>
          <View className='sk sk-act' />
        </View>
      </View>
    ))}
  </View>
)
