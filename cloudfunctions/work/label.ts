import { COURIERS } from '@shared/courier/couriers'
import type { GlyphSource } from '@shared/label/glyph-source'
import { renderLabel } from '@shared/label/render'
import { BUILT_IN_TEMPLATES, builtInTemplate } from '@shared/label/templates/index'
import type { LabelAsk, RenderLabelFn } from './deps'

function dataOf({ parcel, copy, receiver, printedAt }: LabelAsk) {
  const { sender } = parcel.ship
  return {
    waybillNo: copy.waybillNo,
    courier: COURIERS[parcel.courier].name,
    routing: parcel.routing ?? { mark: '' },
    sender: {
      name: sender.name,
      phone: sender.phone,
      address: `${sender.province}${sender.city}${sender.district}${sender.detail}`,
    },
    receiver: {
      name: receiver.name,
      phone: receiver.extension ? `${receiver.phone}-${receiver.extension}` : receiver.phone,
      province: receiver.province,
      city: receiver.city,
      district: receiver.district,
      detail: receiver.detail,
    },
    lines: parcel.lines.map(({ title, spec, sku, quantity }) => ({ title, spec, sku, quantity })),
    orderNos: parcel.orderIds.map((id) => id.slice(parcel.shopId.length + 1)),
    slot: String(parcel.slot),
    remark: parcel.ship.remark,
    copy: { no: 1, of: 1, reprint: copy.no - 1 },
    printedAt,
  }
}

/** Draws from `parcel.ship` only, so that a reprint equals the print but for its mark. `glyphs` is asked at the first label. */
export const createRenderLabel =
  (glyphs: () => GlyphSource): RenderLabelFn =>
  (ask) => {
    const template = builtInTemplate(ask.template) ?? BUILT_IN_TEMPLATES[0]
    if (!template) throw new Error('no label template')
    const label = renderLabel({ template, data: dataOf(ask), glyphs: glyphs() })
    return label.ok ? { ok: true, tspl: label.tspl } : label
  }
