import * as z from 'zod/mini'
import type { OrderState } from '../order/order-state'
import type { SplitPart } from '../order/split'
import { contract } from './contract'
import type { OrderCardView } from './views'

const AUDIT = ['owner', 'auditor'] as const
const orderId = z.string().check(z.minLength(1), z.maxLength(80))
const requestId = z.string().check(z.minLength(8), z.maxLength(40))
const orderIds = z.array(orderId).check(z.minLength(1), z.maxLength(50))

/** Open orders of one buyer to one door. */
export interface MergeGroup {
  readonly key: string
  readonly name: string
  readonly phoneTail: string
  readonly region: string
  readonly detail: string
  /** `merged` by a tap or the shop's setting, `apart` by a tap; `open`: nobody has said. */
  readonly state: 'open' | 'merged' | 'apart'
  readonly orders: readonly {
    readonly id: string
    readonly platformNo: string
    readonly goods: OrderCardView['goods']
    readonly state: OrderState
    readonly shipBy: number
    readonly remark: string
  }[]
}
export const mergeList = contract<{ readonly groups: readonly MergeGroup[]; readonly asOf: number }>()({
  name: 'merge.list',
  allow: AUDIT,
  input: z.object({}),
})
/** Limits are asked of all before the first is changed. */
export const mergeJoin = contract<{ readonly merged: number }>()({
  name: 'merge.join',
  allow: AUDIT,
  input: z.object({ requestId, orderIds }),
})
/** Each goes alone again; a parcel that was planned of them is void. Until hand-over. */
export const mergePart = contract<{ readonly parted: number }>()({
  name: 'merge.part',
  allow: AUDIT,
  input: z.object({ requestId, orderIds }),
})

export interface SplitValue {
  readonly id: string
  readonly platformNo: string
  readonly lines: readonly {
    readonly lineNo: number
    readonly sku: string
    readonly title: string
    readonly spec: string
    /** May be planned. */
    readonly quantity: number
    /** On the shelf for this order: held for it already, or free. */
    readonly here: number
    /** Kept back until the goods are here. */
    readonly later: number
  }[]
  readonly parts: readonly SplitPart[]
  readonly resting: boolean
  readonly short: boolean
  /** Parcels of this payment that the platform still takes. */
  readonly parcelsLeft: number
}
export const splitShow = contract<SplitValue>()({ name: 'split.show', allow: AUDIT, input: z.object({ orderId }) })
export const splitSave = contract<{ readonly parcels: number }>()({
  name: 'split.save',
  allow: AUDIT,
  input: z.object({
    orderId,
    parts: z.array(z.record(z.string(), z.number())).check(z.minLength(2), z.maxLength(15)),
  }),
})
export const splitByStock = contract<{ readonly later: number }>()({
  name: 'split.by-stock',
  allow: AUDIT,
  input: z.object({ orderId }),
})
export const splitUndo = contract<{ readonly state: string }>()({
  name: 'split.undo',
  allow: AUDIT,
  input: z.object({ orderId }),
})
