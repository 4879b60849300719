import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { sentByPhone } from '@shared/printer/drivers'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useAct } from '../../../hooks/use-act'
import { useSettings } from '../../../hooks/use-settings'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { BLUETOOTH } from '../../../text/bluetooth'
import { conditionWord, PRINT } from '../../../text/print'
import { SETTINGS } from '../../../text/settings'
import { clock } from '../../../text/time'

type Printer = SettingsValue['printers'][number]
type Settings = ReturnType<typeof useSettings>

const toneOf = (printer: Printer) => {
  if (!printer.on || sentByPhone(printer)) return 'wait'
  return printer.condition === 'ready' ? 'done' : 'look'
}

/** A Bluetooth printer has no state that anybody could ask for: it prints while a phone beside it sends. */
const lineOf = (printer: Printer): string => {
  const waits = SETTINGS.waiting(printer.waiting)
  if (!printer.on) return SETTINGS.printerOff
  if (sentByPhone(printer)) return `${waits}，${BLUETOOTH.tapToPrint}`
  return `${conditionWord(printer.condition)}　${waits}　${clock(printer.conditionAt)}`
}

/** What a stopped printer's row offers: its queue goes to one that works; else it is switched on or off. */
const Side = ({ printer, all, settings }: { printer: Printer; all: readonly Printer[]; settings: Settings }) => {
  const { busy, act } = useAct()
  const role = useSession((state) => state.me?.role)
  const rest = all.filter((one) => one.id !== printer.id && one.on)
  const other = rest.find(({ condition }) => condition === 'ready') ?? rest.find(sentByPhone)
  const move = async (to: string) => {
    const value = await act('printerMove', { from: printer.id, to })
    if (value) useSnack.getState().show(PRINT.moved(value.moved, value.left))
    await settings.resource.reload()
  }
  if (printer.condition !== 'ready' && printer.waiting > 0 && other && !sentByPhone(printer)) {
    return (
      <Btn
        id={`move-${printer.id}`}
        size='m'
        label={PRINT.moveTo(other.label)}
        busy={busy !== undefined}
        onTap={() => void move(other.id)}
      />
    )
  }
  if (role !== 'owner') return null
  return (
    <Btn
      id={`switch-${printer.id}`}
      size='m'
      label={printer.on ? SETTINGS.printerOff : SETTINGS.printerOn}
      onTap={() => void settings.save('printerSwitch', { id: printer.id, on: !printer.on })}
    />
  )
}

export default function PrintersPage() {
  const settings = useSettings()
  const role = useSession((state) => state.me?.role)
  const bar = role === 'owner' && (
    <ActBar primary={{ id: 'add-printer', label: SETTINGS.addPrinter, icon: 'plus', onTap: () => go('addPrinter') }} />
  )
  return (
    <Screen roles={['owner', 'packer', 'auditor']} bottom={bar}>
      <Load of={settings.resource}>
        {({ printers }) =>
          printers.length === 0 ? (
            <Blank icon='printer' tone='wait' title={SETTINGS.printerNone} body={SETTINGS.printerNoneBody} />
          ) : (
            <>
              <View className='cap-t'>{SETTINGS.inUse}</View>
              <View className='sec'>
                {printers.map((printer) => (
                  <RowItem
                    key={printer.id}
                    id={`printer-${printer.id}`}
                    tone={toneOf(printer)}
                    title={printer.label}
                    line={lineOf(printer)}
                    {...(sentByPhone(printer) ? { onTap: () => go('bluetooth', { printer: printer.id }) } : {})}
                    side={<Side printer={printer} all={printers} settings={settings} />}
                  />
                ))}
              </View>
            </>
          )
        }
      </Load>
    </Screen>
  )
}
