import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { COURIER_KEYS, type CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Field } from '../../../components/field'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { Sheet } from '../../../components/sheet'
import { SwitchRow } from '../../../components/switch-row'
import { useSettings } from '../../../hooks/use-settings'
import { COMMON } from '../../../text/common'
import { SETTINGS } from '../../../text/settings'
import { pickupClock } from '../../../text/time'

type Courier = SettingsValue['couriers'][number]
interface Draft {
  readonly courier: CourierKey
  readonly label: string
  readonly on: boolean
  /** Minutes after midnight. */
  readonly pickupAt: number
  readonly customer: string
  readonly password: string
}
const EVENING = 20 * 60
const draftOf = (courier: CourierKey, old?: Courier): Draft => ({
  courier,
  label: old?.label ?? COURIERS[courier].short,
  on: old?.on ?? true,
  pickupAt: old?.pickupAt ?? EVENING,
  customer: '',
  password: '',
})
const minutesOf = (clock: string) => {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}
/** Names are the channel's own (快递鸟 1007). Left empty, an account's secrets stay as they are; they are never read back to a phone. */
const fieldsOf = (draft: Draft) => ({
  ...(draft.customer === '' ? {} : { CustomerName: draft.customer }),
  ...(draft.password === '' ? {} : { [draft.courier === 'yto' ? 'MonthCode' : 'CustomerPwd']: draft.password }),
})

const Editor = ({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) => (
  <View className='sec'>
    <SwitchRow id='courier-on' title={SETTINGS.courierOn} on={draft.on} onChange={(on) => onChange({ ...draft, on })} />
    <Field
      id='f-label'
      label={SETTINGS.courierLabel}
      value={draft.label}
      onChange={(label) => onChange({ ...draft, label })}
    />
    <Picker
      mode='time'
      value={pickupClock(draft.pickupAt)}
      onChange={(event) => onChange({ ...draft, pickupAt: minutesOf(String(event.detail.value)) })}
    >
      <View className='li' id='pickup'>
        <View className='sp t17 b'>{SETTINGS.pickupAt}</View>
        <View className='t20'>{pickupClock(draft.pickupAt)}</View>
      </View>
    </Picker>
    <Field
      id='f-customer'
      label={SETTINGS.courierCustomer}
      value={draft.customer}
      onChange={(customer) => onChange({ ...draft, customer })}
    />
    <Field
      id='f-password'
      label={SETTINGS.courierPassword}
      value={draft.password}
      onChange={(password) => onChange({ ...draft, password })}
    />
  </View>
)

const List = ({ couriers, onOpen }: { couriers: readonly Courier[]; onOpen: (draft: Draft) => void }) => {
  const rest = COURIER_KEYS.filter((key) => !couriers.some((one) => one.courier === key))
  return (
    <>
      {couriers.length === 0 && (
        <Blank icon='truck' tone='wait' title={SETTINGS.courierNone} body={SETTINGS.courierNoneBody} />
      )}
      <View className='sec sec-cont'>
        {couriers.map((one) => (
          <RowItem
            key={one.id}
            id={`courier-${one.courier}`}
            tone={one.paused !== undefined ? 'stop' : one.on ? 'done' : 'wait'}
            title={one.label}
            line={
              one.paused !== undefined
                ? SETTINGS.paused(one.paused)
                : `${one.on ? SETTINGS.courierOn : SETTINGS.printerOff}　${SETTINGS.pickupAt} ${pickupClock(one.pickupAt)}`
            }
            onTap={() => onOpen(draftOf(one.courier, one))}
          />
        ))}
      </View>
      <View className='cap-t'>{SETTINGS.addCourier}</View>
      <View className='sec'>
        {rest.map((key) => (
          <RowItem
            key={key}
            id={`add-${key}`}
            icon='plus'
            title={COURIERS[key].name}
            onTap={() => onOpen(draftOf(key))}
          />
        ))}
      </View>
    </>
  )
}

export default function CouriersPage() {
  const { resource, busy, save } = useSettings()
  const [draft, setDraft] = useState<Draft>()
  const store = async (from: Draft) => {
    const { courier, label, on, pickupAt } = from
    const fields = fieldsOf(from)
    const input = { courier, label, on, pickupAt, ...(Object.keys(fields).length === 0 ? {} : { fields }) }
    if (await save('courierSave', input)) setDraft(undefined)
  }
  return (
    <Screen roles={['owner']}>
      <Load of={resource}>{(value) => <List couriers={value.couriers} onOpen={setDraft} />}</Load>
      {draft && (
        <Sheet title={COURIERS[draft.courier].name} onClose={() => setDraft(undefined)}>
          <Editor draft={draft} onChange={setDraft} />
          <ActBar primary={{ id: 'save', label: COMMON.save, icon: 'check', busy, onTap: () => void store(draft) }} />
        </Sheet>
      )}
    </Screen>
  )
}
