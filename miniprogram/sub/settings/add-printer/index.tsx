import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { PRINTER_DRIVERS, type PrinterDriver } from '@shared/printer/drivers'
import { ActBar } from '../../../components/act-bar'
import { HAS_CAMERA } from '../../../components/camera-band'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { StepBars } from '../../../components/step-bars'
import { scan } from '../../../device/scan'
import { useSettings } from '../../../hooks/use-settings'
import { goInstead } from '../../../nav/go'
import { PRINTER } from '../../../text/printer'
import { SETTINGS } from '../../../text/settings'
import { useTestPrint } from '../printer/use-test-print'
import { EMPTY, isFilled, taken, type Draft } from './draft'
import { NumberStep } from './number-step'
import { PaperStep } from './paper-step'
import { ScanStep } from './scan-step'

const BIND_LOOK_MS = 2_000
type Printer = SettingsValue['printers'][number]

const FromAlbum = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const open = () => void scan().then((code) => code !== undefined && onCode(code))
  return HAS_CAMERA ? <ActBar quiet={{ id: 'album', icon: 'qr', label: PRINTER.fromAlbum, onTap: open }} /> : null
}

/** Paper in, one sheet out, and whether it did come out. */
const TryBar = ({ printer, tried, onTried }: { printer: Printer; tried: boolean; onTried: () => void }) => {
  const test = useTestPrint(printer.id)
  const why = () => goInstead('printer', { id: printer.id })
  if (printer.bind === 'refused') return <ActBar quiet={{ id: 'why', label: PRINTER.why, onTap: why }} />
  if (tried && !test.busy) {
    return (
      <ActBar
        quiet={{ id: 'why', label: PRINTER.notOut, onTap: why }}
        primary={{ id: 'came-out', icon: 'check', label: PRINTER.cameOut, onTap: () => void Taro.navigateBack() }}
      />
    )
  }
  const bound = printer.bind === 'bound'
  const print = () => void test.print().then(onTried)
  const label = bound ? PRINTER.tryOne : PRINTER.waitBind
  const icon = bound ? 'printer' : 'wait'
  return <ActBar primary={{ id: 'try', icon, label, off: !bound, busy: test.busy, onTap: print }} />
}

export default function AddPrinterPage() {
  const [draft, setDraft] = useState<Draft>()
  const [added, setAdded] = useState(false)
  const [tried, setTried] = useState(false)
  const { resource, busy, save } = useSettings(added ? { pollMs: BIND_LOOK_MS } : {})
  const { drivers = [], printers = [] } = resource.shown?.value ?? {}
  // a Bluetooth printer is found by the phone, not by a number
  const offered = (Object.keys(PRINTER_DRIVERS) as PrinterDriver[]).filter(
    (driver) => drivers.includes(driver) && driver !== 'bluetooth',
  )
  const mine = ({ driver, sn }: Printer) => driver === draft?.driver && sn === draft.sn.trim()
  const printer = added ? printers.find(mine) : undefined
  const read = (code: string) => setDraft(taken(draft ?? EMPTY, code, offered))
  const add = async ({ driver, sn, label, fields }: Draft) => {
    setAdded(await save('printerAdd', { driver, sn: sn.trim(), label: label.trim(), fields }, SETTINGS.added))
  }
  const bar = () => {
    if (printer) return <TryBar printer={printer} tried={tried} onTried={() => setTried(true)} />
    if (draft === undefined) return <FromAlbum onCode={read} />
    const label = isFilled(draft) ? SETTINGS.addIt : SETTINGS.fillAll
    const icon = isFilled(draft) ? 'plus' : 'look'
    return <ActBar primary={{ id: 'add', label, icon, off: !isFilled(draft), busy, onTap: () => void add(draft) }} />
  }
  const step = () => {
    if (printer) return <PaperStep printer={printer} tried={tried} />
    if (draft) return <NumberStep draft={draft} offered={offered} onChange={setDraft} />
    return (
      <ScanStep
        offered={offered}
        onCode={read}
        onType={(driver) => setDraft({ ...EMPTY, ...(driver && { driver }) })}
      />
    )
  }
  return (
    <Screen roles={['owner']} bottom={resource.offline ? null : bar()}>
      <View className='pad white'>
        <StepBars words={SETTINGS.steps} at={printer ? (tried ? 2 : 1) : 0} />
      </View>
      <Load of={resource} rows={2}>
        {step}
      </Load>
    </Screen>
  )
}
