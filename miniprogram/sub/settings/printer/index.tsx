import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { driverInfo, sentByPhone } from '@shared/printer/drivers'
import { sheetIn } from '@shared/printer/sheet'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Field } from '../../../components/field'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useNow } from '../../../hooks/use-now'
import { useSettings } from '../../../hooks/use-settings'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { BLUETOOTH } from '../../../text/bluetooth'
import { driverName, paperWord, PRINTER, queueLine, seenAt, stateOf } from '../../../text/printer'
import { SETTINGS } from '../../../text/settings'
import { DriverFields } from '../add-printer/driver-fields'
import { printerTone } from '../printers/printer-tone'
import { useTestPrint } from './use-test-print'

type Printer = SettingsValue['printers'][number]
interface Part {
  readonly printer: Printer
  readonly settings: ReturnType<typeof useSettings>
}

const Facts = ({ printer, sheet }: { readonly printer: Printer; readonly sheet: ReturnType<typeof sheetIn> }) => (
  <View className='sec'>
    <RowItem
      id='printer-state'
      tone={printerTone(printer)}
      title={[stateOf(printer, useNow()), queueLine(printer)].filter((part) => part !== '').join('，')}
      {...(printer.bind === 'bound' && !sentByPhone(printer) ? { line: seenAt(printer.conditionAt) } : {})}
    />
    <RowItem icon='printer' title={`${driverName(printer.driver)} ${printer.sn}`} line={PRINTER.number} />
    <RowItem
      id='go-template'
      icon='edit'
      title={PRINTER.template}
      line={paperWord(printer, sheet)}
      onTap={() => go('templates')}
    />
  </View>
)

/** The maker said no: its words, the fields once more, and a way to be rid of it. */
const Refused = ({ printer, settings }: Part) => {
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const info = driverInfo(printer.driver)
  const remove = async () => {
    if (await settings.save('printerRemove', { id: printer.id }, PRINTER.removed)) void Taro.navigateBack()
  }
  return (
    <>
      <View className='sec sec-cont'>
        {info && <DriverFields info={info} values={fields} onChange={setFields} />}
        <View className='pad row gap12'>
          <Btn id='remove' size='m' grow label={PRINTER.remove} onTap={() => void remove()} />
          <Btn
            id='bind-again'
            kind='a'
            size='m'
            grow
            label={PRINTER.bindAgain}
            onTap={() => void settings.save('printerBind', { id: printer.id, fields })}
          />
        </View>
      </View>
    </>
  )
}

const Name = ({ printer, settings }: Part) => {
  const [label, setLabel] = useState(printer.label)
  const isNew = label.trim() !== '' && label !== printer.label
  return (
    <View className='sec'>
      <Field id='f-label' label={PRINTER.name} value={label} onChange={setLabel} />
      <View className='pad row gap12'>
        <Btn
          id='rename'
          size='m'
          grow
          off={!isNew}
          label={PRINTER.rename}
          onTap={() => void settings.save('printerRename', { id: printer.id, label: label.trim() })}
        />
        <Btn
          id='switch'
          size='m'
          grow
          label={printer.on ? SETTINGS.printerOff : SETTINGS.printerOn}
          onTap={() => void settings.save('printerSwitch', { id: printer.id, on: !printer.on })}
        />
      </View>
    </View>
  )
}

/** A test sheet of a Bluetooth printer waits for a phone like any label; its page prints a sample at once. */
const PhoneBar = ({ printer }: { readonly printer: Printer }) => (
  <ActBar
    primary={{
      id: 'by-phone',
      icon: 'bt',
      label: BLUETOOTH.openHere,
      onTap: () => go('bluetooth', { printer: printer.id }),
    }}
  />
)

const TestBar = ({ printer }: { readonly printer: Printer }) => {
  const { busy, print } = useTestPrint(printer.id)
  return <ActBar primary={{ id: 'test', icon: 'printer', label: PRINTER.test, busy, onTap: () => void print() }} />
}

export default function PrinterPage() {
  const { id = '' } = useRouter().params
  const settings = useSettings({ pollMs: 5_000 })
  const role = useSession((state) => state.me?.role)
  const printer = settings.resource.shown?.value.printers.find((one) => one.id === id)
  const canTest = printer?.on === true && printer.bind === 'bound' && !settings.resource.offline
  return (
    <Screen
      roles={['owner', 'packer', 'auditor']}
      bottom={canTest && (sentByPhone(printer) ? <PhoneBar printer={printer} /> : <TestBar printer={printer} />)}
    >
      <Load of={settings.resource} rows={3}>
        {({ printing }) =>
          printer === undefined ? (
            <Blank icon='printer' tone='wait' title={PRINTER.none} body={PRINTER.noneBody} />
          ) : (
            <View id='printer'>
              <View className='cap-t b'>{printer.label}</View>
              <Facts printer={printer} sheet={sheetIn(printing, printer.id)} />
              {role === 'owner' && printer.bind === 'refused' && <Refused printer={printer} settings={settings} />}
              {role === 'owner' && <Name key={printer.label} printer={printer} settings={settings} />}
            </View>
          )
        }
      </Load>
    </Screen>
  )
}
