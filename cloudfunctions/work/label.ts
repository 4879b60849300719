import path from 'node:path'
import { COURIERS } from '@shared/courier/couriers'
import { renderLabel } from '@shared/label/render'
import type { LabelCopy } from '@shared/parcel/copy'
import { testSheetOf } from '@shared/label/sample-data'
import { loadGlyphs } from '../cloud/glyphs'
import type { LabelAsk, RenderLabelFn, RenderSheetFn, TestSheetAsk } from './deps'
import { printPage } from './print-page'

/** Where the build puts the two font files: beside the bundle. */
const FONTS_HERE = path.join(__dirname, 'fonts')
const NOWHERE = () => ''

const join = (...parts: readonly string[]) => parts.filter(Boolean).join('')

function labelOf({ parcel, copy, receiver, printedAt }: LabelAsk) {
  const { sender } = parcel.ship
  return {
    waybillNo: copy.waybillNo,
    courier: COURIERS[parcel.courier].name,
    routing: parcel.routing ?? { mark: '' },
    sender: {
      name: sender.name,
      phone: sender.phone,
      address: join(sender.province, sender.city, sender.district, sender.detail),
    },
    receiver,
    lines: parcel.lines.map(({ title, spec, sku, quantity }) => ({ title, spec, sku, quantity })),
    orderNos: parcel.orderIds.map((id) => id.slice(id.indexOf('_') + 1)),
    slot: String(copy.slot),
    remark: parcel.ship.remark,
    copy: { no: 1, of: 1, reprint: copy.no - 1 },
    printedAt,
  }
}

const SECOND = 1000
const dataOf = (ask: LabelAsk | TestSheetAsk) =>
  'parcel' in ask ? labelOf(ask) : testSheetOf(Math.floor(ask.copy.createdAt / SECOND), ask.printedAt)

/** Draws from the frozen ask only, so a reprint equals the print. The two font files lie beside the bundle. */
export const createRenderLabel =
  (pictureUrl: (copy: LabelCopy) => string, fontDir: string = FONTS_HERE): RenderLabelFn =>
  (ask) => {
    const { template, masked } = ask
    const drawn = renderLabel({ template, masked, data: dataOf(ask), glyphs: loadGlyphs(fontDir) })
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
