import type { PrinterDoc } from '../shop/shop'
import { sentByPhone } from './drivers'
import { isUsable } from './printer-doc'

type Known = Pick<PrinterDoc, 'on' | 'bind' | 'condition' | 'driver'>
/** Who takes the queue of a printer that stands, of those with the same paper in them: one that works, else one that a phone feeds. */
export function standIn<T extends Known>(alike: readonly T[]): T | undefined {
  const usable = alike.filter(isUsable)
  return usable.find(({ condition }) => condition === 'ready') ?? usable.find(sentByPhone)
}
