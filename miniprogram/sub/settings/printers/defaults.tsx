import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { COURIERS } from '@shared/courier/couriers'
import { SHARE_MODES } from '@shared/printer/share'
import { SHEET_KINDS, paperIn, sheetPapers, type SheetKind, type SheetPrinter } from '@shared/printer/sheet'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import type { useSettings } from '../../../hooks/use-settings'
import { go } from '../../../nav/go'
import { driverName, isSticker, labelPrinters, PRINTER, shareBody, shareWord } from '../../../text/printer'
import { cannotCarry, paperName, sheetFrom, sheetNobody, sheetOnIt, sheetWord } from '../../../text/sheet'

interface Props {
  readonly value: SettingsValue
  readonly settings: ReturnType<typeof useSettings>
}
type Courier = SettingsValue['couriers'][number]['courier']
type Choice = 'share' | Courier | SheetKind
const isSheet = (choice: Choice): choice is SheetKind => SHEET_KINDS.some((kind) => kind === choice)

const chosen = (is: boolean) => (is ? ({ tone: 'done' } as const) : ({ icon: 'ring' } as const))

const ShareSheet = ({ value, settings, onClose }: Props & { readonly onClose: () => void }) => (
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

const CourierSheet = ({ value, settings, courier, onClose }: Props & { courier: Courier; onClose: () => void }) => {
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
const SheetSheet = ({ value, settings, kind, onClose }: Props & { kind: SheetKind; onClose: () => void }) => {
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

/** Printers that print labels, or small ones. */
const namesOf = ({ printers, printing }: SettingsValue, sticker: boolean): string[] =>
  printers
    .filter((one) => one.on && one.bind === 'bound' && isSticker(one) === sticker && !paperIn(printing, one.id))
    .map(({ label }) => label)

/** Which printer prints what when nobody says otherwise. */
export const Defaults = ({ value, settings }: Props) => {
  const [choice, setChoice] = useState<Choice>()
  const close = () => setChoice(undefined)
  const nameOf = (courier: Courier) =>
    value.printers.find(({ id }) => id === value.printing.couriers[courier])?.label ?? PRINTER.courierAny
  const sheetLine = (kind: SheetKind) => {
    const now = value.printing.sheets?.[kind]
    const label = value.printers.find(({ id }) => id === now?.printerId)?.label
    return now && label !== undefined ? `${label}　${paperName(now.paper)}` : PRINTER.sheetNone
  }
  return (
    <>
      <View className='cap-t'>{PRINTER.defaults}</View>
      <View className='sec'>
        <RowItem
          id='default-share'
          title={PRINTER.labels}
          line={labelPrinters(namesOf(value, false), value.printing.share)}
          onTap={() => setChoice('share')}
        />
        {value.couriers.map(({ id, courier, label }) => (
          <RowItem
            key={id}
            id={`default-${courier}`}
            title={label}
            line={nameOf(courier)}
            onTap={() => setChoice(courier)}
          />
        ))}
        {SHEET_KINDS.map((kind) => (
          <RowItem
            key={kind}
            id={`default-${kind}`}
            title={sheetWord(kind)}
            line={sheetLine(kind)}
            onTap={() => setChoice(kind)}
          />
        ))}
        <RowItem
          id='default-sticker'
          title={PRINTER.stickers}
          line={namesOf(value, true).join('、') || PRINTER.nobody}
          onTap={() => go('templates')}
        />
      </View>
      {choice === 'share' && <ShareSheet value={value} settings={settings} onClose={close} />}
      {choice !== undefined && isSheet(choice) && (
        <SheetSheet value={value} settings={settings} kind={choice} onClose={close} />
      )}
      {choice !== undefined && choice !== 'share' && !isSheet(choice) && (
        <CourierSheet value={value} settings={settings} courier={choice} onClose={close} />
      )}
    </>
  )
}
