import { Textarea, View } from '@tarojs/components'
import type { ReceiverView } from '@shared/api/views'
import { Field } from './field'

export interface AddressDraft {
  readonly name: string
  readonly phone: string
  readonly province: string
  readonly city: string
  readonly district: string
  readonly detail: string
}
export const EMPTY_ADDRESS: AddressDraft = { name: '', phone: '', province: '', city: '', district: '', detail: '' }
export const draftOf = ({ name, phone, province, city, district, detail }: ReceiverView): AddressDraft => ({
  name,
  phone,
  province,
  city,
  district,
  detail,
})

interface Props {
  readonly draft: AddressDraft
  readonly words: Readonly<Record<keyof AddressDraft, string>>
  readonly placeholder: string
  /** What stands there when nothing is typed. */
  readonly kept?: Readonly<Partial<AddressDraft>>
  readonly onChange: (draft: AddressDraft) => void
}
const SHORT = ['name', 'phone', 'province', 'city', 'district'] as const

export const AddressForm = ({ draft, words, placeholder, kept = {}, onChange }: Props) => (
  <View className='sec'>
    {SHORT.map((key) => (
      <Field
        key={key}
        id={`f-${key}`}
        label={words[key]}
        value={draft[key]}
        placeholder={kept[key] ?? ''}
        onChange={(value) => onChange({ ...draft, [key]: value })}
      />
    ))}
    <View className='pad' id='f-detail'>
      <View className='t15 b cl'>{words.detail}</View>
      <View className='area-box'>
        <Textarea
          className='area-input'
          value={draft.detail}
          maxlength={200}
          placeholder={placeholder}
          onInput={(event) => onChange({ ...draft, detail: event.detail.value })}
        />
      </View>
    </View>
  </View>
)
