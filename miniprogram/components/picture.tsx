import { View } from '@tarojs/components'
import { garmentPicture } from './garment'

interface Props {
  readonly title: string
  readonly spec: string
  readonly size?: 'm' | 'l'
}
/** Without a photo: the plain shape of the article in its colour, which is what the hand looks for. */
export const Picture = ({ title, spec, size }: Props) => (
  <View className={`pic${size === undefined ? '' : ` pic-${size}`}`} aria-hidden>
    <View className='pic-shape' style={{ backgroundImage: garmentPicture(title, spec) }} />
  </View>
)
