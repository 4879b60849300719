import type { JobCondition, PrinterAccount, PrintJob, PrintPage } from '@shared/ports/printer'
import { z } from 'zod'
import { readAnswer } from '../../exchange'
import { ownRefusal } from './errors'
import { conditionOf, JOB_CONDITION, LAN, MAX_CONTENT_BYTES, MAX_EXPIRY_MS } from './units'

const FORMS = {
  tspl: (page: PrintPage) => page.tspl(),
  cpcl: (page: PrintPage) => page.cpcl(),
  escpos: (page: PrintPage) => page.escpos(),
  pdf: (page: PrintPage) => page.pdf(),
} as const
type Language = keyof typeof FORMS

/** Heads that take raw commands are 4 inches wide at most; office paper goes as PDF. */
const WIDEST_HEAD_MM = 112

const isLanguage = (word: string): word is Language => Object.hasOwn(FORMS, word)

/** What the printer's owner chose; not said, a socket gets TSPL and a queue of the computer PDF. */
export function languageOf({ sn, fields }: PrinterAccount): Language {
  const word = (fields['language'] ?? '').toLowerCase().replace(/[^a-z]/g, '')
  if (word === '') return sn.startsWith('cups:') ? 'pdf' : 'tspl'
  if (isLanguage(word)) return word
  throw ownRefusal(['auth', 'account'], 'unfit:language', fields['language'])
}

export const toPlace = (printer: PrinterAccount) => ({ address: printer.sn, language: languageOf(printer) })

/** The time that is left, not the hour when it ends: the two clocks need not agree. */
export function toPrint({ printer, page, partnerKey, expiresAt }: PrintJob, now: number) {
  const place = toPlace(printer)
  if (page.widthMm > WIDEST_HEAD_MM && place.language !== 'pdf') throw ownRefusal(['invalid', 'order'], 'unfit:paper')
  const bytes = FORMS[place.language](page)
  if (bytes.length > MAX_CONTENT_BYTES) throw ownRefusal(['invalid', 'order'], 'unfit:content')
  if (now >= expiresAt) throw ownRefusal(['rejected', 'order'], 'unfit:expired')
  const expiresInMs = Math.min(expiresAt - now, MAX_EXPIRY_MS)
  return { ...place, key: partnerKey, expiresInMs, content: Buffer.from(bytes).toString('base64') }
}

export const toJobId = (value: unknown): string => readAnswer(LAN, z.object({ id: z.string().min(1) }), value).id

const statusValue = z.object({ condition: z.string().transform(conditionOf), waiting: z.number() })
export const toStatus = (value: unknown) => readAnswer(LAN, statusValue, value)

export function toJobs(value: unknown): Record<string, JobCondition> {
  const states = readAnswer(LAN, z.record(z.string(), z.string()), value)
  return Object.fromEntries(Object.entries(states).map(([id, word]) => [id, JOB_CONDITION[word] ?? 'unknown']))
}
