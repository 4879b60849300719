import * as z from 'zod/mini'
import { SHEET_KINDS, type SheetKind } from '../printer/sheet'
import { contract } from './contract'

const STAFF = ['owner', 'auditor', 'packer'] as const
const kind = z.enum(SHEET_KINDS)

/** One wave that can have a pick list, or one parcel that can have a packing slip. */
export interface SheetSubject {
  readonly id: string
  /** When its labels were asked for. */
  readonly at: number
  readonly parcels: number
  readonly pieces: number
  /** Parcels that no list names yet; a slip never printed counts its parcel. */
  readonly unlisted: number
  /** The last print, and its pages by what became of them. */
  readonly last?: {
    readonly at: number
    readonly pages: number
    readonly out: number
    readonly waiting: number
    /** Refused by the printer or its cloud: the reason stands among what is to be decided. */
    readonly stuck: number
  }
  /** Pages of any print that only a look at the paper tells of. */
  readonly unsure: readonly { readonly copyId: string; readonly page: number; readonly failed: boolean }[]
}
export interface SheetShowValue {
  readonly kind: SheetKind
  /** Absent: nobody prints this kind yet. */
  readonly printer?: {
    readonly id: string
    readonly label: string
    readonly usable: boolean
    readonly byPhone: boolean
  }
  readonly subjects: readonly SheetSubject[]
}
/** Waves that are being picked, or the parcel that is named. */
export const sheetShow = contract<SheetShowValue>()({
  name: 'sheet.show',
  allow: STAFF,
  input: z.object({ kind, parcelId: z.optional(z.string()) }),
})
/** Each page is a copy of the print ledger. What was printed before is printed again with a reason only, and says so. */
export const sheetPrint = contract<{ readonly batchId: string }>()({
  name: 'sheet.print',
  allow: STAFF,
  input: z.object({
    requestId: z.string().check(z.minLength(8), z.maxLength(40)),
    kind,
    id: z.string(),
    reason: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  }),
})
