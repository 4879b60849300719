import type { PrinterCondition, PrintJob } from '@shared/ports/printer'
import { z } from 'zod'
import { ownRefusal } from './errors'
import type { FilePart } from './multipart'
import { saltOf } from './sign'
import { MAX_FILE_BYTES, OFFICE_WIDTH_MM, ONLINE_CONDITION } from './units'

function fileOf({ page }: PrintJob): FilePart {
  const office = page.widthMm >= OFFICE_WIDTH_MM
  const bytes = office ? page.pdf() : page.png()
  if (bytes.length > MAX_FILE_BYTES) throw ownRefusal(['invalid', 'order'], 'unfit:file')
  return office
    ? { field: 'file', name: 'label.pdf', type: 'application/pdf', bytes }
    : { field: 'file', name: 'label.png', type: 'image/png', bytes }
}

/** Numbers are text here. The receipt's address names copy and send, so that it is understood even when our answer got lost. */
export function toOrder(job: PrintJob, settings: { readonly secret: string; readonly receiptUrl: string }) {
  const { printer, page, partnerKey, copyId } = job
  const about = new URLSearchParams({ copy: copyId, key: partnerKey }).toString()
  const receipt = { salt: saltOf(partnerKey, settings.secret), callBackUrl: `${settings.receiptUrl}?${about}` }
  const paper = { width: String(page.widthMm), height: String(page.heightMm), copyNum: '1' }
  const param = {
    siid: printer.sn,
    orderId: partnerKey,
    ...paper,
    ...(settings.receiptUrl === '' ? {} : receipt),
  }
  return { param, file: fileOf(job) }
}

const taskData = z.object({ taskId: z.union([z.string().min(1), z.number().transform(String)]) })

/** A yes without a task leaves a label that nobody can ask about: nobody knows. */
export function toJobId(data: unknown): string {
  const read = taskData.safeParse(data)
  if (read.success) return read.data.taskId
  throw ownRefusal(['no-answer', 'order'], 'no-job-id')
}

const statusData = z.object({ onLine: z.union([z.string(), z.number(), z.boolean()]).transform(String) })

export function toCondition(data: unknown): PrinterCondition {
  const read = statusData.safeParse(data)
  return (read.success ? ONLINE_CONDITION[read.data.onLine.toLowerCase()] : undefined) ?? 'unknown'
}
