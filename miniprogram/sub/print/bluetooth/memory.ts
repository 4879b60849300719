import * as z from 'zod/mini'
import { PRINT_LANGUAGES, type PrintLanguage } from '@shared/label/languages'
import type { Learned } from '../../../device/bluetooth/pace'
import { guessLanguage } from '../../../device/bluetooth/profile'
import { keep, kept } from '../../../device/storage'
import type { Journal, JournalStore } from './journal'

const device = z.object({
  language: z.enum(PRINT_LANGUAGES),
  chunkMost: z.optional(z.number()),
  proven: z.optional(z.number()),
  gapMs: z.optional(z.number()),
})
const last = z.object({ deviceId: z.string(), name: z.string() })
const journal = z.object({
  takeId: z.string(),
  printerId: z.string(),
  copies: z.array(z.object({ copyId: z.string(), mark: z.enum(['waiting', 'begun', 'whole']) })),
})
const read = <T>(schema: z.ZodMiniType<T>, key: string): T | undefined => {
  const parsed = z.safeParse(schema, kept(key))
  return parsed.success ? parsed.data : undefined
}

export interface DeviceMemory {
  readonly language: PrintLanguage
  readonly learned: Learned
}

/** What this phone knows of a device: the language a person chose, the pace it bore. A new one is guessed by its name. */
export function deviceMemory(deviceId: string, name: string): DeviceMemory {
  const known = read(device, `bt-device-${deviceId}`)
  const { chunkMost, proven, gapMs } = known ?? {}
  return {
    language: known?.language ?? guessLanguage(name),
    learned: {
      ...(chunkMost === undefined ? {} : { chunkMost }),
      ...(proven === undefined ? {} : { proven }),
      ...(gapMs === undefined ? {} : { gapMs }),
    },
  }
}
export const rememberDevice = (deviceId: string, { language, learned }: DeviceMemory): void =>
  keep(`bt-device-${deviceId}`, { language, ...learned })

/** Which device this phone last used as a shop's printer: the same printer has another id on each phone. */
export const lastDevice = (printerId: string) => read(last, `bt-printer-${printerId}`)
export const rememberLast = (printerId: string, found: { deviceId: string; name: string }): void =>
  keep(`bt-printer-${printerId}`, found)

export const journalStore: JournalStore = {
  read: () => read<Journal>(journal, 'bt-journal'),
  write: (value) => keep('bt-journal', value ?? null),
}

/** A sample that may be half in the printer's head, over a closed app as well. */
export const sampleTorn = (): boolean => kept('bt-sample-torn') === true
export const markSample = (torn: boolean): void => keep('bt-sample-torn', torn)
