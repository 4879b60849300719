import { View } from '@tarojs/components'

/** The shape of what comes, so that nothing jumps when it is here. */
export const Skeleton = ({ rows = 4 }: { readonly rows?: number }) => (
  <View id='loading' role='status'>
    {Array.from({ length: rows }, (_, index) => (
      <View key={index} className='sk-card'>
        <View className='sk sk-a' />
        <View className='sk sk-b' />
        <View className='sk sk-c' />
      </View>
    ))}
  </View>
)
