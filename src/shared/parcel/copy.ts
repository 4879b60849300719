import type { Doc } from '../kernel/doc'
import type { Template } from '../label/template'
import type { SheetPaper } from '../printer/drivers'
import type { SheetKind } from '../printer/sheet'
import type { CopyState } from './copy-state'

/**
 * `_id = <parcelId>_<n>_<no>`: `no` 1 is the print, 2 and on are reprints, each with who and why and a visible 重打 mark.
 * A sheet printed to look at has no parcel: `parcelId` is its request and nothing counts it. Of a pick list or packing slip each
 * page is a copy: `parcelId` is kind and subject, `n` the page.
 */
export interface LabelCopy extends Doc {
  readonly v: 1
  readonly parcelId: string
  readonly n: number
  readonly no: number
  readonly waybillNo: string
  readonly printerId: string
  /** Place in the printer's serial queue. */
  readonly seq: number
  /** Present: a phone fetches and sends it, no effect does. */
  readonly via?: 'phone'
  /** The last fetch by a phone: its id, who held the phone, and until when its report is awaited. */
  readonly takeId?: string
  readonly takenBy?: string
  readonly takenUntil?: number
  readonly state: CopyState
  /** Rises when a person says it did not come out: effect print.send carries it. */
  readonly sendRev: number
  readonly jobId?: string
  /** Present: its maker is asked to drop the job, and what it confirms goes to this printer. */
  readonly recallTo?: string
  /** Raised by each tap that calls it back: effect print.recall carries it. */
  readonly recallRev?: number
  readonly partnerKey?: string
  readonly by: string
  readonly reason?: string
  readonly problem?: string
  readonly batchId?: string
  readonly slot: number
  /** Drawn from sample data with this template, as it was when somebody tapped. */
  readonly test?: { readonly template: Template }
  /** A page of a pick list or packing slip; what it says is in its batch. */
  readonly sheet?: { readonly kind: SheetKind; readonly paper: SheetPaper }
  readonly waitingSince?: number
  readonly createdAt: number
  /** When a person last asked for it: a tap on "not out", on another printer, on one that waited too long. */
  readonly askedAt?: number
  readonly acceptedAt?: number
  readonly printedAt?: number
}
