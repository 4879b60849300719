import { View } from '@tarojs/components'
import { Switch } from '@nutui/nutui-react-taro'

interface Props {
  readonly id: string
  readonly title: string
  readonly line?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}
/** The whole row is the switch: the knob alone is less than a thumb. */
export const SwitchRow = ({ id, title, line, on, onChange }: Props) => (
  <View className='li' id={id} role='switch' aria-checked={on} onClick={() => onChange(!on)}>
    <View className='sp'>
      <View className='t17 b'>{title}</View>
      {line !== undefined && <View className='t15 ink2'>{line}</View>}
    </View>
    <View className='no-tap'>
      <Switch checked={on} />
    </View>
  </View>
)
