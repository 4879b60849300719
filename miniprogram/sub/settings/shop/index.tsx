import { useState } from 'react'
import { View } from '@tarojs/components'
import { InputNumber } from '@nutui/nutui-react-taro'
import type { SettingsValue } from '@shared/api/settings'
import { ActBar } from '../../../components/act-bar'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { SwitchRow } from '../../../components/switch-row'
import { useSettings } from '../../../hooks/use-settings'
import { COMMON } from '../../../text/common'
import { SETTINGS } from '../../../text/settings'
import { PackingRows } from './packing-rows'

type Shop = SettingsValue['shop']
const MAX_HOURS = 360

const Form = ({ shop, onChange }: { readonly shop: Shop; readonly onChange: (shop: Shop) => void }) => (
  <View className='sec'>
    <Field id='f-shop' label={SETTINGS.shopName} value={shop.name} onChange={(name) => onChange({ ...shop, name })} />
    <View className='li'>
      <View className='sp t17 b'>{SETTINGS.shipWithin}</View>
      <InputNumber
        value={shop.shipWithinHours}
        min={1}
        max={MAX_HOURS}
        onChange={(hours) => onChange({ ...shop, shipWithinHours: Number(hours) })}
      />
    </View>
    <SwitchRow
      id='pick-first'
      title={SETTINGS.pickBeforePack}
      line={SETTINGS.pickBeforePackBody}
      on={shop.pickBeforePack}
      onChange={(pickBeforePack) => onChange({ ...shop, pickBeforePack })}
    />
    <SwitchRow
      id='auto-merge'
      title={SETTINGS.autoMerge}
      line={SETTINGS.autoMergeBody}
      on={shop.autoMerge}
      onChange={(autoMerge) => onChange({ ...shop, autoMerge })}
    />
  </View>
)

export default function ShopPage() {
  const { resource, busy, save } = useSettings()
  const [draft, setDraft] = useState<Shop>()
  const shop = draft ?? resource.shown?.value.shop
  const store = async () => {
    if (shop === undefined) return
    const { name, shipWithinHours, pickBeforePack, autoMerge, packing } = shop
    if (await save('shopSave', { name, shipWithinHours, pickBeforePack, autoMerge, packing })) setDraft(undefined)
  }
  const bar = shop && !resource.offline && (
    <ActBar
      primary={{
        id: 'save',
        label: COMMON.save,
        icon: 'check',
        off: draft === undefined,
        busy,
        onTap: () => void store(),
      }}
    />
  )
  return (
    <Screen roles={['owner']} bottom={bar}>
      <Load of={resource} rows={2}>
        {() =>
          shop && (
            <>
              <Form shop={shop} onChange={setDraft} />
              <PackingRows packing={shop.packing} onChange={(packing) => setDraft({ ...shop, packing })} />
              <View className='row gap8 pad t15 ink2'>
                <Icon name='user' size='s' />
                <View className='sp'>{shop.sameApp ? SETTINGS.sameApp : SETTINGS.besideApp}</View>
              </View>
            </>
          )
        }
      </Load>
    </Screen>
  )
}
