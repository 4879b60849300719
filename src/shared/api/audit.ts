import * as z from 'zod/mini'
import { FINDING_CODES } from '../audit/finding'
import { contract } from './contract'
import type { CauseView, OrderCardView } from './views'

const AUDIT = ['owner', 'auditor'] as const
const orderId = z.string().check(z.minLength(1), z.maxLength(80))

export const auditList = contract<{
  readonly orders: readonly OrderCardView[]
  readonly causes: readonly CauseView[]
  readonly total: number
  readonly autoPassed: number
  readonly cursor?: string
  readonly asOf: number
}>()({
  name: 'audit.list',
  allow: AUDIT,
  input: z.object({
    cause: z.optional(z.enum(FINDING_CODES)),
    search: z.optional(z.string().check(z.maxLength(40))),
    cursor: z.optional(z.string()),
  }),
})
/** One order, its findings accepted by a person; `undo` within the same page takes it back. */
export const auditApprove = contract<{ readonly state: string }>()({
  name: 'audit.approve',
  allow: AUDIT,
  input: z.object({ orderId }),
})
export const auditUndo = contract<{ readonly undone: number }>()({
  name: 'audit.undo',
  allow: AUDIT,
  input: z.object({ orderIds: z.array(orderId).check(z.maxLength(200)), code: z.optional(z.enum(FINDING_CODES)) }),
})
/** By cause: one batch, its id made on the phone. Without orderIds: all that have the cause now. */
export const auditAccept = contract<{
  readonly batchId: string
  readonly accepted: number
  readonly freed: number
  readonly orderIds: readonly string[]
}>()({
  name: 'audit.accept',
  allow: AUDIT,
  input: z.object({ requestId: z.string().check(z.minLength(8), z.maxLength(40)), code: z.enum(FINDING_CODES) }),
})
export const auditFixAddress = contract<{ readonly state: string }>()({
  name: 'audit.fix-address',
  allow: AUDIT,
  input: z.object({
    orderId,
    name: z.string().check(z.maxLength(50)),
    phone: z.string().check(z.maxLength(30)),
    province: z.string().check(z.maxLength(30)),
    city: z.string().check(z.maxLength(30)),
    district: z.string().check(z.maxLength(30)),
    detail: z.string().check(z.maxLength(200)),
  }),
})
export const orderHold = contract<{ readonly state: string }>()({
  name: 'order.hold',
  allow: AUDIT,
  input: z.object({ orderId, on: z.boolean() }),
})
