import { Input, View } from '@tarojs/components'
import { Icon } from './icon'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly type?: 'text' | 'number' | 'digit'
  readonly off?: boolean
  /** `lacks`: this one is asked for. `kept`: right as it stands, though nothing is typed. */
  readonly mark?: 'lacks' | 'kept'
  readonly onChange: (value: string) => void
}
export const Field = ({ id, label, value, placeholder = '', type = 'text', off = false, mark, onChange }: Props) => {
  const lacks = mark === 'lacks'
  return (
    <View className='field'>
      <View className={`field-label${lacks ? ' cl b row gap4' : ''}`}>
        {lacks && <Icon name='look' size='s' />}
        <View>{label}</View>
      </View>
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
      {!lacks && (value !== '' || mark === 'kept') && (
        <View className='cd'>
          <Icon name='done' size='s' />
        </View>
      )}
    </View>
  )
}
