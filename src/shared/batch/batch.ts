import type { Doc } from '../kernel/doc'
import type { FindingCode } from '../audit/finding'
import type { CourierKey } from '../courier/courier-key'
import type { LabelInput, PickList } from '../label/label-data'
import type { SheetPaper } from '../printer/drivers'
import type { SharePiece } from '../printer/share'
import type { SheetKind } from '../printer/sheet'

/** One tap that makes many things: one document, expanded 50 at a time by cursor with the same code as a single tap. */
export type BatchAsk =
  | { readonly verb: 'accept'; readonly code: FindingCode; readonly orderIds: readonly string[] }
  /** Takes an accepted cause back, order by order. */
  | { readonly verb: 'unaccept'; readonly code: FindingCode; readonly orderIds: readonly string[] }
  | { readonly verb: 'ask-buyer'; readonly orderIds: readonly string[] }
  /** Puts orders to one door together, or takes them apart. */
  | { readonly verb: 'merge'; readonly orderIds: readonly string[]; readonly group: string }
  | { readonly verb: 'part'; readonly orderIds: readonly string[]; readonly apart: boolean }
  /** Tells the platform of parcels that no van has yet. */
  | { readonly verb: 'tell-early'; readonly orderIds: readonly string[] }
  | {
      readonly verb: 'print'
      readonly orderIds: readonly string[]
      readonly printerIds: readonly string[]
      /** Which printer takes how many of the orders, in their order; absent: all the same number. */
      readonly shares?: readonly SharePiece[]
      /** The orders stand in turns of the printers; absent: in the order of the slots. */
      readonly turns?: true
      readonly merge: boolean
    }
  | {
      readonly verb: 'change-courier'
      readonly parcelIds: readonly string[]
      readonly courier: CourierKey
      /** Whoever tapped knows that numbers may have been given, and gives them up. */
      readonly givesUp?: true
    }
  | { readonly verb: 're-audit'; readonly orderIds: readonly string[] }
  /** Numbers that the partner will not take back, or that nobody knows: given up, so that their parcels go on or come to rest. */
  | { readonly verb: 'accept-lost'; readonly parcelIds: readonly string[] }
  | { readonly verb: 'retry'; readonly effectIds: readonly string[] }
  /** A pick list or packing slip: what it says is as it was at the tap, and each of its pages is a copy of the print ledger. */
  | {
      readonly verb: 'sheet'
      readonly kind: SheetKind
      readonly paper: SheetPaper
      /** The wave of a pick list, the parcel of a packing slip. */
      readonly subject: string
      readonly waybillNo: string
      /** Which print of this kind and subject. */
      readonly no: number
      /** 0 for a first print; a reprint says why, and how often it was printed before. */
      readonly reprint: number
      readonly reason?: string
      readonly printerId: string
      readonly template: string
      /** First table row of each page. */
      readonly starts: readonly number[]
      readonly list?: Omit<PickList, 'printedAt' | 'copy'> & { readonly parcelIds: readonly string[] }
      readonly lines?: LabelInput['lines']
    }
export type BatchVerb = BatchAsk['verb']
export type SheetAsk = Extract<BatchAsk, { readonly verb: 'sheet' }>

export interface BatchRefusal {
  readonly id: string
  readonly refusal: string
  readonly detail?: string
}

/** `_id` is the request id made on the phone: the same tap twice is the same batch. */
export interface BatchDoc extends Doc {
  readonly v: 1
  readonly ask: BatchAsk
  readonly by: string
  readonly state: 'open' | 'done'
  /** How many of the asked ids are worked off. */
  readonly cursor: number
  readonly total: number
  readonly doneCount: number
  readonly refusals: readonly BatchRefusal[]
  readonly createdAt: number
  readonly doneAt?: number
}
