import { Input, View } from '@tarojs/components'
import { Icon } from './icon'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly type?: 'text' | 'number' | 'digit'
  readonly off?: boolean
  readonly onChange: (value: string) => void
}
export const Field = ({ id, label, value, placeholder = '', type = 'text', off = false, onChange }: Props) => (
  <View className='field'>
    <View className='field-label'>{label}</View>
    <View className='sp' id={id}>
      <Input
        className='field-input'
        type={type}
        value={value}
        disabled={off}
        placeholder={placeholder}
        onInput={(event) => onChange(event.detail.value)}
      />
    </View>
    {value !== '' && (
      <View className='cd'>
        <Icon name='done' size='s' />
      </View>
    )}
  </View>
)
