import { Camera, View } from '@tarojs/components'
import type { BandProps } from './camera-band'

/** The camera stays open in the thumb zone; the page above it decides what a code means. */
export const CameraBand = ({ hint, onCode, torch }: BandProps) => (
  <View className='cam'>
    <Camera
      className='cam-view'
      mode='scanCode'
      flash={torch ? 'torch' : 'off'}
      onScanCode={(event) => onCode(event.detail.result)}
    />
    <View className='cam-line' />
    <View className='cam-hint'>{hint}</View>
  </View>
)
/** WeChat has a lamp and a camera. */
export const HAS_CAMERA = true
