import type { BatchDoc, BatchRefusal, BatchVerb, SheetAsk } from '@shared/batch/batch'
import type { Receiver } from '@shared/kernel/address'
import type { Template } from '@shared/label/template'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { CourierPort } from '@shared/ports/courier'
import type { NoticeChannelPort } from '@shared/ports/notice-channel'
import type { OrderSourcePort } from '@shared/ports/order-source'
import type { PrinterPort, PrintPage } from '@shared/ports/printer'
import type { AuditInput, AuditOutcome } from '../audit/audit-order'
import type { Seal } from '../cloud/crypto'
import type { Log } from '../cloud/logger'
import type { Books } from '../repo/books'

export type AuditFn = (input: AuditInput) => Promise<AuditOutcome>

/** Without a parcel: a page of a pick list, or a sheet to look at with sample data. */
export interface PaperAsk {
  readonly copy: LabelCopy
  /** Of a pick list or packing slip. */
  readonly sheet?: SheetAsk
  readonly template: Template
  readonly masked: boolean
  readonly printedAt: number
}
export interface LabelAsk extends PaperAsk {
  readonly parcel: ParcelDoc
  readonly receiver: Receiver
}
/** Bytes for the printer, or which fields cannot be printed whole. */
export type RenderLabelFn = (ask: LabelAsk | PaperAsk) => Drawn
/** A made-up label on the paper of a template. */
export type RenderSheetFn = (template: Template, now: number) => Drawn
type Drawn =
  | { readonly ok: true; readonly page: PrintPage }
  | { readonly ok: false; readonly problems: readonly { readonly field: string; readonly kind: string }[] }

export interface BatchChunk {
  readonly batch: BatchDoc
  readonly ids: readonly string[]
  /** Place of the first of them in the whole batch: slots and queue places are counted from it. */
  readonly offset: number
}
/**
 * One verb on at most 50 documents. It may run again on the same ids (a worker died before the cursor moved), so each document
 * must be changed as a single tap changes it: conditionally, and the second time not at all. Answers only what was refused.
 */
export type BatchStep = (chunk: BatchChunk) => Promise<readonly BatchRefusal[]>

export interface WorkDeps extends Books {
  /** 0 <= x < 1. */
  readonly random: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly seal: Seal
  readonly log: Log
  readonly audit: AuditFn
  readonly renderLabel: RenderLabelFn
  /** By channel, as CourierDoc names it. */
  readonly couriers: Readonly<Record<string, CourierPort>>
  /** By driver, as PrinterDoc names it. */
  readonly printers: Readonly<Record<string, PrinterPort>>
  readonly orderSource: OrderSourcePort
  readonly notices: NoticeChannelPort
  /** Picture of the goods in 物流消息; empty: none is sent. */
  readonly goodsPicture: string
  /** `retry` is the engine's own. */
  readonly steps: Readonly<Partial<Record<BatchVerb, BatchStep>>>
}
