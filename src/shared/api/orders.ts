import * as z from 'zod/mini'
import { contract } from './contract'
import type { HistoryView, LineView, OrderCardView, ParcelView, ReceiverView } from './views'
import type { AskState } from '../notice/address-ask'
import type { Undoable } from './audit'
import type { Finding } from '../audit/finding'
import type { CourierKey } from '../courier/courier-key'
import type { CardKind } from '../shop/shop'
import type { OrderState } from '../order/order-state'
import type { GoodsState } from '../parcel/goods-state'

const STAFF = ['owner', 'auditor', 'packer', 'service'] as const
const orderId = z.string().check(z.minLength(1), z.maxLength(80))

/** `find`: an order number, waybill number, phone, last four digits or a name, whole; nothing else is searchable. */
export const orderList = contract<{
  readonly orders: readonly OrderCardView[]
  readonly cursor?: string
  readonly asOf: number
}>()({
  name: 'order.list',
  allow: STAFF,
  input: z.object({
    /** Those that buyers hurry, of all buckets; one page. */
    urged: z.optional(z.literal(true)),
    bucket: z.optional(z.enum(['to-audit', 'held', 'to-print', 'in-work', 'problem'])),
    find: z.optional(z.string().check(z.maxLength(40))),
    cursor: z.optional(z.string()),
  }),
})
export interface OrderValue {
  readonly id: string
  readonly platformNo: string
  readonly state: OrderState
  readonly platformStatus: string
  readonly placedAt: number
  readonly paidAt?: number
  readonly shipBy: number
  readonly receiver: ReceiverView
  /** He was dropped, so many days after the last that happened to the order. */
  readonly receiverGone?: { readonly at: number; readonly days: number }
  readonly lines: readonly LineView[]
  readonly findings: readonly Finding[]
  /** A person holds it, whatever the rules say. */
  readonly heldByHand?: true
  readonly buyerRemark: string
  readonly sellerMemo: string
  readonly parcels: readonly ParcelView[]
  /** How it goes: with which other orders, in how many parcels by hand, and how many pieces wait for their goods. */
  readonly travel: {
    readonly with: readonly { readonly id: string; readonly platformNo: string }[]
    readonly parts: number
    readonly later: number
  }
  readonly history: readonly HistoryView[]
  readonly notices: { readonly shipped: 'none' | 'wanted' | 'sent' | 'not-sent'; readonly ask?: AskState }
  /** Words that can still be taken back. */
  readonly undo: readonly Undoable[]
  readonly upload: {
    readonly wanted: boolean
    readonly done: boolean
    readonly blocked?: string
    /** All is told that is to be told: the owner may spend the platform's one re-ship. */
    readonly reship?: boolean
  }
}
export const orderGet = contract<OrderValue>()({ name: 'order.get', allow: STAFF, input: z.object({ orderId }) })
/** The full receiver as far as it can be read; logged with who and when. `came`: the buyer's own text, where it is not complete. */
export const orderReveal = contract<ReceiverView & { readonly came?: string }>()({
  name: 'order.reveal',
  allow: ['owner', 'auditor', 'service'],
  input: z.object({ orderId }),
})

/**
 * A card, orders whose time is nearly up, orders that buyers hurry, or parcels in the house that must not go. `late`: their labels are
 * printed, and no van has them.
 */
export type AlertKind = CardKind | 'deadline' | 'late' | 'urged' | 'floor-stop'

export interface DeskValue {
  readonly shopName: string
  readonly asOf: number
  readonly pulledTo: number
  /** Next pickups, soonest first; counts are of parcels that must be in the van. */
  readonly deadlines: readonly {
    readonly courier: string
    readonly at: number
    readonly packed: number
    readonly toPack: number
    readonly toPick: number
    readonly toPrint: number
  }[]
  readonly stages: {
    readonly toAudit: number
    readonly toPrint: number
    readonly toPick: number
    readonly toPack: number
    readonly toHand: number
  }
  /** The pace of this stretch of packing, for the forecast; 0: no ground for one. */
  readonly packedPerHour: number
  readonly alerts: readonly {
    readonly id: string
    readonly kind: AlertKind
    readonly tone: 'stop' | 'look'
    readonly facts: Readonly<Record<string, string | number>>
  }[]
  /** No order was ever taken in: the day begins with an import. */
  readonly firstDay?: true
  readonly running?: { readonly batchId: string; readonly done: number; readonly total: number }
}
export const deskShow = contract<DeskValue>()({ name: 'desk.show', allow: STAFF, input: z.object({}) })
/** What a scanned code is: one scan box for all. */
export const scanFind = contract<
  | {
      readonly kind: 'parcel'
      readonly parcelId: string
      readonly orderId: string
      readonly goods: GoodsState
      readonly courier: CourierKey
      /** The number was given back: the label that carries it goes nowhere. */
      readonly isOld: boolean
    }
  | { readonly kind: 'order'; readonly orderId: string }
  | {
      readonly kind: 'sku'
      readonly sku: string
      readonly title: string
      readonly spec: string
      readonly location: string
      readonly free: number
      readonly onHand: number
    }
>()({ name: 'scan.find', allow: STAFF, input: z.object({ code: z.string().check(z.minLength(1), z.maxLength(64)) }) })

/** A parcel that has left and must come home: `ask` raises it, the other words say how the call to the courier went. */
export const parcelIntercept = contract<{ readonly goods: string; readonly state: string }>()({
  name: 'parcel.intercept',
  allow: ['owner', 'auditor', 'service'],
  input: z.object({
    parcelId: z.string(),
    say: z.enum(['ask', 'called', 'caught', 'missed', 'dropped']),
  }),
})

/** A parcel that came back stands in the house: its goods go to the shelf, unless they are not fit to be sold. */
export const parcelTakeHome = contract<{ readonly goods: string }>()({
  name: 'parcel.takeHome',
  allow: STAFF,
  input: z.object({ parcelId: z.string(), toShelf: z.boolean() }),
})
