import { PRINTER_DRIVERS, type PrinterDriver, stickerField } from '@shared/printer/drivers'
import { readSticker } from '@shared/printer/sticker'

export interface Draft {
  readonly driver: PrinterDriver
  readonly sn: string
  readonly label: string
  readonly fields: Readonly<Record<string, string>>
}
export const EMPTY: Draft = { driver: 'kuaimai', sn: '', label: '', fields: {} }

export const isFilled = ({ driver, sn, fields, label }: Draft): boolean => {
  const info = PRINTER_DRIVERS[driver]
  const hasFields = info.fields.every(({ key, need }) => need === 'may' || (fields[key] ?? '') !== '')
  return hasFields && info.sn.test(sn.trim()) && label.trim() !== ''
}

/** What a sticker says, taken into the form: its key goes where this maker wants it. */
export function taken(draft: Draft, code: string, offered: readonly string[]): Draft {
  const { sn, key, driver } = readSticker(code)
  const maker = driver !== undefined && offered.includes(driver) ? driver : draft.driver
  const field = stickerField(maker)
  const fields = key === undefined || field === undefined ? draft.fields : { ...draft.fields, [field.key]: key }
  return { ...draft, driver: maker, sn, fields }
}
