import { View } from '@tarojs/components'

export type IconName =
  | 'stop'
  | 'look'
  | 'done'
  | 'wait'
  | 'ring'
  | 'run'
  | 'help'
  | 'check'
  | 'x'
  | 'plus'
  | 'right'
  | 'down'
  | 'search'
  | 'list'
  | 'scan'
  | 'user'
  | 'box'
  | 'truck'
  | 'printer'
  | 'pin'
  | 'torch'
  | 'key'
  | 'undo'
  | 'off'
  | 'phone'
  | 'msg'
  | 'swap'
  | 'edit'
  | 'eye'
  | 'gift'
  | 'qr'
  | 'gear'
  | 'pause'
  | 'bin'
  | 'copy'
  | 'cart'
  | 'up'
  | 'tear'
  | 'voice'
  | 'bt'
  | 'camera'
  | 'scale'

interface Props {
  readonly name: IconName
  readonly size?: 'xs' | 's' | 'l' | 'xl' | 'xxl'
}
/** Takes the colour of the text around it. */
export const Icon = ({ name, size }: Props) => (
  <View className={`i i-${name}${size === undefined ? '' : ` i-${size}`}`} aria-hidden />
)
