import type { PrinterAccount, PrinterCondition, PrintJob } from '@shared/ports/printer'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { ownRefusal } from './errors'
import { CONDITION, MAX_CONTENT_CHARS, MAX_EXPIRES_SECONDS, SN_LENGTH, XPYUN, type XpyunCall } from './units'

/** The printer's number as it must be; a wrong one is the printer's fault, not that of every label. */
export function snOf({ sn }: PrinterAccount): string {
  if (sn.length !== SN_LENGTH) throw ownRefusal(['auth', 'account'], 'unfit:sn', sn)
  return sn
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/**
 * TSPL as it is, for a printer whose setting says that it speaks TSPL. Native instructions reach a printer that is there or none,
 * and `realTime` keeps those that it did not print from coming out when it is back: that stands for an expiry.
 */
function rawOrder({ printer, page, partnerKey }: PrintJob) {
  const content = base64(page.tspl())
  if (content.length > MAX_CONTENT_CHARS) return undefined
  const how = { direct: true, supportNativeInstruction: true, mode: 0, realTime: true }
  return { sn: snOf(printer), content, copies: 1, idempotent: partnerKey, ...how }
}

/** The label as a picture of whole dots, whatever language the printer speaks. Mode 1 is the one that has an expiry. */
function imageOrder({ printer, page, partnerKey, expiresAt }: PrintJob, now: number) {
  const { widthDots, heightDots } = page.layout()
  const content = base64(page.png())
  if (content.length > MAX_CONTENT_CHARS) throw ownRefusal(['invalid', 'order'], 'unfit:content')
  const seconds = Math.min(Math.floor((expiresAt - now) / 1000), MAX_EXPIRES_SECONDS)
  if (seconds < 1) throw ownRefusal(['rejected', 'order'], 'unfit:expired')
  const paper = { paperWidth: widthDots, paperHeight: heightDots, paperType: 'W' }
  const how = { direct: true, compress: false, mode: 1, expiresIn: seconds }
  return { sn: snOf(printer), content, copies: 1, idempotent: partnerKey, ...paper, ...how }
}

export interface XpyunOrder {
  readonly name: XpyunCall
  readonly fields: object
}

export function toOrder(job: PrintJob, now: number): XpyunOrder {
  const speaksTspl = /^tspl$/i.test(job.printer.fields['language']?.trim() ?? '')
  const raw = speaksTspl ? rawOrder(job) : undefined
  return raw ? { name: 'raw', fields: raw } : { name: 'image', fields: imageOrder(job, now) }
}

/** A yes without an order number leaves a label that nobody can ask about: nobody knows. */
export function toJobId(data: unknown): string {
  const read = z.union([z.string().min(1), z.number().transform(String)]).safeParse(data)
  if (read.success) return read.data
  throw ownRefusal(['no-answer', 'order'], 'no-job-id')
}

const statusData = z.object({ status: z.union([z.number(), z.string()]).transform(String) })

export const toCondition = (data: unknown): PrinterCondition =>
  CONDITION[readAnswer(XPYUN, statusData, data).status] ?? 'unknown'

export const toWaiting = (data: unknown): number => readAnswer(XPYUN, z.coerce.number(), data)
