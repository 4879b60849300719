import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { sentByPhone } from '@shared/printer/drivers'
import { sheetIn } from '@shared/printer/sheet'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Load } from '../../../components/load'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { useNow } from '../../../hooks/use-now'
import { useSettings } from '../../../hooks/use-settings'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { paperWord, PRINTER, queueLine, stateOf, stoppedAt } from '../../../text/printer'
import { TITLES } from '../../../text/titles'
import { Defaults } from './defaults'
import { printerTone } from './printer-tone'
import { Side, type SideProps } from './side'

const Row = (props: SideProps & { readonly offline: boolean }) => {
  const now = useNow()
  const { printer, printing } = props
  const more = [paperWord(printer, sheetIn(printing, printer.id)), stoppedAt(printer)]
  return (
    <RowItem
      id={`printer-${printer.id}`}
      tone={printerTone(printer)}
      title={printer.label}
      state={{ tone: printerTone(printer), text: stateOf(printer, now) }}
      line={queueLine(printer)}
      more={more.filter((part) => part !== '').join('，')}
      {...(sentByPhone(printer) ? { icon: 'bt' as const } : {})}
      {...(printer.bind === 'bound' && !props.offline ? { side: <Side {...props} /> } : {})}
      onTap={() => go('printer', { id: printer.id })}
    />
  )
}

interface GroupProps {
  readonly title: string
  readonly value: SettingsValue
  readonly of: (printer: SettingsValue['printers'][number]) => boolean
  readonly resource: ReturnType<typeof useSettings>['resource']
}
const Group = ({ title, value, of, resource }: GroupProps) => {
  const printers = value.printers.filter(of)
  if (printers.length === 0) return null
  return (
    <>
      <View className='cap-t'>{title}</View>
      <View className='sec'>
        {printers.map((printer) => (
          <Row
            key={printer.id}
            printer={printer}
            all={value.printers}
            printing={value.printing}
            offline={resource.offline}
            reload={resource.reload}
          />
        ))}
      </View>
    </>
  )
}

const bySelf = (printer: SettingsValue['printers'][number]) => !sentByPhone(printer)

export default function PrintersPage() {
  const settings = useSettings({ pollMs: 5_000 })
  const role = useSession((state) => state.me?.role)
  const bar = role === 'owner' && (
    <ActBar primary={{ id: 'add-printer', label: PRINTER.add, icon: 'plus', onTap: () => go('addPrinter') }} />
  )
  return (
    <Screen roles={['owner', 'packer', 'auditor']} bottom={bar}>
      <Load of={settings.resource} what={TITLES.printers}>
        {(value) =>
          value.printers.length === 0 ? (
            <Blank icon='printer' tone='wait' title={PRINTER.none} body={PRINTER.noneBody} />
          ) : (
            <>
              <Group title={PRINTER.inUse} value={value} of={bySelf} resource={settings.resource} />
              <Group title={PRINTER.byPhone} value={value} of={sentByPhone} resource={settings.resource} />
              {role === 'owner' && !settings.resource.offline && <Defaults value={value} settings={settings} />}
            </>
          )
        }
      </Load>
    </Screen>
  )
}
