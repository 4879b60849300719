import path from 'node:path'
import { COURIERS } from '@shared/courier/couriers'
import type { LabelInput, PickList } from '@shared/label/label-data'
import { renderLabel } from '@shared/label/render'
import type { LabelCopy } from '@shared/parcel/copy'
import { testDataOf, testSheetOf } from '@shared/label/sample-data'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { loadGlyphs } from '../cloud/glyphs'
import type { LabelAsk, RenderLabelFn, RenderSheetFn, PaperAsk } from './deps'
import { printPage } from './print-page'

/** Where the build puts the two font files: beside the bundle. */
const FONTS_HERE = path.join(__dirname, 'fonts')
const NOWHERE = () => ''

const join = (...parts: readonly string[]) => parts.filter(Boolean).join('')

export const linesOf = ({ lines }: ParcelDoc): LabelInput['lines'] =>
  lines.map(({ title, spec, sku, quantity }) => ({ title, spec, sku, quantity }))

interface LabelFacts extends Pick<LabelAsk, 'parcel' | 'receiver' | 'printedAt'> {
  readonly waybillNo: string
  readonly reprint: number
  /** Of a packing slip: as they were when it was asked for. */
  readonly lines?: LabelInput['lines']
}

/** What a parcel's label or packing slip says. */
export function labelOf({ parcel, receiver, printedAt, waybillNo, reprint, lines }: LabelFacts): LabelInput {
  const { sender } = parcel.ship
  return {
    waybillNo,
    courier: COURIERS[parcel.courier].name,
    routing: parcel.routing ?? { mark: '' },
    sender: {
      name: sender.name,
      phone: sender.phone,
      address: join(sender.province, sender.city, sender.district, sender.detail),
    },
    receiver,
    lines: lines ?? linesOf(parcel),
    orderNos: parcel.orderIds.map((id) => id.slice(id.indexOf('_') + 1)),
    slot: String(parcel.slot),
    remark: parcel.ship.remark,
    copy: { no: 1, of: 1, reprint },
    printedAt,
  }
}

const SECOND = 1000

function dataOf(ask: LabelAsk | PaperAsk): LabelInput | PickList {
  const { copy, sheet, printedAt, template } = ask
  if ('parcel' in ask) {
    const reprint = sheet?.reprint ?? copy.no - 1
    return labelOf({ ...ask, waybillNo: copy.waybillNo, reprint, ...(sheet?.lines ? { lines: sheet.lines } : {}) })
  }
  if (sheet?.list) return { ...sheet.list, printedAt, copy: { reprint: sheet.reprint } }
  return testDataOf(template.kind, Math.floor(copy.createdAt / SECOND), printedAt)
}

/** Which page of its sheet a copy is: pages are numbered as the copy's `n`. */
const pageOf = ({ copy, sheet }: PaperAsk) =>
  sheet && { no: copy.n, of: sheet.starts.length, firstRow: sheet.starts[copy.n - 1] ?? 0 }

/** Draws from the frozen ask only, so a reprint equals the print. The two font files lie beside the bundle. */
export const createRenderLabel =
  (pictureUrl: (copy: LabelCopy) => string, fontDir: string = FONTS_HERE): RenderLabelFn =>
  (ask) => {
    const { template, masked } = ask
    const page = pageOf(ask)
    const drawn = renderLabel({
      ...{ template, masked, data: dataOf(ask), glyphs: loadGlyphs(fontDir) },
      ...(page ? { page } : {}),
    })
    if (!drawn.ok) return { ok: false, problems: drawn.problems }
    return { ok: true, page: printPage(drawn, () => pictureUrl(ask.copy)) }
  }

const DAY = 86_400_000

/** A label of nobody's parcel, to see whether a printer understands us. The same number never comes twice in a day. */
export const createRenderSheet =
  (fontDir: string = FONTS_HERE): RenderSheetFn =>
  (template, now) => {
    const drawn = renderLabel({ template, data: testSheetOf(now % DAY, now), glyphs: loadGlyphs(fontDir) })
    return drawn.ok ? { ok: true, page: printPage(drawn, NOWHERE) } : { ok: false, problems: drawn.problems }
  }
