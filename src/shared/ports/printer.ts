import type { LabelLayout } from '../label/layout-types'
import type { RateLimit, UnknownPolicy } from './provider-error'

export interface PrinterAccount {
  readonly id: string
  readonly driver: string
  readonly sn: string
  readonly fields: Readonly<Record<string, string>>
}

/** One copy as it shall look on paper, in every form that a driver may carry; each is made when it is asked for. */
export interface PrintPage {
  readonly widthMm: number
  readonly heightMm: number
  tspl(): Uint8Array
  cpcl(): Uint8Array
  escpos(): Uint8Array
  png(): Uint8Array
  pdf(): Uint8Array
  /** Texts and codes with their places, for printers that take markup only. */
  layout(): LabelLayout
  /** Where the partner may fetch the PNG as long as the job may come out; drawn when fetched, kept nowhere. */
  pictureUrl(): string
}

export interface PrintJob {
  readonly copyId: string
  readonly partnerKey: string
  readonly printer: PrinterAccount
  readonly page: PrintPage
  /** Epoch ms after which the job must not come out any more; used where the driver can. */
  readonly expiresAt: number
}

const PRINTER_CONDITIONS = ['ready', 'offline', 'out-of-paper', 'open', 'jammed', 'disabled', 'unknown'] as const
export type PrinterCondition = (typeof PRINTER_CONDITIONS)[number]
export const isCondition = (word: unknown): word is PrinterCondition =>
  PRINTER_CONDITIONS.some((condition) => condition === word)
/** `unknown` says nothing; `in-doubt` says that some of it may be on paper, so a person must look. */
export type JobCondition = 'waiting' | 'delivered' | 'printed' | 'failed' | 'cancelled' | 'in-doubt' | 'unknown'

/** Why a maker's queue keeps a label that was called back. */
export type KeptWhy = 'others-waiting' | 'still-printing' | 'no-cancel' | 'not-confirmed'
export interface Cancelled {
  /** These the maker confirms: they wait no longer and have not come out. */
  readonly jobIds: readonly string[]
  /** Of the others. */
  readonly kept?: KeptWhy
}

export interface PrinterPort {
  readonly id: string
  readonly can: {
    readonly raw: boolean
    readonly picture: boolean
    readonly markup: boolean
    readonly expiry: boolean
    /** `job`: one by its number. `queue`: only all that waits at the printer. */
    readonly cancel: 'job' | 'queue' | 'none'
    readonly keyWindowMs: number
  }
  readonly unknown: UnknownPolicy
  readonly limits: readonly RateLimit[]
  bind(printer: PrinterAccount): Promise<void>
  status(
    printers: readonly PrinterAccount[],
  ): Promise<Readonly<Record<string, { condition: PrinterCondition; waiting: number }>>>
  /** Accepted by the partner's queue; paper is another matter. */
  print(job: PrintJob): Promise<{ readonly jobId: string }>
  jobs(printer: PrinterAccount, jobIds: readonly string[]): Promise<Readonly<Record<string, JobCondition>>>
  /** Takes jobs out of the printer's queue; asked once more about the same ones it does no harm. */
  cancel(printer: PrinterAccount, jobIds: readonly string[]): Promise<Cancelled>
}

/** A receipt push; undefined when its signature is wrong. */
export interface PrintReceiptPush {
  parse(rawBody: string):
    | {
        readonly eventId: string
        readonly jobs: readonly { readonly jobId: string; readonly condition: JobCondition }[]
      }
    | undefined
  answer(): { readonly body: string; readonly contentType: string }
}
