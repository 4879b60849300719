import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { TONE_ICON, type Tone } from './tone'

interface Props {
  readonly id?: string
  readonly title: string
  readonly line?: string
  /** A state before the line, in its colour. */
  readonly state?: { readonly tone: Tone; readonly text: string }
  /** What is good to know, small. */
  readonly more?: string
  readonly tone?: Tone
  readonly icon?: IconName
  /** Soft ground for what needs a hand. */
  readonly ground?: 'stop' | 'look'
  readonly side?: ReactNode
  readonly onTap?: () => void
}
const Lines = ({ state, line = '', more }: { [K in 'state' | 'line' | 'more']?: Props[K] | undefined }) => (
  <>
    {(state !== undefined || line !== '') && (
      <View className='t15 ink2'>
        {state && <Text className={`b tone-${state.tone}`}>{state.text}　</Text>}
        {line}
      </View>
    )}
    {more !== undefined && <View className='t13 ink3'>{more}</View>}
  </>
)

/** One row of a list: a mark, a title, a second line, something at the right. */
export const RowItem = ({ id, title, line, state, more, tone, icon, ground, side, onTap }: Props) => {
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
        <Lines state={state} line={line} more={more} />
      </View>
      {side}
      {onTap !== undefined && side === undefined && <Icon name='right' size='s' />}
    </View>
  )
}
