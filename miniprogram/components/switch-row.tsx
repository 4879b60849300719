import { View } from '@tarojs/components'
import { Switch } from '@nutui/nutui-react-taro'

interface Props {
  readonly id: string
  readonly title: string
  readonly line?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}
export const SwitchRow = ({ id, title, line, on, onChange }: Props) => (
  <View className='li' id={id}>
    <View className='sp'>
      <View className='t17 b'>{title}</View>
      {line !== undefined && <View className='t15 ink2'>{line}</View>}
    </View>
    <Switch checked={on} onChange={onChange} />
  </View>
)
