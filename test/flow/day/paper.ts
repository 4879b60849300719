import type { ValueOf } from '@shared/api'
import type { Cloud } from '../../../local/cloud'
import { must, PERSONAS } from '../../../local/demo'

export interface PaperReport {
  /** Copies that the ledger counts as out, and sheets that lie in the tray. */
  readonly printers: readonly { readonly label: string; readonly ledger: number; readonly paper: number }[]
  /** Numbers on more than one sheet, live numbers on none, and sheets with a number that nobody has. */
  readonly doubled: number
  readonly missing: number
  readonly strange: number
  /** Sheets that came after one of a higher slot: their numbers were longer on the way than the paper waits. */
  readonly outOfOrder: number
}

interface Sheet {
  readonly sn: string
  readonly codes: readonly string[]
}
export interface PrintedBatch {
  readonly batchId: string
  /** Waybill number -> slot, as the floor has it. */
  readonly slots: Readonly<Record<string, number>>
}

/** Sheets that came after one of a higher slot. */
function late(slots: readonly number[]): number {
  let highest = 0
  let count = 0
  for (const slot of slots) {
    if (slot < highest) count += 1
    highest = Math.max(highest, slot)
  }
  return count
}

/** The ledger beside the paper itself: every sheet's barcode is read. */
export async function comparePaper(
  cloud: Cloud,
  { batchId, slots }: PrintedBatch,
  live: readonly string[],
): Promise<PaperReport> {
  const ask = async <T>(name: string, input: object) => must(await cloud.api<T>(PERSONAS.owner, name, input), name)
  const progress = await ask<ValueOf<'printProgress'>>('print.progress', { batchId })
  const { printers } = await ask<ValueOf<'settingsGet'>>('settings.get', {})
  const sheets = await cloud.twin<Sheet[]>('kuaimai', 'sheets', { decode: true })
  const numbers = sheets.map(({ codes }) => codes[0] ?? '')
  const times = new Map<string, number>()
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1)
  return {
    printers: progress.printers.map(({ id, label, done }) => {
      const sn = printers.find((printer) => printer.id === id)?.sn
      return { label, ledger: done, paper: sheets.filter((sheet) => sheet.sn === sn).length }
    }),
    doubled: [...times.values()].filter((count) => count > 1).length,
    missing: live.filter((number) => !times.has(number)).length,
    strange: numbers.filter((number) => !live.includes(number)).length,
    outOfOrder: printers
      .map(({ sn }) => sheets.flatMap((sheet) => (sheet.sn === sn ? (slots[sheet.codes[0] ?? ''] ?? []) : [])))
      .reduce((sum, own) => sum + late(own), 0),
  }
}
