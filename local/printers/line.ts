import type { PrinterCondition } from '../../src/shared/ports/printer'
import type { LanJob } from './job'

/** How a send ended. `not-begun` and `withdrawn`: not one byte of the job left. */
export type Sent =
  | { readonly kind: 'not-begun'; readonly condition: PrinterCondition }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'done' | 'failed' | 'in-doubt' }

export interface Sending {
  readonly job: Pick<LanJob, 'id' | 'language' | 'expiresAt'>
  readonly bytes: Buffer
  /** Called just before the first byte leaves; false: the job was withdrawn meanwhile. */
  readonly begin: () => boolean
  /** What the printer says of itself while the job is on its way. */
  readonly seen: (condition: PrinterCondition) => void
}

/** One printer, one job at a time. */
export interface Line {
  look(language: LanJob['language']): Promise<PrinterCondition>
  send(sending: Sending): Promise<Sent>
}

/** What keeps a printer from printing. */
export const isStopped = (condition: PrinterCondition): boolean => condition !== 'ready' && condition !== 'unknown'

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
