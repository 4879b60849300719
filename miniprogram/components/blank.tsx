import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import type { Tone } from './tone'

interface Props {
  readonly icon: IconName
  readonly tone: Tone
  readonly title: string
  readonly body: string
  readonly foot?: string
}
/** A page with nothing to list: what is, and why that is all right or not. */
export const Blank = ({ icon, tone, title, body, foot }: Props) => (
  <View className='blank'>
    <View className={`tone-${tone}`}>
      <Icon name={icon} size='xl' />
    </View>
    <View className='blank-title'>{title}</View>
    <View className='ink2'>{body}</View>
    {foot !== undefined && <View className='t13 ink3 mt16'>{foot}</View>}
  </View>
)
