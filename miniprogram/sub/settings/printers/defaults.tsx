import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SettingsValue } from '@shared/api/settings'
import { SHEET_KINDS, paperIn, type SheetKind } from '@shared/printer/sheet'
import { RowItem } from '../../../components/row-item'
import type { useSettings } from '../../../hooks/use-settings'
import { go } from '../../../nav/go'
import { isSticker, labelPrinters, PRINTER } from '../../../text/printer'
import { paperName, sheetWord } from '../../../text/sheet'
import { ChoiceSheet, type Choice, type Courier } from './choice-sheet'

interface Props {
  readonly value: SettingsValue
  readonly settings: ReturnType<typeof useSettings>
}

/** Printers that print labels, or small ones. */
const namesOf = ({ printers, printing }: SettingsValue, sticker: boolean): string[] =>
  printers
    .filter((one) => one.on && one.bind === 'bound' && isSticker(one) === sticker && !paperIn(printing, one.id))
    .map(({ label }) => label)

const courierLine = ({ printers, printing }: SettingsValue, courier: Courier): string =>
  printers.find(({ id }) => id === printing.couriers[courier])?.label ?? PRINTER.courierAny

const sheetLine = ({ printers, printing }: SettingsValue, kind: SheetKind): string => {
  const now = printing.sheets?.[kind]
  const label = printers.find(({ id }) => id === now?.printerId)?.label
  return now && label !== undefined ? `${label}　${paperName(now.paper)}` : PRINTER.sheetNone
}

/** Which printer prints what when nobody says otherwise. */
export const Defaults = ({ value, settings }: Props) => {
  const [choice, setChoice] = useState<Choice>()
  const close = () => setChoice(undefined)
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
            line={courierLine(value, courier)}
            onTap={() => setChoice(courier)}
          />
        ))}
        {SHEET_KINDS.map((kind) => (
          <RowItem
            key={kind}
            id={`default-${kind}`}
            title={sheetWord(kind)}
            line={sheetLine(value, kind)}
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
      {choice !== undefined && <ChoiceSheet value={value} settings={settings} choice={choice} onClose={close} />}
    </>
  )
}
