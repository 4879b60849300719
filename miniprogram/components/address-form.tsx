import { useState } from 'react'
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
  /** Name of the line that a region which is right is folded to. */
  readonly region?: string
  /** An example of the detail. */
  readonly hint?: string
  readonly onChange: (draft: AddressDraft) => void
}
const PERSON = ['name', 'phone'] as const
const REGION = ['province', 'city', 'district'] as const

const Folded = ({ label, value, onOpen }: { readonly label: string; readonly value: string; onOpen: () => void }) => (
  <View className='field' id='f-region' role='button' onClick={onOpen}>
    <View className='field-label'>{label}</View>
    <View className='sp t17'>{value}</View>
    <View className='cd'>
      <Icon name='done' size='s' />
    </View>
  </View>
)

export const AddressForm = (props: Props) => {
  const { draft, words, placeholder, kept = {}, lacking = [], region, hint, onChange } = props
  const [isOpen, setOpen] = useState(false)
  const lacksDetail = lacking.includes('detail')
  const isRight = REGION.every((key) => draft[key] !== '' && !lacking.includes(key))
  const folded = region !== undefined && isRight && !isOpen
  return (
    <View className='sec'>
      {(folded ? PERSON : [...PERSON, ...REGION]).map((key) => (
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
      {folded && (
        <Folded label={region} value={REGION.map((key) => draft[key]).join(' ')} onOpen={() => setOpen(true)} />
      )}
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
        {hint !== undefined && <View className='t15 ink2 mt8'>{hint}</View>}
      </View>
    </View>
  )
}
