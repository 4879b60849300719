import type { JobCondition, PrinterAccount, PrinterCondition, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { DEVICE_CONDITION, JOB_CONDITION, KUAIMAI, LINE_CONDITION, MAX_INSTRUCTION_CHARS } from './units'

const word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? ''))

/** deviceKey is asked for when it is printed on the machine. An unbound printer takes anybody's jobs, so binding comes first. */
export const toBind = ({ id, sn, fields }: PrinterAccount): Record<string, string> => ({
  sn,
  deviceKey: fields['deviceKey'] ?? '',
  bindName: id,
  noteName: fields['noteName'] ?? '',
})

/** Raw TSPL as base64; the bytes are ours, so no text encoding of 快麦's ever touches them. */
export function toWrite({ printer, page }: PrintJob): Record<string, string> {
  const instructs = Buffer.from(page.tspl()).toString('base64')
  if (instructs.length > MAX_INSTRUCTION_CHARS) {
    throw new ProviderError({ provider: KUAIMAI, failure: 'invalid', scope: 'order', providerCode: 'unfit:instructs' })
  }
  return { sn: printer.sn, instructs, prereq: 'FFFF01', extra: '0' }
}

/** A yes without a job id leaves a label that nobody can ask about: nobody knows. */
export function toJobId(data: unknown): string {
  const [jobId] = readAnswer(KUAIMAI, z.array(word).min(1), data)
  if (jobId) return jobId
  throw new ProviderError({ provider: KUAIMAI, failure: 'no-answer', scope: 'order', providerCode: 'no-job-id' })
}

const statusRows = z.array(
  z.object({ sn: z.string(), status: z.string(), deviceStatus: word, waitPrintNum: z.coerce.number().nullish() }),
)

export interface KuaimaiStatus {
  readonly condition: PrinterCondition
  readonly waiting: number
}

export function toStatus(data: unknown): Record<string, KuaimaiStatus> {
  const rows = readAnswer(KUAIMAI, statusRows, data).map(({ sn, status, deviceStatus, waitPrintNum }) => {
    const condition = status === 'ONLINE' ? DEVICE_CONDITION[deviceStatus || '0'] : LINE_CONDITION[status]
    return [sn, { condition: condition ?? 'unknown', waiting: waitPrintNum ?? 0 }] as const
  })
  return Object.fromEntries(rows)
}

export const jobRow = z.object({ jobId: word, code: word })

export const jobCondition = (code: string): JobCondition => JOB_CONDITION[code] ?? 'unknown'

export function toJobs(data: unknown): Record<string, JobCondition> {
  const rows = readAnswer(KUAIMAI, z.array(jobRow).nullish(), data) ?? []
  return Object.fromEntries(rows.map(({ jobId, code }) => [jobId, jobCondition(code)]))
}
