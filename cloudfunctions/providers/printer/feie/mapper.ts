import { feieMarkup } from '@shared/label/feie-markup'
import type { JobCondition, PrinterAccount, PrinterCondition, PrintJob } from '@shared/ports/printer'
import { ProviderError } from '@shared/ports/provider-error'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { feieError } from './errors'
import { FEIE, MAX_EXPIRY_MS } from './units'

/** `sn#key#name#simcard`, one printer a line: none of the parts may hold a mark of the form. */
export function toBind({ id, sn, fields }: PrinterAccount): Record<string, string> {
  const parts = [sn, fields['key'] ?? '', id, '']
  return { printerContent: parts.map((part) => part.replace(/[#\r\n]/g, '')).join('#') }
}

const boundRows = z.object({ ok: z.array(z.string()).nullish(), no: z.array(z.string()).nullish() })

/** The call says 0 even when it took none: the row is in `no`, with its reason. A printer that is bound already is bound. */
export function checkBound(data: unknown, { sn }: PrinterAccount): void {
  const { ok, no } = readAnswer(FEIE, boundRows, data)
  const refused = no?.find((row) => row.startsWith(sn))
  if (refused !== undefined && !/已.{0,3}添加/.test(refused)) throw notBound(refused)
  if (refused === undefined && !ok?.some((row) => row.startsWith(sn))) throw feieError('not-listed', '')
}

const notBound = (text: string) =>
  new ProviderError({
    provider: FEIE,
    failure: 'auth',
    scope: 'account',
    providerCode: 'not-bound',
    providerText: text,
  })

const unfit = (what: string, text?: string) =>
  new ProviderError({
    provider: FEIE,
    failure: 'invalid',
    scope: 'order',
    providerCode: `unfit:${what}`,
    ...(text === undefined ? {} : { providerText: text }),
  })

/** One label as markup; it must not come out any more after `expired`. */
export function toPrint({ printer, page, expiresAt }: PrintJob, now: number, receiptUrl: string) {
  const markup = feieMarkup(page.layout())
  if (!markup.ok) throw unfit(markup.refusal, markup.detail)
  if (expiresAt <= now) throw unfit('expired')
  return {
    sn: printer.sn,
    content: markup.value,
    times: '1',
    expired: String(Math.floor(Math.min(expiresAt, now + MAX_EXPIRY_MS) / 1000)),
    ...(receiptUrl === '' ? {} : { backurl: receiptUrl }),
  }
}

/** A yes without an order id leaves a label that nobody can ask about: nobody knows. */
export const toJobId = (data: unknown): string => readAnswer(FEIE, z.string().min(1), data)

/** A sentence is all there is: 离线, 在线，工作状态正常 or 在线，工作状态不正常. The last is nearly always paper. */
export function toCondition(data: unknown): PrinterCondition {
  const text = readAnswer(FEIE, z.string(), data)
  if (text.includes('离线')) return 'offline'
  if (text.includes('不正常')) return 'out-of-paper'
  return text.includes('正常') ? 'ready' : 'unknown'
}

const counts = z.object({ waiting: z.coerce.number() })
export const toWaiting = (data: unknown): number => readAnswer(FEIE, counts, data).waiting

const stateAnswer = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
export const toJob = (data: unknown): JobCondition => (readAnswer(FEIE, stateAnswer, data) ? 'printed' : 'waiting')
