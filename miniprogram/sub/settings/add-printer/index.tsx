import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Field } from '../../../components/field'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { StepBars } from '../../../components/step-bars'
import { scan } from '../../../device/scan'
import { useSettings } from '../../../hooks/use-settings'
import { goInstead } from '../../../nav/go'
import { BLUETOOTH } from '../../../text/bluetooth'
import { SETTINGS } from '../../../text/settings'

/** The sticker holds the number alone, or a link that carries it as `sn=`. */
const serialOf = (code: string): string => /[?&]sn=([\w-]+)/.exec(code)?.[1] ?? code.trim()

const FindNearby = () => (
  <RowItem
    id='find-nearby'
    icon='bt'
    title={BLUETOOTH.findNearby}
    line={BLUETOOTH.findNearbyBody}
    onTap={() => goInstead('bluetooth')}
  />
)

export default function AddPrinterPage() {
  const { busy, save } = useSettings()
  const [draft, setDraft] = useState({ sn: '', key: '', label: '' })
  const step = draft.sn === '' ? 0 : draft.label === '' ? 1 : 2
  const add = async () => {
    const { sn, key, label } = draft
    const input = {
      driver: 'kuaimai' as const,
      sn: sn.trim(),
      label: label.trim(),
      ...(key === '' ? {} : { fields: { deviceKey: key } }),
    }
    if (await save('printerAdd', input, SETTINGS.added)) void Taro.navigateBack()
  }
  const read = async () => {
    const code = await scan()
    if (code !== undefined) setDraft({ ...draft, sn: serialOf(code) })
  }
  return (
    <Screen
      roles={['owner']}
      bottom={
        <ActBar
          primary={{
            id: 'add',
            label: step === 2 ? SETTINGS.addIt : SETTINGS.fillAll,
            icon: step === 2 ? 'plus' : 'look',
            off: step < 2,
            busy,
            onTap: () => void add(),
          }}
        />
      }
    >
      <View className='pad white'>
        <StepBars words={SETTINGS.steps} at={step} />
        <View className='t20 b mt16'>{SETTINGS.scanPrinter}</View>
        <View className='t15 ink2'>{SETTINGS.scanPrinterBody}</View>
        {HAS_CAMERA && <Btn id='scan-sn' icon='qr' label={SETTINGS.scan} onTap={() => void read()} />}
      </View>
      <View className='sec'>
        <FindNearby />
        <Field
          id='f-sn'
          label={SETTINGS.sn}
          value={draft.sn}
          placeholder={SETTINGS.snPlaceholder}
          onChange={(sn) => setDraft({ ...draft, sn })}
        />
        <Field id='f-key' label={SETTINGS.key} value={draft.key} onChange={(key) => setDraft({ ...draft, key })} />
        <Field
          id='f-label'
          label={SETTINGS.printerLabel}
          value={draft.label}
          placeholder={SETTINGS.printerLabelPlaceholder}
          onChange={(label) => setDraft({ ...draft, label })}
        />
      </View>
    </Screen>
  )
}
