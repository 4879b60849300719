import * as z from 'zod/mini'
import { COURIER_KEYS, type CourierKey } from '../courier/courier-key'
import type { EffectKind } from '../effect/effect'
import type { SheetKind } from '../printer/sheet'
import type { CardKind } from '../shop/shop'
import { contract } from './contract'

const PRINT = ['owner', 'auditor', 'packer'] as const
const requestId = z.string().check(z.minLength(8), z.maxLength(40))

export interface PrintPlanValue {
  readonly orders: number
  readonly parcels: number
  readonly finishAt: number
  readonly numbers: { readonly perMinute: number; readonly seconds: number }
  readonly printers: readonly {
    readonly id: string
    readonly label: string
    readonly condition: string
    /** When its maker was last heard of it. */
    readonly conditionAt: number
    readonly byPhone: boolean
    readonly copies: number
    readonly seconds: number
  }[]
  readonly couriers: readonly {
    readonly courier: CourierKey
    readonly reason: 'default' | 'weight' | 'region' | 'wish'
    readonly count: number
  }[]
  /** Orders no account can take, by reason. */
  readonly unserved: readonly { readonly orderId: string; readonly reason: string }[]
}
export const printPlan = contract<PrintPlanValue>()({
  name: 'print.plan',
  allow: PRINT,
  input: z.object({ merge: z.optional(z.boolean()) }),
})
/** Plans all ready orders (or `limit` of them, by deadline), asks for numbers and wishes the copies. One tap, one batch. */
export const printGo = contract<{ readonly batchId: string }>()({
  name: 'print.go',
  allow: PRINT,
  input: z.object({ requestId, limit: z.optional(z.number()), merge: z.optional(z.boolean()) }),
})
export interface EffectCause {
  readonly id: string
  readonly kind: EffectKind
  readonly provider: string
  readonly code: string
  readonly text: string
  readonly scope: 'order' | 'account' | 'shop'
  readonly count: number
  readonly fixes: readonly ('accept-lost' | 'retry' | 'change-courier' | 'resume-account')[]
  readonly sample: readonly string[]
  /** Numbers may have been given and nobody knows which: under these keys, of the sample, the courier's own desk shows them. */
  readonly unsureKeys?: readonly string[]
}
/** Paper that somebody must look for. */
export interface UnsureCopy {
  readonly copyId: string
  readonly printer: string
  readonly slot: number
  readonly waybillTail: string
  /** The printer says that it failed; else nobody knows. */
  readonly failed: boolean
  /** A page of a list, and which. */
  readonly sheet?: { readonly kind: SheetKind; readonly page: number }
  /** A sheet to look at: no parcel waits for it. */
  readonly test?: true
}
export interface PrintProgressValue {
  readonly batchId: string
  readonly total: number
  readonly printed: number
  readonly queued: number
  readonly unsure: number
  readonly failed: number
  readonly finishAt: number
  readonly paused: boolean
  /** A printer of this tap was stopped by hand. */
  readonly held: boolean
  readonly printers: readonly {
    readonly id: string
    readonly label: string
    readonly condition: string
    readonly conditionAt: number
    /** Prints only while a phone beside it sends. */
    readonly byPhone: boolean
    /** Stopped by hand. */
    readonly held: boolean
    readonly done: number
    /** Its maker has them; of these nobody has heard yet that they came out. */
    readonly taken: number
    readonly left: number
    /** Its maker is asked to give them back. */
    readonly recalling: number
    /** It has not given them back, and why; they come out when it prints again. */
    readonly kept?: { readonly count: number; readonly why: string }
  }[]
  readonly causes: readonly EffectCause[]
  readonly unsureCopies: readonly UnsureCopy[]
}
export const printProgress = contract<PrintProgressValue>()({
  name: 'print.progress',
  allow: PRINT,
  input: z.object({ batchId: z.string() }),
})
/** A look at the world settles an unknown copy: did it come out? Reprinting is never bulk. */
export const copyAnswer = contract<{ readonly state: string }>()({
  name: 'copy.answer',
  allow: PRINT,
  input: z.object({ copyId: z.string(), cameOut: z.boolean() }),
})
export const copyReprint = contract<{ readonly copyId: string }>()({
  name: 'copy.reprint',
  allow: PRINT,
  input: z.object({ requestId, parcelId: z.string(), reason: z.string().check(z.minLength(1), z.maxLength(60)) }),
})
/**
 * The rest of a stopped printer's queue goes to another. `asked`: its maker has them and is asked to give them back. `left`: on
 * their way into the first printer, or perhaps in it, where they stay.
 */
export const printerMove = contract<{
  readonly moved: number
  readonly asked: number
  readonly left: number
  /** The queue is longer than one call has time for: the same call again goes on. */
  readonly more?: true
}>()({
  name: 'printer.move',
  allow: PRINT,
  input: z.object({ from: z.string(), to: z.string() }),
})
/** Stops the queues of all printers of one tap by hand, or lets them go on. */
export const printHold = contract<{ readonly held: boolean }>()({
  name: 'print.hold',
  allow: PRINT,
  input: z.object({ batchId: z.string(), on: z.boolean() }),
})
export const effectList = contract<{
  readonly causes: readonly EffectCause[]
  /** Of the last two days, whatever batch they belong to. */
  readonly unsureCopies: readonly UnsureCopy[]
  readonly states: Readonly<Record<string, number>>
  readonly cards: readonly {
    readonly id: string
    readonly kind: CardKind
    readonly at: number
    readonly facts: Readonly<Record<string, string | number>>
  }[]
}>()({
  name: 'effect.list',
  allow: ['owner', 'auditor'],
  input: z.object({}),
})
export const effectFix = contract<{ readonly batchId: string; readonly count: number }>()({
  name: 'effect.fix',
  allow: ['owner', 'auditor'],
  input: z.object({
    requestId,
    causeId: z.string(),
    fix: z.enum(['accept-lost', 'retry', 'change-courier', 'resume-account']),
    courier: z.optional(z.enum(COURIER_KEYS)),
  }),
})
/** Who could carry the parcels of a cause instead: accounts of the shop that are on and go to every one of their places. */
export const effectCouriers = contract<{ readonly couriers: readonly CourierKey[] }>()({
  name: 'effect.couriers',
  allow: ['owner', 'auditor'],
  input: z.object({ causeId: z.string() }),
})
export const cardClose = contract<{ readonly closed: true }>()({
  name: 'card.close',
  allow: ['owner', 'auditor'],
  input: z.object({ id: z.string() }),
})
