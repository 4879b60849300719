import * as z from 'zod/mini'
import type { Lack } from '../audit/lacking'
import type { Arrival } from '../tracking/arrival'
import { addressFields } from './address-fields'
import { contract } from './contract'
import type { ReceiverView } from './views'

/** What happened to a parcel, in our own words or the courier's. `checked`: every piece was scanned into the box. */
export type BuyerStep =
  | { readonly kind: 'paid'; readonly at: number }
  | { readonly kind: 'packed'; readonly at: number; readonly pieces: number; readonly checked: boolean }
  | { readonly kind: 'scan'; readonly at: number; readonly text: string; readonly place?: string }

/** One parcel of his, or what of an order is in no parcel yet. */
export interface BuyerParcel {
  /** His own in it, the newest first; `no` is what he knows it by. */
  readonly orders: readonly { readonly id: string; readonly no: string }[]
  /** Absent: it is in no parcel yet. */
  readonly parcelId?: string
  /** Its name is the short one. */
  readonly courier?: { readonly name: string; readonly hotline: string }
  readonly waybillNo?: string
  readonly stage:
    | 'preparing'
    | 'needs-address'
    | 'refunding'
    | 'shipped'
    | 'moving'
    | 'delivering'
    | 'delivered'
    | 'problem'
    | 'cancelled'
  /** His own goods only: a parcel may hold those of another buyer at his door. */
  readonly lines: readonly { readonly title: string; readonly spec: string; readonly quantity: number }[]
  /** In the order they came. */
  readonly steps: readonly BuyerStep[]
  readonly receiver: ReceiverView
  /** When it is to leave at the latest, while it has not. */
  readonly shipBy?: number
  /** When it is to arrive; absent: nobody can say. */
  readonly arrival?: Arrival
  /** What only he can say, when the shop waits for it: the reason, and the fields that he must write. */
  readonly missing?: string
  readonly lacks?: readonly Lack[]
  /** His orders that one answer settles, this one among them; absent: this one. */
  readonly together?: number
}
/** The caller's own orders only, found by his openid; newest first. */
export const buyerParcels = contract<{
  readonly shopName: string
  /** As it stands on the label; '' when the shop has none. */
  readonly shopPhone: string
  readonly parcels: readonly BuyerParcel[]
  /** Messages that he may allow, at most three; empty where none can be sent. */
  readonly templateIds: readonly string[]
  readonly asOf: number
}>()({
  name: 'buyer.parcels',
  allow: ['buyer'],
  input: z.object({}),
})
export const buyerSubscribe = contract<{ readonly credits: number }>()({
  name: 'buyer.subscribe',
  allow: ['buyer'],
  input: z.object({ templateIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(3)) }),
})
/** What is left empty stays as it is: the buyer sees it masked only. */
export const buyerFixAddress = contract<{ readonly stage: string }>()({
  name: 'buyer.fix-address',
  allow: ['buyer'],
  input: z.object({ orderId: z.string().check(z.maxLength(80)), ...addressFields }),
})
