import { Text, View } from '@tarojs/components'
import type { AddressPart } from '@shared/api/views'

/** Added, struck and missing pieces look different without colour too: underline, strike, dashed box. */
export const AddressDiff = ({ parts }: { readonly parts: readonly AddressPart[] }) => (
  <View className='addr'>
    {parts.map((part, index) => (
      <Text key={index} className={part.kind === 'same' ? '' : `ad-${part.kind}`}>
        {part.text}
      </Text>
    ))}
  </View>
)
