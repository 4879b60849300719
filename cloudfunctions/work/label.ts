import path from 'node:path'
import { COURIERS } from '@shared/courier/couriers'
import type { LabelInput } from '@shared/label/label-data'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import { loadGlyphs } from '../cloud/glyphs'
import type { LabelAsk, RenderLabelFn, RenderSheetFn } from './deps'
import { printPage } from './print-page'

/** Where the build puts the two font files: beside the bundle. */
const FONTS_HERE = path.join(__dirname, 'fonts')
const NOWHERE = () => ''

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
  (pictureUrl: (copyId: string) => string, fontDir: string = FONTS_HERE): RenderLabelFn =>
  (ask) => {
    const template = builtInTemplate(ask.template)
    if (!template) return { ok: false, problems: [{ field: 'template', kind: 'unknown' }] }
    const drawn = renderLabel({ template, data: dataOf(ask), glyphs: loadGlyphs(fontDir) })
    if (!drawn.ok) return { ok: false, problems: drawn.problems }
    return { ok: true, page: printPage(drawn, () => pictureUrl(ask.copy._id)) }
  }

/** A label of nobody's parcel, to see whether a printer understands us. The same number never comes twice in a day. */
const sampleAt = (now: number): LabelInput => ({
  waybillNo: `TEST${String(now % 86_400_000).padStart(8, '0')}`,
  courier: '试打',
  routing: { mark: '000-00 000' },
  sender: { name: '发货台', phone: '00000000000', address: '这一张是样张，不是包裹' },
  receiver: {
    name: '样张',
    phone: '00000000000',
    province: '',
    city: '',
    district: '',
    detail: '字清楚、边不缺，就选对了',
  },
  lines: [],
  orderNos: [],
  printedAt: now,
})

export const createRenderSheet =
  (fontDir: string = FONTS_HERE): RenderSheetFn =>
  (templateId, now) => {
    const template = builtInTemplate(templateId)
    if (!template) return { ok: false, problems: [{ field: 'template', kind: 'unknown' }] }
    const drawn = renderLabel({ template, data: sampleAt(now), glyphs: loadGlyphs(fontDir) })
    return drawn.ok ? { ok: true, page: printPage(drawn, NOWHERE) } : { ok: false, problems: drawn.problems }
  }
