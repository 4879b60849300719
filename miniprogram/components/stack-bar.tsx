import { View } from '@tarojs/components'

interface Props {
  readonly parts: readonly {
    readonly tone: 'done' | 'run' | 'next' | 'wait' | 'look' | 'stop'
    readonly label: string
    readonly count: number
  }[]
}
/** Solid = done, hatched = queued; every colour has its word and number below. */
export const StackBar = ({ parts }: Props) => {
  const present = parts.filter((part) => part.count > 0)
  return (
    <>
      <View className='bar'>
        {present.length === 0 && <View className='f-wait' style={{ flexGrow: '1' }} />}
        {present.map((part) => (
          <View key={part.tone} className={`f-${part.tone}`} style={{ flexGrow: String(part.count) }} />
        ))}
      </View>
      <View className='key'>
        {present.map((part) => (
          <View key={part.tone} className='row gap4 nw'>
            <View className={`key-dot f-${part.tone}`} />
            <View>
              {part.label} {part.count}
            </View>
          </View>
        ))}
      </View>
    </>
  )
}
