import { View } from '@tarojs/components'
import { Btn, type BtnProps } from './btn'
import { Icon } from './icon'

interface Props {
  readonly id: string
  readonly tone: 'stop' | 'look'
  readonly title: string
  readonly line: string
  readonly count: number
  /** One or two, each naming its effect. */
  readonly fixes: readonly BtnProps[]
}
/** One cause, its count, its fixes: a hundred dead rows are one line here. */
export const CauseFix = ({ id, tone, title, line, count, fixes }: Props) => (
  <View className='fix' id={id}>
    <View className='row-top gap12'>
      <View className={`mark tone-${tone}`}>
        <Icon name={tone === 'look' ? 'help' : 'stop'} />
      </View>
      <View className='sp'>
        <View className='t17 b'>{title}</View>
        <View className='t15 ink2'>{line}</View>
      </View>
      <View className='t20 b'>{count}</View>
    </View>
    <View className='fix-acts'>
      {fixes.map((fix) => (
        <Btn key={fix.id} {...fix} size='m' grow />
      ))}
    </View>
  </View>
)
