import * as z from 'zod/mini'
import type { AddressField } from '../address/types'
import { addressFields } from './address-fields'
import { contract } from './contract'
import type { LineView, ReceiverView } from './views'

export interface BuyerParcel {
  readonly orderId: string
  readonly parcelId?: string
  readonly courierName?: string
  readonly hotline?: string
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
  readonly lines: readonly LineView[]
  readonly steps: readonly { readonly at: number; readonly text: string; readonly place?: string }[]
  readonly receiver: ReceiverView
  /** What only he can say, when the shop waits for it. */
  readonly missing?: string
  /** The fields that he must write. */
  readonly lacking?: readonly AddressField[]
  /** His orders that one answer settles, this one among them; absent: this one. */
  readonly together?: number
}
/** The caller's own orders only, found by his openid; newest first. */
export const buyerParcels = contract<{
  readonly shopName: string
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
