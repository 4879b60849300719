import * as z from 'zod/mini'
import type { GoodsState } from '../parcel/goods-state'
import type { EarlyCode } from '../parcel/decide-early'
import { contract } from './contract'

const orderId = z.string().check(z.minLength(1), z.maxLength(80))

export interface LateOrder {
  readonly id: string
  readonly platformNo: string
  readonly name: string
  readonly goods: GoodsState
  readonly waybillTail: string
  readonly shipBy: number
  /** Why it may not be told of early; absent: it may. */
  readonly why?: EarlyCode
}
/** Orders whose labels are printed, whose time is nearly up, and that no van has; those that were told of early are not among them. */
export const lateList = contract<{ readonly orders: readonly LateOrder[]; readonly asOf: number }>()({
  name: 'late.list',
  allow: ['owner', 'auditor', 'packer', 'service'],
  input: z.object({}),
})
/** The owner's word on the orders he has seen: the platform is told of their parcels before the van has them. */
export const lateTell = contract<{ readonly batchId: string; readonly told: number; readonly refused: number }>()({
  name: 'late.tell',
  allow: ['owner'],
  input: z.object({
    requestId: z.string().check(z.minLength(8), z.maxLength(40)),
    orderIds: z.array(orderId).check(z.minLength(1), z.maxLength(1000)),
  }),
})
/** Spends the platform's one re-ship of a payment on what is told of it now. */
export const orderReship = contract<{ readonly state: 'asked' }>()({
  name: 'order.reship',
  allow: ['owner'],
  input: z.object({ orderId }),
})
