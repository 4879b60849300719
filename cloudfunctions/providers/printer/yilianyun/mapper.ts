import type { JobCondition, PrinterAccount, PrinterCondition, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { CONDITION, JOB_CONDITION, MAX_PICTURE_BYTES, YILIANYUN } from './units'

const word = z.union([z.string(), z.number()]).transform(String)

export const toBind = ({ id, sn, fields }: PrinterAccount): Record<string, string> => ({
  machine_code: sn,
  msign: fields['msign'] ?? '',
  print_name: id,
})

const DOTS_PER_MM = 8
const unfit = (what: string) =>
  new ProviderError({ provider: YILIANYUN, failure: 'invalid', scope: 'order', providerCode: `unfit:${what}` })

/**
 * The address of the picture under our key. The partner fetches it when it prints, so its size is judged here: as dots on paper,
 * and as the file that is fetched.
 */
export function toPrint({ printer, page, partnerKey }: PrintJob): Record<string, string> {
  const dotBytes = Math.ceil((page.widthMm * DOTS_PER_MM) / 8) * page.heightMm * DOTS_PER_MM
  if (dotBytes >= MAX_PICTURE_BYTES || page.png().length >= MAX_PICTURE_BYTES) throw unfit('picture')
  return { machine_code: printer.sn, picture_url: page.pictureUrl(), origin_id: partnerKey, idempotence: '1' }
}

/** A yes without an order id leaves a label that nobody can ask about; asking again under the same key tells it. */
export const toJobId = (body: unknown): string => readAnswer(YILIANYUN, z.object({ id: word }), body).id

export const toCondition = (body: unknown): PrinterCondition =>
  CONDITION[readAnswer(YILIANYUN, z.object({ state: word }), body).state] ?? 'unknown'

/** The document says what the values mean, not the field's name. */
const jobBody = z.union([
  z.object({ status: word }),
  z.object({ state: word }).transform(({ state }) => ({ status: state })),
])
export const toJob = (body: unknown): JobCondition =>
  JOB_CONDITION[readAnswer(YILIANYUN, jobBody, body).status] ?? 'unknown'
