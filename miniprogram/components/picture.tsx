import { View } from '@tarojs/components'
import { GARMENT_COLOURS } from '../text/colours'

const colourOf = (spec: string): string => GARMENT_COLOURS.find(([word]) => spec.includes(word))?.[1] ?? '#b8b4aa'

interface Props {
  readonly spec: string
  readonly size?: 'm' | 'l'
}
/** Without a photo: the plain garment in its colour, which is what the hand looks for. */
export const Picture = ({ spec, size }: Props) => (
  <View className={`pic${size === undefined ? '' : ` pic-${size}`}`} aria-hidden>
    <View className='pic-shape pic-garment' style={{ backgroundColor: colourOf(spec) }} />
  </View>
)
