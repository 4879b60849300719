import { View } from '@tarojs/components'

export interface BandProps {
  readonly hint: string
  readonly torch: boolean
  readonly onCode: (code: string) => void
}
/** A browser page opens no camera here: the band folds and a scanner gun, or the hand, types into the field beside it. */
export const CameraBand = ({ hint }: BandProps) => <View className='cam-hint'>{hint.replace('\n', '')}</View>
export const HAS_CAMERA = false
