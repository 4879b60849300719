import type { MaskedReceiver } from '../kernel/address'
import type { Doc, HistoryEntry, Sealed } from '../kernel/doc'
import type { Finding, FindingCode } from '../audit/finding'
import type { AddressAsk } from '../notice/address-ask'
import type { OrderState } from './order-state'
import type { Rest, Split } from './split'

/** What the shop says of the order; our own states are computed from this, the findings and the parcels. */
export type PlatformStatus = 'unpaid' | 'paid' | 'refunding' | 'refunded' | 'cancelled' | 'closed'

/**
 * Counts of one line. `ordered` is what was bought; what may still be planned is
 * `ordered - refunding - refunded - planned - shipped` (`lines.ts` has the sums).
 */
export interface OrderLine {
  readonly lineNo: number
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly paidFen: number
  readonly ordered: number
  readonly refunding: number
  readonly refunded: number
  readonly planned: number
  readonly shipped: number
  /** Only so many may leave until the rest is in stock; absent: all. */
  readonly upTo?: number
  /** Refunded pieces that never left and are not held any more. Absent: none. */
  readonly freed?: number
}

/** Stock of the order: nothing held yet, all lines held, given back for good, or short (then nothing is held). */
export type HoldState = 'none' | 'held' | 'short' | 'released'

export interface Payment {
  readonly transactionId: string
  readonly openid: string
  readonly learnedAt: number
}

/** The receiver that a person's word replaced: one undo, until something is planned. Sealed for their places on this order. */
export interface FormerReceiver {
  readonly receiver: Sealed
  readonly receiverRaw: Sealed
  readonly addressAsk?: AddressAsk
  /** Who wrote the new one, when, and what orders that had the former one too have in common. */
  readonly by?: string
  readonly at?: number
  readonly mergeKey?: string
}

/** How a person's approval found the order: one undo, until something is planned. */
export interface FormerWord {
  readonly accepted: OrderDoc['accepted']
  readonly heldBy?: string
}

/** A buyer asked the mall when his goods will come. */
export interface Urge {
  readonly id: string
  readonly at: number
}

/** Pieces of an article, by the name that people know it by. */
export interface Goods {
  readonly title: string
  readonly spec: string
  readonly quantity: number
}

/**
 * The shop has swapped goods of an order that holds stock or is on its way: they stayed as they are, and a person decides. `rev`
 * rises with each swap and with its end (`open`); the card follows (`told`).
 */
export interface Swap {
  readonly more: readonly Goods[]
  readonly less: readonly Goods[]
  readonly open: boolean
  readonly rev: number
  readonly told: number
}

/** Write-back of one payment: `rev` rises with each question to the platform (`compute-order-state.ts`), `doneRev` follows. */
export interface Upload {
  readonly rev: number
  readonly doneRev: number
  readonly blocked?: string
  /** The owner's words for the platform's one re-ship: how many, and the revision that the last one is good for. */
  readonly reship?: { readonly count: number; readonly rev: number }
}

/** Where lists find an open order; absent once it is shipped, done or cancelled. */
export type OrderBucket = 'to-audit' | 'held' | 'to-print' | 'in-work' | 'problem'

export interface OrderDoc extends Doc {
  readonly v: 1
  readonly warehouseId: string
  readonly platformNo: string
  readonly source: 'import' | 'feed'
  /** Feed: the shop's version number; import: time of the import. They rank within one source: a lower never overwrites a higher. */
  readonly sourceVersion: number
  readonly placedAt: number
  readonly paidAt?: number
  readonly platformStatus: PlatformStatus
  /** When the platform itself said that the money is back: no file says otherwise. */
  readonly paidBackAt?: number
  readonly lines: readonly OrderLine[]
  /** Sealed JSON of `Receiver` as it stands now (after repairs), and as it came or as a person last wrote it. */
  readonly receiver: Sealed
  readonly receiverRaw: Sealed
  /** Fingerprint of the receiver as the shop last gave it: its next word is compared with this, not with a person's. */
  readonly cameAs?: string
  /** Raised by every word that puts another receiver in; a parcel knows the one it was planned with. Absent: 0. */
  readonly addressRev?: number
  readonly masked: MaskedReceiver
  /** HMACs of phone, phone tail, name: exact search without opening anything. */
  readonly find: readonly string[]
  readonly mergeKey: string
  readonly buyerRemark: string
  readonly sellerMemo: string
  readonly payment?: Payment
  /** Absent: its goods are the shop's. */
  readonly swap?: Swap
  readonly hold: HoldState
  /** SKUs that were short at the last try. */
  readonly shortSkus: readonly string[]
  readonly findings: readonly Finding[]
  /** Codes a person has looked at and accepted, with who and when; they no longer hold the order. */
  readonly accepted: Readonly<Partial<Record<FindingCode, { readonly by: string; readonly at: number }>>>
  /** A person's own hold, until a person lifts it. */
  readonly heldBy?: string
  readonly formerWord?: FormerWord
  /** When the findings were last made; absent: the rules have not looked yet, or are to look anew. */
  readonly auditedAt?: number
  /** Raised by every change that needs a new audit; the effect id carries it. */
  readonly auditRev: number
  readonly state: OrderState
  readonly bucket?: OrderBucket
  readonly shipBy: number
  /** All it ever had, and how many of them are void: those count for no limit. */
  readonly parcelIds: readonly string[]
  readonly voidParcels?: number
  readonly upload: Upload
  /** Stock reservations and releases are effects; the number is part of their id. */
  readonly holdRev: number
  /** How often refunded pieces were freed; the number is part of the next effect's id. Absent: never. */
  readonly freeRev?: number
  readonly notices: { readonly shipped: 'none' | 'wanted' | 'sent' | 'not-sent' }
  /** The question to the buyer about his address; absent: never asked. */
  readonly addressAsk?: AddressAsk
  readonly former?: FormerReceiver
  /** The buyer's urges, newest last, by the mall's own ids; `urgedAt` is the time of the newest. Absent: none. */
  readonly urges?: readonly Urge[]
  readonly urgedAt?: number
  /** A tap's group: these orders travel in one parcel. `apart`: this one goes alone. Absent: as the shop's setting says. */
  readonly mergeGroup?: string
  /** Several parcels by a person's hand. */
  readonly split?: Split
  /** What is here goes first; the rest follows when its goods have come. */
  readonly rest?: Rest
  /** When the document began to wait for an effect; the sweep ensures again what has waited > 30 s. Absent: waits for none. */
  readonly waitingSince?: number
  /** When the shop or the platform last said how this order stands, and when a push said that it has changed since. */
  readonly liveAt: number
  readonly dirtyAt?: number
  readonly importId?: string
  /** Since when the receiver is kept, as care last saw it; absent: he is not kept any more. */
  readonly keptSince?: number
  /** What is known of the receiver was dropped, so many days after the last that happened. Both sealed fields are then ''. */
  readonly receiverGone?: { readonly at: number; readonly days: number }
  readonly history: readonly HistoryEntry[]
}
