import * as z from 'zod/mini'
import { PRINT_LANGUAGES } from '../label/languages'
import { PHONE_OUTCOMES, TAKE_MOST } from '../printer/phone'
import type { SheetKind } from '../printer/sheet'
import { contract } from './contract'

const PRINT = ['owner', 'auditor', 'packer'] as const
const language = z.enum(PRINT_LANGUAGES)

export interface PhoneCopy {
  readonly copyId: string
  readonly slot: number
  readonly waybillTail: string
  /** A page of a pick list or packing slip, which has no slot. */
  readonly sheet?: { readonly kind: SheetKind; readonly page: number }
}
export interface PhoneQueueValue {
  readonly label: string
  readonly on: boolean
  readonly waiting: number
  /** In a phone's hand, this one's or another's. */
  readonly taken: number
  readonly unsure: readonly PhoneCopy[]
}
/** What waits for a phone at one Bluetooth printer. */
export const phoneQueue = contract<PhoneQueueValue>()({
  name: 'phone-print.show',
  allow: PRINT,
  input: z.object({ printerId: z.string() }),
})
export interface TakenCopy extends PhoneCopy {
  /** Base64 in the asked language, one whole label. */
  readonly bytes: string
}
export interface TakeValue {
  readonly copies: readonly TakenCopy[]
  /** Copies that cannot be drawn whole, with the fields that do not fit; they stay where they are. */
  readonly blocked: readonly (PhoneCopy & { readonly fields: string })[]
  /** More wait behind these. */
  readonly more: boolean
}
/**
 * Hands the next copies to this phone. The same `takeId` again hands out the same copies: the first answer may have been lost.
 * `look-first`: nobody has said yet what became of an earlier copy of this printer; `in-use`: another phone holds some.
 */
export const phoneTake = contract<TakeValue>()({
  name: 'phone-print.take',
  allow: PRINT,
  input: z.object({ takeId: z.string().check(z.minLength(8), z.maxLength(40)), printerId: z.string(), language }),
})
/** Each copy as it stands after the report; a report for a copy that has gone on without this phone changes nothing. */
export const phoneReport = contract<{
  readonly copies: readonly { readonly copyId: string; readonly state: string; readonly heard: boolean }[]
}>()({
  name: 'phone-print.report',
  allow: PRINT,
  input: z.object({
    takeId: z.string(),
    reports: z
      .array(z.object({ copyId: z.string(), outcome: z.enum(PHONE_OUTCOMES) }))
      .check(z.minLength(1), z.maxLength(TAKE_MOST)),
  }),
})
/** A made-up label in the asked language: a person looks whether the printer understands it. */
export const phoneSample = contract<{ readonly bytes: string }>()({
  name: 'phone-sample.get',
  allow: PRINT,
  input: z.object({ language, printerId: z.optional(z.string()) }),
})
