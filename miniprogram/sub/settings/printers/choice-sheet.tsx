import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { COURIERS } from '@shared/courier/couriers'
import { SHARE_MODES } from '@shared/printer/share'
import { SHEET_KINDS, paperIn, sheetPapers, type SheetKind, type SheetPrinter } from '@shared/printer/sheet'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import type { useSettings } from '../../../hooks/use-settings'
import { driverName, PRINTER, shareBody, shareWord } from '../../../text/printer'
import { cannotCarry, paperName, sheetFrom, sheetNobody, sheetOnIt } from '../../../text/sheet'

interface Props {
  readonly value: SettingsValue
  readonly settings: ReturnType<typeof useSettings>
  readonly onClose: () => void
}
export type Courier = SettingsValue['couriers'][number]['courier']
export type Choice = 'share' | Courier | SheetKind
const isSheet = (choice: Choice): choice is SheetKind => SHEET_KINDS.some((kind) => kind === choice)

const chosen = (is: boolean) => (is ? ({ tone: 'done' } as const) : ({ icon: 'ring' } as const))

const ShareSheet = ({ value, settings, onClose }: Props) => (
  <Sheet title={PRINTER.shareTitle} onClose={onClose}>
    {SHARE_MODES.map((share) => (
      <RowItem
        key={share}
        id={`share-${share}`}
        {...chosen(value.printing.share === share)}
        title={shareWord(share)}
        line={shareBody(share)}
        onTap={() => void settings.save('printShareSave', { share }).then(onClose)}
      />
    ))}
  </Sheet>
)

const CourierSheet = ({ value, settings, courier, onClose }: Props & { readonly courier: Courier }) => {
  const now = value.printing.couriers[courier]
  const save = (printerId?: string) =>
    void settings.save('printCourierSave', { courier, ...(printerId === undefined ? {} : { printerId }) }).then(onClose)
  return (
    <Sheet title={PRINTER.courierTitle(COURIERS[courier].short)} onClose={onClose}>
      <RowItem
        id='own-none'
        {...chosen(now === undefined)}
        title={PRINTER.courierAny}
        line={shareBody(value.printing.share)}
        onTap={() => save()}
      />
      {value.printers
        .filter(({ id, bind }) => bind === 'bound' && paperIn(value.printing, id) === undefined)
        .map(({ id, label }) => (
          <RowItem key={id} id={`own-${id}`} {...chosen(now === id)} title={label} onTap={() => save(id)} />
        ))}
    </Sheet>
  )
}

type Printer = SettingsValue['printers'][number]
type Paper = NonNullable<ReturnType<typeof paperIn>>

/** One row a printer and paper; a printer that takes neither says so. */
const SheetSheet = ({ value, settings, kind, onClose }: Props & { readonly kind: SheetKind }) => {
  const now = value.printing.sheets?.[kind]
  const save = (printer?: SheetPrinter) =>
    void settings.save('printSheetSave', { kind, ...(printer ? { printer } : {}) }).then(onClose)
  const row = ({ id, label }: Printer, paper: Paper) => (
    <RowItem
      key={`${id}-${paper}`}
      id={`sheet-${id}-${paper}`}
      {...chosen(now?.printerId === id && now.paper === paper)}
      title={label}
      line={paperName(paper)}
      onTap={() => save({ printerId: id, paper })}
    />
  )
  const none = ({ id, label, driver }: Printer) => (
    <RowItem key={id} id={`sheet-${id}`} icon='x' title={label} line={cannotCarry(driverName(driver))} />
  )
  return (
    <Sheet title={sheetFrom(kind)} onClose={onClose}>
      <View className='cap-t'>{sheetOnIt}</View>
      <RowItem id='sheet-none' {...chosen(now === undefined)} title={sheetNobody(kind)} onTap={() => save()} />
      {value.printers
        .filter(({ bind }) => bind === 'bound')
        .flatMap((printer) => {
          const papers = sheetPapers(printer)
          return papers.length === 0 ? [none(printer)] : papers.map((paper) => row(printer, paper))
        })}
    </Sheet>
  )
}

/** What may print it: how all labels are shared out, one courier's printer, or one office sheet's. */
export const ChoiceSheet = ({ choice, ...rest }: Props & { readonly choice: Choice }) => {
  if (choice === 'share') return <ShareSheet {...rest} />
  if (isSheet(choice)) return <SheetSheet {...rest} kind={choice} />
  return <CourierSheet {...rest} courier={choice} />
}
