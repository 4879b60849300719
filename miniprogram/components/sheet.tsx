import type { ReactNode } from 'react'
import { View } from '@tarojs/components'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}
/** A quiet choice from below; a tap outside closes it. Stops are StopSheet, which nothing closes by accident. */
export const Sheet = ({ title, onClose, children }: Props) => (
  <View className='mask' id='sheet' onClick={onClose}>
    <View className='sheet' onClick={(event) => event.stopPropagation()}>
      <View className='sheet-title'>{title}</View>
      {children}
    </View>
  </View>
)
