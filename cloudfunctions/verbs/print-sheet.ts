import type { BatchDoc, BatchRefusal, SheetAsk } from '@shared/batch/batch'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { GlyphSource } from '@shared/label/glyph-source'
import { dataSchemaOf } from '@shared/label/label-data'
import { layoutPages } from '@shared/label/layout'
import type { Template } from '@shared/label/template'
import type { LabelCopy } from '@shared/parcel/copy'
import { seqAt } from '@shared/parcel/place'
import { sentByPhone } from '@shared/printer/drivers'
import type { SheetKind } from '@shared/printer/sheet'
import { addCopy, findCopiesOfParcel, getCopy } from '../repo/copies'
import { getBatch } from '../repo/batches'
import { getPrinter } from '../repo/printers'
import type { BatchStep } from '../work/deps'
import type { Desk } from './desk'

/** What its copies have in place of a parcel: nothing counts them among a parcel's labels. */
const sheetOf = (kind: SheetKind, subject: string): string => joinId(kind, subject)

const LIVING = (copy: LabelCopy) => copy.state !== 'dropped'

/** What has been printed of one kind for one subject, the earliest first. Pages that nobody wants any more are no print. */
export async function printsOf(desk: Desk, kind: SheetKind, subject: string) {
  const copies = await findCopiesOfParcel(desk, sheetOf(kind, subject))
  const living = copies.filter(LIVING)
  const ids = [...new Set(living.flatMap(({ batchId }) => batchId ?? []))]
  const batches = (await Promise.all(ids.map((id) => getBatch(desk, id)))).flatMap((batch) => batch ?? [])
  const prints = batches
    .flatMap((batch) => (batch.ask.verb === 'sheet' ? [{ batch, ask: batch.ask }] : []))
    .sort((a, b) => a.ask.no - b.ask.no)
  return { copies: living, prints, nextNo: Math.max(0, ...copies.map(({ no }) => no)) + 1 }
}

interface Drawing {
  readonly template: Template
  readonly data: object
  readonly glyphs: GlyphSource
  readonly masked: boolean
}

/** First row of each page; what cannot be printed whole is said at the tap, with its fields. */
export function pageStarts({ template, data, ...options }: Drawing): Result<readonly number[], 'label-not-whole'> {
  const pages = layoutPages(template, dataSchemaOf(template.kind).parse(data), options)
  const problems = pages.flatMap((page) => [...page.overflow, ...page.missingGlyphs])
  if (problems.length > 0)
    return refuse('label-not-whole', problems.map(({ field, kind }) => `${field}: ${kind}`).join(', '))
  return ok([0, ...pages.flatMap(({ nextRow }) => nextRow ?? [])])
}

interface PageOf {
  readonly batch: BatchDoc
  readonly ask: SheetAsk
  readonly page: number
  readonly byPhone: boolean
}

const copyOf = ({ batch, ask, page, byPhone }: PageOf): LabelCopy => ({
  _id: joinId(sheetOf(ask.kind, ask.subject), page, ask.no),
  v: 1,
  ver: 1,
  shopId: batch.shopId,
  parcelId: sheetOf(ask.kind, ask.subject),
  n: page,
  no: ask.no,
  waybillNo: ask.waybillNo,
  printerId: ask.printerId,
  seq: seqAt(batch.createdAt, page - 1),
  state: 'new',
  sendRev: 1,
  by: batch.by,
  ...(ask.reason === undefined ? {} : { reason: ask.reason }),
  batchId: batch._id,
  slot: 0,
  sheet: { kind: ask.kind, paper: ask.paper },
  ...(byPhone ? { via: 'phone' } : {}),
  createdAt: batch.createdAt,
})

/** Batch step: a row of the print ledger for each page. Two taps at once are one print: the later one finds its rows taken. */
export const sheetStep =
  (desk: Desk): BatchStep =>
  async ({ batch, ids, offset }) => {
    const { ask } = batch
    if (ask.verb !== 'sheet') return []
    const printer = await getPrinter(desk, ask.printerId)
    const byPhone = printer !== undefined && sentByPhone(printer)
    const refusals: BatchRefusal[] = []
    for (const [i, id] of ids.entries()) {
      const copy = copyOf({ batch, ask, page: offset + i + 1, byPhone })
      if ((await addCopy(desk, copy)) === 'added') continue
      if ((await getCopy(desk, copy._id))?.batchId !== batch._id) refusals.push({ id, refusal: 'printed-already' })
    }
    return refusals
  }
