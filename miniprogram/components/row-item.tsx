import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { TONE_ICON, type Tone } from './tone'

interface Props {
  readonly id?: string
  readonly title: string
  readonly line?: string
  readonly tone?: Tone
  readonly icon?: IconName
  /** Soft ground for what needs a hand. */
  readonly ground?: 'stop' | 'look'
  readonly side?: ReactNode
  readonly onTap?: () => void
}
/** One row of a list: a mark, a title, a second line, something at the right. */
export const RowItem = ({ id, title, line, tone, icon, ground, side, onTap }: Props) => {
  const mark = icon ?? (tone === undefined ? undefined : TONE_ICON[tone])
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={`li${ground === undefined ? '' : ` bg-${ground}`}`}
      {...(onTap === undefined ? {} : { onClick: onTap, role: 'button' })}
    >
      {mark !== undefined && (
        <View className={`mark tone-${tone ?? 'wait'}`}>
          <Icon name={mark} />
        </View>
      )}
      <View className='sp'>
        <View className={`t17 b${ground === undefined ? '' : ground === 'stop' ? ' cs' : ' cl'}`}>{title}</View>
        {line !== undefined && line !== '' && <View className='t15 ink2'>{line}</View>}
      </View>
      {side}
      {onTap !== undefined && side === undefined && <Icon name='right' size='s' />}
    </View>
  )
}
