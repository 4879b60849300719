import type { PrinterDoc } from '../shop/shop'
import type { BindState } from './bind-state'

/** Printers from before there was a binding work as they are. */
export const bindOf = ({ bind }: Pick<PrinterDoc, 'bind'>): BindState => bind ?? 'bound'

/** May be given labels: switched on, and bound at its maker. */
export const isUsable = (printer: Pick<PrinterDoc, 'on' | 'bind'>): boolean => printer.on && bindOf(printer) === 'bound'

type Told = Pick<PrinterDoc, 'condition' | 'conditionAt' | 'conditionSince'>
/** What it is like as it was just told; how long it has been so stays as it was unless it has changed. */
export const conditionNow = (printer: Told, condition: string, at: number): Told => ({
  condition,
  conditionAt: at,
  conditionSince: printer.condition === condition ? (printer.conditionSince ?? printer.conditionAt) : at,
})
