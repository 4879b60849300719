import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { sentByPhone } from '@shared/printer/drivers'
import { paperIn } from '@shared/printer/sheet'
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
import { PRINT } from '../../../text/print'
import { paperWord, PRINTER, queueLine, stateOf } from '../../../text/printer'
import { useTestPrint } from '../printer/use-test-print'
import { Defaults } from './defaults'
import { printerTone } from './printer-tone'

type Printer = SettingsValue['printers'][number]
interface RowProps {
  readonly printer: Printer
  readonly all: readonly Printer[]
  readonly printing: SettingsValue['printing']
  readonly reload: () => Promise<void>
}

const isWell = ({ bind, on, condition }: Printer) => bind === 'bound' && on && condition === 'ready'

const ByPhone = ({ id }: { readonly id: string }) => (
  <Btn id={`by-phone-${id}`} size='m' label={BLUETOOTH.openHere} onTap={() => go('bluetooth', { printer: id })} />
)

/** A stopped printer's queue goes to one that works, with one tap; a well one prints a sheet to look at. */
const Side = ({ printer, all, printing, reload }: RowProps) => {
  const { busy, act } = useAct()
  const test = useTestPrint(printer.id)
  const paper = paperIn(printing, printer.id)
  const rest = all.filter(
    ({ id, on, bind }) => id !== printer.id && on && bind === 'bound' && paperIn(printing, id) === paper,
  )
  const other = rest.find(isWell) ?? rest.find(sentByPhone)
  const move = async (to: string) => {
    const value = await act('printerMove', { from: printer.id, to })
    if (value) useSnack.getState().show(PRINT.moved(value))
    await reload()
  }
  if (printer.on && sentByPhone(printer)) return <ByPhone id={printer.id} />
  if (!isWell(printer) && printer.waiting > 0 && other) {
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
  if (!printer.on) return null
  return (
    <Btn id={`test-${printer.id}`} size='m' label={PRINTER.test} busy={test.busy} onTap={() => void test.print()} />
  )
}

const Row = (props: RowProps) => {
  const { printer } = props
  const side = <Side {...props} />
  return (
    <RowItem
      id={`printer-${printer.id}`}
      tone={printerTone(printer)}
      title={printer.label}
      state={{ tone: printerTone(printer), text: stateOf(printer) }}
      line={queueLine(printer)}
      more={paperWord(printer, paperIn(props.printing, printer.id))}
      {...(printer.bind === 'bound' ? { side } : {})}
      onTap={() => go('printer', { id: printer.id })}
    />
  )
}

export default function PrintersPage() {
  const settings = useSettings({ pollMs: 5_000 })
  const role = useSession((state) => state.me?.role)
  const bar = role === 'owner' && (
    <ActBar primary={{ id: 'add-printer', label: PRINTER.add, icon: 'plus', onTap: () => go('addPrinter') }} />
  )
  return (
    <Screen roles={['owner', 'packer', 'auditor']} bottom={bar}>
      <Load of={settings.resource}>
        {(value) =>
          value.printers.length === 0 ? (
            <Blank icon='printer' tone='wait' title={PRINTER.none} body={PRINTER.noneBody} />
          ) : (
            <>
              <View className='cap-t'>{PRINTER.inUse}</View>
              <View className='sec'>
                {value.printers.map((printer) => (
                  <Row
                    key={printer.id}
                    printer={printer}
                    all={value.printers}
                    printing={value.printing}
                    reload={settings.resource.reload}
                  />
                ))}
              </View>
              {role === 'owner' && <Defaults value={value} settings={settings} />}
            </>
          )
        }
      </Load>
    </Screen>
  )
}
