import * as z from 'zod/mini'
import type { PlatformStatus } from '../order/order'
import { contract } from './contract'

const OWNER = ['owner', 'auditor'] as const

export interface ImportProblem {
  readonly file: string
  /** Row as the spreadsheet counts, headings = 1. */
  readonly row: number
  readonly column: string
  /**
   * `rounded`: 1.23E+17, a number whose digits Excel has dropped. `gone`: the order has been shipped already, by somebody
   * else; `under-way`: by us, so its goods stay as they are.
   */
  readonly reason:
    | 'missing'
    | 'bad-number'
    | 'rounded'
    | 'bad-time'
    | 'bad-status'
    | 'gone'
    | 'formula'
    | 'too-long'
    | 'conflict'
    | 'under-way'
  readonly text: string
  /** The cell was made harmless and its row is taken in; absent: the row is not. */
  readonly kept?: boolean
}
export interface ImportValue {
  readonly id: string
  readonly kind: 'orders' | 'products'
  readonly fileName: string
  readonly state: 'preview' | 'running' | 'done' | 'refused'
  readonly refusal?: string
  /** Our field -> the heading it was found under. */
  readonly columns: readonly { readonly field: string; readonly heading?: string; readonly needed: boolean }[]
  readonly rows: number
  readonly orders: number
  readonly problems: readonly ImportProblem[]
  readonly problemCount: number
  readonly sample: readonly { readonly no: string; readonly goods: string; readonly status?: PlatformStatus }[]
  readonly stored: number
  readonly unchanged: number
}
/** The file is in cloud storage already (100 KB request limit); this reads and judges, stores nothing. */
export const importPreview = contract<ImportValue>()({
  name: 'import.preview',
  allow: OWNER,
  input: z.object({
    requestId: z.string().check(z.minLength(8), z.maxLength(40)),
    fileId: z.string().check(z.maxLength(300)),
    fileName: z.string().check(z.maxLength(120)),
    kind: z.enum(['orders', 'products']),
  }),
})
export const importRun = contract<ImportValue>()({
  name: 'import.run',
  allow: OWNER,
  input: z.object({ id: z.string() }),
})
export const importShow = contract<ImportValue>()({
  name: 'import.show',
  allow: OWNER,
  input: z.object({ id: z.string() }),
})
