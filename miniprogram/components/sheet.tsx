import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { LayerContext, useSheetLayer } from '../hooks/use-layer'
import { Snack } from './snack'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}
/**
 * A quiet choice from below; a tap outside closes it. Stops are StopSheet, which nothing closes by accident. What is refused while
 * it is open is said in it: above its act bar, or at its foot where it has none.
 */
export const Sheet = ({ title, onClose, children }: Props) => {
  const layer = useSheetLayer()
  return (
    <View className='mask' id='sheet' onClick={onClose}>
      <View className='sheet' onClick={(event) => event.stopPropagation()}>
        <View className='sheet-title'>{title}</View>
        <LayerContext.Provider value={layer}>{children}</LayerContext.Provider>
        {!layer.isCovered && !layer.hasBar && (
          <View className='sheet-foot sheet-foot-bare'>
            <Snack />
          </View>
        )}
      </View>
    </View>
  )
}
