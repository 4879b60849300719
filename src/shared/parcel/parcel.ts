import type { MaskedReceiver, Sender } from '../kernel/address'
import type { Doc, HistoryEntry, Sealed } from '../kernel/doc'
import type { CourierKey } from '../courier/courier-key'
import type { BoxPhoto, Marks, Weighing } from '../pack/box-marks'
import type { GoodsState } from './goods-state'
import type { InterceptState } from './intercept-state'
import type { TrackState } from './track-state'
import type { WaybillState } from './waybill-state'

export interface ParcelLine {
  readonly orderId: string
  readonly lineNo: number
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly quantity: number
  /** Not all that is wanted of the line: more of it may be held and sent later. */
  readonly part?: true
}

/**
 * What the courier will be told, frozen at planning for one `n`. A try whose hash differs is refused as `changed`; labels are
 * drawn from here only, so a reprint equals the print.
 */
export interface FrozenShip {
  /** Sealed JSON of `Receiver`; its field path in the seal is `ship.receiver`. */
  readonly receiver: Sealed
  readonly masked: MaskedReceiver
  readonly sender: Sender
  readonly courier: CourierKey
  readonly accountId: string
  readonly weightGrams: number
  readonly remark: string
  readonly askHash: string
  /** Order -> its `addressRev` at planning; an order that is not in here was at 0. */
  readonly addressRevs?: Readonly<Record<string, number>>
}

export interface Routing {
  /** 三段码 as the courier returned it, inner spaces kept. */
  readonly mark: string
  readonly sortingCode?: string
  readonly packageCenter?: string
}

/** Something that must not go out: names lines of one order, not the parcel. */
export interface Stop {
  readonly id: string
  readonly orderId: string
  readonly lineNos: readonly number[]
  /** Line number -> pieces to take out, where not all of the line is stopped. */
  readonly pieces?: Readonly<Record<number, number>>
  readonly reason: 'refund' | 'cancelled' | 'address-changed' | 'hold'
  readonly at: number
  readonly clearedAt?: number
  readonly clearedBy?: string
}

/** Which copy is wanted on which printer, in which place of the queue; set at the print tap, cleared when the copy row is there. */
export interface PrintWish {
  readonly printerId: string
  readonly seq: number
  readonly by: string
}

export interface TraceEntry {
  readonly at: number
  readonly text: string
  readonly place?: string
  /** The partner's own code, kept word for word. */
  readonly code: string
}

/** The platform tells the payer of each step, or will not. `token` is its name for that, kept for questions about it. */
export interface Followed {
  readonly state: 'done' | 'refused'
  readonly token?: string
}

/** A parcel that comes home, or did: each turn raises `rev`, and the card of those who take it in follows (`told`). */
export interface Homeward {
  readonly rev: number
  readonly told: number
}

/** A parcel in the van that must come home: who found out, why, and how far the call to the courier has got. */
export interface Intercept {
  readonly state: InterceptState
  readonly orderId: string
  readonly reason: Stop['reason']
  readonly at: number
  readonly by: string
  /** Raised by each move; the card that tells a person follows (`told`). */
  readonly rev: number
  readonly told: number
}

export type ParcelBucket = 'to-print' | 'to-pick' | 'to-pack' | 'to-hand' | 'problem'

export interface ParcelDoc extends Doc {
  readonly v: 1
  readonly warehouseId: string
  readonly orderIds: readonly string[]
  readonly lines: readonly ParcelLine[]
  readonly goods: GoodsState
  readonly waybill: WaybillState
  readonly track: TrackState
  /** Generation of the ask; rises only when the former number is confirmed void, or given up by a person. */
  readonly n: number
  readonly ship: FrozenShip
  readonly courier: CourierKey
  readonly waybillNo?: string
  readonly routing?: Routing
  readonly voidNumbers: readonly string[]
  readonly printWish?: PrintWish
  /** Copies known to have been accepted by a printer or put out by hand; the hand-over gate wants one. */
  readonly copies: number
  readonly waveId: string
  readonly slot: number
  /**
   * Event ids of right pieces, as `<eventId>` -> sku: counts are sizes of sets, never increments. '': an event that sealed or
   * opened the box, or a piece of a box that was opened again; it counts for nothing, and its second copy changes nothing.
   */
  readonly packScans: Readonly<Record<string, string>>
  readonly weighings?: Marks<Weighing>
  readonly photos?: Marks<BoxPhoto>
  readonly stops: readonly Stop[]
  readonly intercept?: Intercept
  readonly homeward?: Homeward
  /** Whoever took it in has said that its goods may be sold again. */
  readonly restock?: 'wanted' | 'done'
  /** The owner's word that the platform may be told of it before the van has it. */
  readonly early?: { readonly at: number; readonly by: string }
  readonly handoverId?: string
  readonly packedAt?: number
  readonly packedBy?: string
  readonly handedOverAt?: number
  /** Raised by every goods move that the orders must follow; roll-up.order carries it. */
  readonly rollRev: number
  readonly rolledRev: number
  readonly subscribed: 'none' | 'wanted' | 'done' | 'refused'
  readonly followed: 'none' | 'wanted' | 'done' | 'refused'
  /** By order with goods in it, what has become of its payer's tracking; `followed` ends with the last of them. */
  readonly follows?: Readonly<Record<string, Followed>>
  readonly consumed: boolean
  readonly traces: readonly TraceEntry[]
  /** By the courier's scans. */
  readonly collectedAt?: number
  readonly deliveredAt?: number
  /** Its days on the road count for what is told of the next parcels. */
  readonly trip?: 'wanted' | 'done'
  readonly bucket?: ParcelBucket
  readonly shipBy: number
  readonly waitingSince?: number
  readonly history: readonly HistoryEntry[]
}
