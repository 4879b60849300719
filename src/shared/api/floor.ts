import * as z from 'zod/mini'
import { COURIER_KEYS, type CourierKey } from '../courier/courier-key'
import type { PackingSettings } from '../pack/packing-settings'
import { contract } from './contract'
import { floorEvent } from './floor-event'

const FLOOR = ['owner', 'packer'] as const

/** A parcel as the floor knows it: no personal data beyond a masked name and the district. */
export interface FloorParcel {
  readonly id: string
  readonly waybillNo: string
  readonly courier: CourierKey
  readonly slot: number
  readonly goods: string
  readonly name: string
  readonly place: string
  readonly remark: string
  readonly lines: readonly {
    readonly sku: string
    readonly barcode: string
    readonly title: string
    readonly spec: string
    readonly quantity: number
    readonly location: string
    /** Of one piece; absent: nobody knows. */
    readonly grams?: number
  }[]
  readonly stops: readonly {
    readonly id: string
    readonly reason: string
    readonly at: number
    readonly skus: readonly {
      readonly sku: string
      readonly title: string
      readonly spec: string
      readonly quantity: number
    }[]
  }[]
  /** SKU -> pieces the desk knows in the box; absent in answers that a phone has kept from before. */
  readonly inBox?: Readonly<Record<string, number>>
  readonly copies: number
  /** So many orders travel in it. */
  readonly orders: number
}
/** What a floor session starts with; scans are then judged on the phone. */
export const floorSnapshot = contract<{
  readonly parcels: readonly FloorParcel[]
  readonly asOf: number
  /** Of what is to be picked, oldest first: each is walked by itself, for its slots are its own. `no`: which of its day. */
  readonly waves?: readonly { readonly no: number; readonly parcelIds: readonly string[] }[]
  /** What else is done at the bench; absent: a phone has kept this answer from before there was more. */
  readonly packing?: PackingSettings
}>()({
  name: 'floor.snapshot',
  allow: FLOOR,
  input: z.object({ stage: z.enum(['to-pick', 'to-pack', 'to-hand']), courier: z.optional(z.enum(COURIER_KEYS)) }),
})
export type FloorVerdict = 'stored' | 'again' | 'stop' | 'wrong-state' | 'wrong-piece' | 'not-found'
export const floorEvents = contract<{
  readonly acks: readonly { readonly id: string; readonly verdict: FloorVerdict; readonly parcel?: FloorParcel }[]
}>()({
  name: 'floor.events',
  allow: FLOOR,
  input: z.object({ events: z.array(floorEvent).check(z.maxLength(100)) }),
})
export const pickFinish = contract<{ readonly picked: number; readonly refused: readonly string[] }>()({
  name: 'pick.finish',
  allow: FLOOR,
  input: z.object({ parcelIds: z.array(z.string()).check(z.maxLength(200)) }),
})

export interface HandoverValue {
  readonly id: string
  readonly courier: CourierKey
  readonly state: 'open' | 'closing' | 'closed'
  readonly pickupAt: number
  readonly scanned: number
  readonly expected: number
  /** Scanned, and must come off the pile before the close; of a closed session: stopped while it closed, and in the van. */
  readonly takeOff: readonly {
    readonly parcelId: string
    readonly tail: string
    readonly name: string
    readonly place: string
    readonly reason: string
    /** When the platform said so; absent where no stop is the reason. */
    readonly at?: number
  }[]
  readonly missing: readonly {
    readonly parcelId: string
    readonly tail: string
    readonly name: string
    readonly place: string
    readonly packedAt: number
    readonly packedBy: string
  }[]
  /** Said to go with the next van. */
  readonly later: number
  readonly handedOver: number
}
export const handoverOpen = contract<HandoverValue>()({
  name: 'handover.open',
  allow: FLOOR,
  input: z.object({ courier: z.enum(COURIER_KEYS) }),
})
export const handoverShow = contract<HandoverValue>()({
  name: 'handover.show',
  allow: FLOOR,
  input: z.object({ id: z.string() }),
})
export const handoverTakeOff = contract<HandoverValue>()({
  name: 'handover.take-off',
  allow: FLOOR,
  input: z.object({ id: z.string(), parcelId: z.string() }),
})
/** A parcel that is not on the pile goes with the next van; `back` takes the word back. */
export const handoverNextTrip = contract<HandoverValue>()({
  name: 'handover.next-trip',
  allow: FLOOR,
  input: z.object({ id: z.string(), parcelId: z.string(), back: z.optional(z.boolean()) }),
})
/**
 * Re-checks all, at the platform where its word is old. Refuses with `take-off-first` while anything must come off the pile, and
 * with `unsure` while nobody knows; the owner may go on with a reason. Closing twice is the same close;
 * an answer that is still `closing` wants the same close again.
 */
export const handoverClose = contract<HandoverValue>()({
  name: 'handover.close',
  allow: FLOOR,
  input: z.object({
    id: z.string(),
    requestId: z.string().check(z.minLength(8), z.maxLength(40)),
    override: z.optional(z.string().check(z.minLength(2), z.maxLength(60))),
  }),
})
