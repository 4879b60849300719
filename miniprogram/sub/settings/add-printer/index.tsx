import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { PRINTER_DRIVERS, type PrinterDriver, stickerField } from '@shared/printer/drivers'
import { readSticker } from '@shared/printer/sticker'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Field } from '../../../components/field'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { StepBars } from '../../../components/step-bars'
import { scan } from '../../../device/scan'
import { useSettings } from '../../../hooks/use-settings'
import { goInstead } from '../../../nav/go'
import { BLUETOOTH } from '../../../text/bluetooth'
import { PRINTER } from '../../../text/printer'
import { SETTINGS } from '../../../text/settings'
import { DriverFields } from './driver-fields'

interface Draft {
  readonly driver: PrinterDriver
  readonly sn: string
  readonly label: string
  readonly fields: Readonly<Record<string, string>>
}
const EMPTY: Draft = { driver: 'kuaimai', sn: '', label: '', fields: {} }

const isFilled = ({ driver, sn, fields }: Draft): boolean => {
  const info = PRINTER_DRIVERS[driver]
  return info.sn.test(sn.trim()) && info.fields.every(({ key, need }) => need === 'may' || (fields[key] ?? '') !== '')
}
const stepOf = (draft: Draft) => (!isFilled(draft) ? 0 : draft.label.trim() === '' ? 1 : 2)

/** What a sticker says, taken into the form: its key goes where this maker wants it. */
function taken(draft: Draft, code: string, offered: readonly string[]): Draft {
  const { sn, key, driver } = readSticker(code)
  const maker = driver !== undefined && offered.includes(driver) ? driver : draft.driver
  const field = stickerField(maker)
  const fields = key === undefined || field === undefined ? draft.fields : { ...draft.fields, [field.key]: key }
  return { ...draft, driver: maker, sn, fields }
}

interface FormProps {
  readonly draft: Draft
  readonly offered: readonly PrinterDriver[]
  readonly onChange: (draft: Draft) => void
}

const Makers = ({ draft, offered, onChange }: FormProps) => (
  <>
    <View className='cap-t'>{PRINTER.maker}</View>
    <View className='pad white chips'>
      {offered.map((driver) => (
        <Btn
          key={driver}
          id={`maker-${driver}`}
          size='m'
          kind={driver === draft.driver ? 'a' : 'o'}
          label={PRINTER_DRIVERS[driver].name}
          onTap={() => onChange({ ...draft, driver })}
        />
      ))}
    </View>
  </>
)

const FindNearby = () => (
  <RowItem
    id='find-nearby'
    icon='bt'
    title={BLUETOOTH.findNearby}
    line={BLUETOOTH.findNearbyBody}
    onTap={() => goInstead('bluetooth')}
  />
)

const Form = (props: FormProps) => {
  const { draft, onChange } = props
  const info = PRINTER_DRIVERS[draft.driver]
  return (
    <>
      <Makers {...props} />
      <View className='cap-t'>{info.about}</View>
      <View className='sec'>
        <Field
          id='f-sn'
          label={SETTINGS.sn}
          value={draft.sn}
          placeholder={info.snWhere}
          onChange={(sn) => onChange({ ...draft, sn })}
        />
        <DriverFields info={info} values={draft.fields} onChange={(fields) => onChange({ ...draft, fields })} />
        <Field
          id='f-label'
          label={SETTINGS.printerLabel}
          value={draft.label}
          placeholder={SETTINGS.printerLabelPlaceholder}
          onChange={(label) => onChange({ ...draft, label })}
        />
      </View>
      <View className='cap-t'>{PRINTER.noNumber}</View>
      <View className='sec'>
        <FindNearby />
      </View>
    </>
  )
}

export default function AddPrinterPage() {
  const { resource, busy, save } = useSettings()
  const [draft, setDraft] = useState(EMPTY)
  const step = stepOf(draft)
  const drivers = resource.shown?.value.drivers ?? []
  // a Bluetooth printer is found by the phone, not by a number
  const offered = (Object.keys(PRINTER_DRIVERS) as PrinterDriver[]).filter(
    (driver) => drivers.includes(driver) && driver !== 'bluetooth',
  )
  const add = async () => {
    const { driver, sn, label, fields } = draft
    const input = { driver, sn: sn.trim(), label: label.trim(), fields }
    if (await save('printerAdd', input, SETTINGS.added)) void Taro.navigateBack()
  }
  const read = async () => {
    const code = await scan()
    if (code !== undefined) setDraft(taken(draft, code, offered))
  }
  const ready = step === 2
  return (
    <Screen
      roles={['owner']}
      bottom={
        <ActBar
          primary={{
            id: 'add',
            label: ready ? SETTINGS.addIt : SETTINGS.fillAll,
            icon: ready ? 'plus' : 'look',
            off: !ready,
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
      <Load of={resource} rows={2}>
        {() => <Form draft={draft} offered={offered} onChange={setDraft} />}
      </Load>
    </Screen>
  )
}
