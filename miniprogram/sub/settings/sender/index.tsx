import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { AddressForm, type AddressDraft } from '../../../components/address-form'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { useSettings } from '../../../hooks/use-settings'
import { BUYER } from '../../../text/buyer'
import { COMMON } from '../../../text/common'
import { SETTINGS } from '../../../text/settings'

export default function SenderPage() {
  const { resource, busy, save } = useSettings()
  const [draft, setDraft] = useState<AddressDraft>()
  const sender = draft ?? resource.shown?.value.sender
  const full = sender !== undefined && Object.values(sender).every((value) => value !== '')
  const bar = sender && !resource.offline && (
    <ActBar
      primary={{
        id: 'save',
        label: full ? COMMON.save : SETTINGS.fillAll,
        icon: 'check',
        off: draft === undefined || !full,
        busy,
        onTap: () => void save('senderSave', sender).then((done) => done && setDraft(undefined)),
      }}
    />
  )
  return (
    <Screen roles={['owner']} bottom={bar}>
      <View className='pad t15 ink2'>{SETTINGS.senderHelp}</View>
      <Load of={resource} rows={2}>
        {() =>
          sender && (
            <AddressForm draft={sender} words={SETTINGS} placeholder={BUYER.detailPlaceholder} onChange={setDraft} />
          )
        }
      </Load>
    </Screen>
  )
}
