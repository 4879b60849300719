import path from 'node:path'
import { COURIERS } from '@shared/courier/couriers'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import { loadGlyphs } from '../cloud/glyphs'
import type { LabelAsk, RenderLabelFn } from './deps'
import { printPage } from './print-page'

const join = (...parts: readonly string[]) => parts.filter(Boolean).join('')

function dataOf({ parcel, copy, receiver, printedAt }: LabelAsk) {
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

/** Draws from the frozen ask only, so a reprint equals the print. The two font files lie beside the bundle. */
export const createRenderLabel =
  (pictureUrl: (copyId: string) => string, fontDir: string = path.join(__dirname, 'fonts')): RenderLabelFn =>
  (ask) => {
    const template = builtInTemplate(ask.template)
    if (!template) return { ok: false, problems: [{ field: 'template', kind: 'unknown' }] }
    const drawn = renderLabel({ template, data: dataOf(ask), glyphs: loadGlyphs(fontDir) })
    if (!drawn.ok) return { ok: false, problems: drawn.problems }
    return { ok: true, page: printPage(drawn, () => pictureUrl(ask.copy._id)) }
  }
