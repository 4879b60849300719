import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'

export interface TimelineItem {
  readonly time: string
  readonly title: string
  readonly line?: string
  readonly icon?: IconName
  readonly tone?: 'run' | 'look' | 'stop'
}
/** Newest first; colour only for now and for trouble. */
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <View className='sec sec-cont tl'>
    {items.map((item, index) => (
      <View key={index} className='tl-item'>
        <View className={`tl-dot ${item.tone === undefined ? (index === 0 ? 'acc' : 'ink2') : `tone-${item.tone}`}`}>
          <Icon name={item.icon ?? 'ring'} />
        </View>
        <View className='row-base gap8'>
          <View className='sp t17 b'>{item.title}</View>
          <View className='t13 ink3 nw'>{item.time}</View>
        </View>
        {item.line !== undefined && item.line !== '' && <View className='t15 ink2'>{item.line}</View>}
      </View>
    ))}
  </View>
)
