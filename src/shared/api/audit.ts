import * as z from 'zod/mini'
import { FINDING_CODES } from '../audit/finding'
import type { Receiver } from '../kernel/address'
import { addressFields } from './address-fields'
import { contract } from './contract'
import type { AskCounts, CauseView, OrderCardView } from './views'

const AUDIT = ['owner', 'auditor'] as const
const orderId = z.string().check(z.minLength(1), z.maxLength(80))
const requestId = z.string().check(z.minLength(8), z.maxLength(40))
/** What a person's word may be that is taken back. */
const UNDOABLE = ['accept', 'address'] as const
export type Undoable = (typeof UNDOABLE)[number]

export const auditList = contract<{
  readonly orders: readonly OrderCardView[]
  readonly causes: readonly CauseView[]
  /** Held orders of the chosen cause or the search; `held` counts all. */
  readonly total: number
  readonly held: number
  readonly asks: AskCounts
  readonly autoPassed: number
  /** Taken in and not looked at by the rules yet (counted to 1000), or held and being looked at anew. */
  readonly auditing: number
  /** Buyers with several open orders to one door. */
  readonly mergeable: number
  readonly cursor?: string
  readonly asOf: number
}>()({
  name: 'audit.list',
  allow: AUDIT,
  /** A page after the first brings orders only: causes are counted once, with the first. */
  input: z.object({
    cause: z.optional(z.enum(FINDING_CODES)),
    search: z.optional(z.string().check(z.maxLength(40))),
    cursor: z.optional(z.string()),
  }),
})
/** One order may go, by a person's word: its findings are accepted, a hold by hand is lifted. */
export const auditApprove = contract<{ readonly state: string }>()({
  name: 'audit.approve',
  allow: AUDIT,
  input: z.object({ orderId }),
})
/** Takes one order's last word back while nothing is planned: the approval, or a mended address. */
export const auditUndo = contract<{ readonly state: string }>()({
  name: 'audit.undo',
  allow: AUDIT,
  input: z.object({ orderId, what: z.enum(UNDOABLE) }),
})
/** Takes a whole tap by cause back, order by order; `planned`: those that are in a parcel already and stay. */
export const auditUndoBatch = contract<{ readonly undone: number; readonly planned: number }>()({
  name: 'audit.undo-batch',
  allow: AUDIT,
  input: z.object({ requestId, batchId: z.string().check(z.maxLength(40)) }),
})
/** Asks the buyers of a cause, or of one order, for their address; who may not be asked is left out and counted. */
export const auditAsk = contract<{ readonly batchId: string; readonly asked: number; readonly refused: number }>()({
  name: 'audit.ask',
  allow: AUDIT,
  input: z.object({ requestId, code: z.optional(z.enum(FINDING_CODES)), orderId: z.optional(orderId) }),
})
/** Whom the shop has asked and who has answered: cards to share first, answers last; the first rows of many. */
export const auditAsks = contract<{
  readonly orders: readonly OrderCardView[]
  readonly counts: AskCounts
  readonly asOf: number
}>()({
  name: 'audit.asks',
  allow: AUDIT,
  input: z.object({}),
})
/** A person has given this order's buyer a card. */
export const auditShared = contract<{ readonly sharedAt: number }>()({
  name: 'audit.shared',
  allow: AUDIT,
  input: z.object({ orderId }),
})
/**
 * By cause: one batch, its id made on the phone. `asOf`: of the list that was tapped; what has come to the cause since is left.
 * Absent: it takes all that have the cause now. A long one goes on after the answer.
 */
export const auditAccept = contract<{
  readonly batchId: string
  readonly accepted: number
  readonly freed: number
  /** Changed since the list was read, and left as they are. */
  readonly refused: number
  /** Have the cause, but were audited only after the list was read: left as they are. */
  readonly left: number
}>()({
  name: 'audit.accept',
  allow: AUDIT,
  input: z.object({ requestId, code: z.enum(FINDING_CODES), asOf: z.optional(z.number()) }),
})
/** A pasted text read with streets and villages, which the phone does not have. Nothing is stored. */
export const addressCheck = contract<
  Receiver & { readonly verdict: 'complete' | 'repaired' | 'ask'; readonly messages: readonly string[] }
>()({
  name: 'address.check',
  allow: AUDIT,
  input: z.object({ text: z.string().check(z.minLength(1), z.maxLength(500)) }),
})
export const auditFixAddress = contract<{ readonly state: string }>()({
  name: 'audit.fix-address',
  allow: AUDIT,
  input: z.object({ orderId, ...addressFields }),
})
export const orderHold = contract<{ readonly state: string }>()({
  name: 'order.hold',
  allow: AUDIT,
  input: z.object({ orderId, on: z.boolean() }),
})
