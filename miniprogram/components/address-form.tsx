import { Textarea, View } from '@tarojs/components'
import type { ReceiverView } from '@shared/api/views'
import type { PostalAddress } from '@shared/kernel/address'
import { Icon } from './icon'
import { Field } from './field'

export type AddressDraft = PostalAddress
export const EMPTY_ADDRESS: AddressDraft = { name: '', phone: '', province: '', city: '', district: '', detail: '' }
export const draftOf = ({ name, phone, province, city, district, detail }: ReceiverView): AddressDraft => ({
  name,
  phone,
  province,
  city,
  district,
  detail,
})

/** What is still asked for: a field that has been written anew is not. */
export const stillLacking = (
  lacking: readonly (keyof AddressDraft)[],
  { was, is }: { readonly was: AddressDraft; readonly is: AddressDraft },
) => lacking.filter((key) => was[key] === is[key])

interface Props {
  readonly draft: AddressDraft
  readonly words: Readonly<Record<keyof AddressDraft, string>>
  readonly placeholder: string
  /** What stands there when nothing is typed. */
  readonly kept?: Readonly<Partial<AddressDraft>>
  /** Fields that are asked for and stand as they were. */
  readonly lacking?: readonly (keyof AddressDraft)[]
  readonly onChange: (draft: AddressDraft) => void
}
const SHORT = ['name', 'phone', 'province', 'city', 'district'] as const

export const AddressForm = ({ draft, words, placeholder, kept = {}, lacking = [], onChange }: Props) => {
  const lacksDetail = lacking.includes('detail')
  return (
    <View className='sec'>
      {SHORT.map((key) => (
        <Field
          key={key}
          id={`f-${key}`}
          label={words[key]}
          value={draft[key]}
          placeholder={kept[key] ?? ''}
          {...(lacking.includes(key) ? { mark: 'lacks' as const } : kept[key] ? { mark: 'kept' as const } : {})}
          onChange={(value) => onChange({ ...draft, [key]: value })}
        />
      ))}
      <View className='pad' id='f-detail'>
        <View className={`t15 row gap4 ${lacksDetail ? 'b cl' : 'ink2'}`}>
          {lacksDetail && <Icon name='look' size='s' />}
          <View>{words.detail}</View>
        </View>
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
}
