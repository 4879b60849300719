import { View } from '@tarojs/components'

interface Props {
  readonly words: readonly string[]
  /** The running step; all before it are done. */
  readonly at: number
}
const toneOf = (index: number, at: number) => (index < at ? 'f-done' : index === at ? 'f-run' : 'f-wait')

export const StepBars = ({ words, at }: Props) => (
  <View className='steps'>
    {words.map((word, index) => (
      <View key={word} className='sp'>
        <View className={`step-bar ${toneOf(index, at)}`} />
        <View className={`t13 mt4${index === at ? ' b acc' : ' ink2'}`}>{index === at ? `● ${word}` : word}</View>
      </View>
    ))}
  </View>
)
