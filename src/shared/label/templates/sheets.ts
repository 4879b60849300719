import type { Template } from '../template'

/** White on black, so that nobody takes a second copy for another list. */
const reprintMark = (x: number, y: number): Template['elements'] => [
  { type: 'rect', x, y, w: 18, h: 7, filled: true, when: 'copy.reprint' },
  {
    ...{ type: 'text', x, y, w: 18, h: 7, size: 4.5, min: 3, bold: true, align: 'center', middle: true },
    ...{ white: true, when: 'copy.reprint', text: '重打 {{copy.reprint}}' },
  },
]

const pageMark = (place: { x: number; y: number; w: number }): Template['elements'][number] => ({
  ...{ type: 'text', ...place, h: 5, size: 3.5, min: 2.5, align: 'right' },
  ...{ when: 'page.of>1', text: '第 {{page.no}} 页，共 {{page.of}} 页' },
})

const pickColumns = [
  { w: 26, heading: '货位', text: '{{row.bin}}', bold: true },
  { w: 78, heading: '商品', text: '{{row.title}} {{row.spec}}' },
  { w: 36, heading: 'SKU', text: '{{row.sku}}' },
  { w: 16, heading: '数量', text: '{{row.quantity}}', bold: true, align: 'right' as const },
  { w: 30, heading: '格口', text: '{{row.slots}}', align: 'right' as const },
]

/** Pick list on office paper; rows run over as many pages as they need. */
export const pickListA4: Template = {
  id: 'pick-list-a4',
  version: 1,
  name: '拣货单 A4',
  kind: 'pick-list',
  size: { w: 210, h: 297 },
  elements: [
    { type: 'text', x: 12, y: 12, w: 88, h: 10, size: 8, min: 5, bold: true, text: '拣货单 {{title}}' },
    ...reprintMark(102, 13),
    {
      type: 'text',
      x: 12,
      y: 22.5,
      w: 110,
      h: 5,
      size: 3.5,
      min: 2.5,
      text: '波次 {{waveNo}}   {{picker}}   {{printedAt|date:YYYY-MM-DD HH:mm}}',
    },
    { type: 'barcode', x: 122, y: 11, w: 80, h: 14, when: 'waveNo', text: '{{waveNo}}' },
    {
      type: 'table',
      x: 12,
      y: 32,
      w: 186,
      h: 242,
      rows: 'rows',
      size: 3.75,
      rule: true,
      columns: pickColumns,
      total: '共 {{rows|count}} 行，{{rows|pieces}} 件',
    },
    { type: 'line', x: 12, y: 280, w: 186, h: 0.25 },
    { type: 'text', x: 12, y: 282, w: 130, h: 5, size: 3.5, text: '拣货人                              复核人' },
    pageMark({ x: 148, y: 282, w: 50 }),
  ],
}

/**
 * The same list on an 80 mm receipt roll (72 mm printed). A page is as long as what clouds and heads take in one job: 250 mm are
 * 144 KB of plain dots.
 */
export const pickList80: Template = {
  id: 'pick-list-80',
  version: 1,
  name: '拣货单 80 毫米',
  kind: 'pick-list',
  size: { w: 72, h: 250 },
  gap: 0,
  roll: true,
  elements: [
    { type: 'text', x: 1, y: 3, w: 50, h: 7, size: 6, min: 3.5, bold: true, text: '拣货单 {{title}}' },
    ...reprintMark(53, 3),
    {
      type: 'text',
      x: 1,
      y: 11,
      w: 70,
      h: 4,
      size: 3,
      min: 2,
      text: '波次 {{waveNo}}  {{picker}}  {{printedAt|date:MM-DD HH:mm}}',
    },
    { type: 'barcode', x: 0, y: 16.5, w: 72, h: 10, when: 'waveNo', text: '{{waveNo}}' },
    pageMark({ x: 31, y: 27.5, w: 40 }),
    {
      type: 'table',
      x: 1,
      y: 33.5,
      w: 70,
      h: 212,
      rows: 'rows',
      size: 3.25,
      rule: true,
      columns: [
        { w: 15, heading: '货位', text: '{{row.bin}}', bold: true },
        { w: 35, heading: '商品', text: '{{row.title}} {{row.spec}}' },
        { w: 8, heading: '数量', text: '{{row.quantity}}', bold: true, align: 'right' },
        { w: 12, heading: '格口', text: '{{row.slots}}', align: 'right' },
      ],
      total: '共 {{rows|count}} 行，{{rows|pieces}} 件',
    },
  ],
}

/** Lies in the parcel: the whole list of lines, which the waybill may only count. */
export const packingSlipA4: Template = {
  id: 'packing-slip-a4',
  version: 1,
  name: '发货单 A4',
  kind: 'packing-slip',
  size: { w: 210, h: 297 },
  elements: [
    { type: 'text', x: 12, y: 12, w: 40, h: 10, size: 8, bold: true, text: '发货单' },
    ...reprintMark(54, 13),
    {
      type: 'text',
      x: 12,
      y: 23,
      w: 100,
      h: 5,
      size: 3.5,
      min: 2.5,
      text: '{{sender.name}}   {{printedAt|date:YYYY-MM-DD HH:mm}}',
    },
    { type: 'barcode', x: 112, y: 11, w: 90, h: 13, text: '{{waybillNo}}' },
    {
      type: 'text',
      x: 112,
      y: 24.75,
      w: 90,
      h: 4,
      size: 3.25,
      align: 'center',
      text: '{{courier|courier}} {{waybillNo}}',
    },
    { type: 'line', x: 12, y: 31, w: 186, h: 0.375 },
    {
      type: 'text',
      x: 12,
      y: 33,
      w: 186,
      h: 5,
      size: 4,
      min: 2.5,
      bold: true,
      text: '收件人 {{receiver.name|mask:name}}  {{receiver.phone|mask:phone}}',
    },
    { type: 'text', x: 12, y: 38.5, w: 186, h: 10, size: 3.5, min: 2.5, wrap: true, text: '{{receiver|address}}' },
    {
      type: 'text',
      x: 12,
      y: 49.5,
      w: 186,
      h: 9,
      size: 3,
      min: 2,
      wrap: true,
      when: 'orderNos',
      text: '订单号 {{orderNos|join:、}}',
    },
    {
      type: 'table',
      x: 12,
      y: 61,
      w: 186,
      h: 204,
      rows: 'lines',
      size: 3.75,
      rule: true,
      columns: [
        { w: 86, heading: '商品', text: '{{row.title}}' },
        { w: 46, heading: '规格', text: '{{row.spec}}' },
        { w: 36, heading: 'SKU', text: '{{row.sku}}' },
        { w: 18, heading: '数量', text: '{{row.quantity}}', bold: true, align: 'right' },
      ],
      total: '共 {{lines|count}} 种，{{lines|pieces}} 件',
    },
    { type: 'line', x: 12, y: 268, w: 186, h: 0.25 },
    { type: 'text', x: 12, y: 270, w: 130, h: 15, size: 3.5, min: 2.5, wrap: true, text: '{{remark}}' },
    pageMark({ x: 148, y: 270, w: 50 }),
  ],
}

/** The same list for a receipt roll. */
export const packingSlip80: Template = {
  id: 'packing-slip-80',
  version: 1,
  name: '发货单 80 毫米',
  kind: 'packing-slip',
  size: { w: 72, h: 250 },
  gap: 0,
  roll: true,
  elements: [
    { type: 'text', x: 1, y: 3, w: 50, h: 7, size: 6, bold: true, text: '发货单' },
    ...reprintMark(53, 3),
    {
      ...{ type: 'text', x: 1, y: 11, w: 70, h: 4, size: 3, min: 2 },
      text: '{{sender.name}}  {{printedAt|date:YYYY-MM-DD HH:mm}}',
    },
    { type: 'barcode', x: 0, y: 16, w: 72, h: 11, text: '{{waybillNo}}' },
    {
      ...{ type: 'text', x: 1, y: 28, w: 70, h: 4, size: 3.25, min: 2.5, align: 'center' },
      text: '{{courier|courier}} {{waybillNo}}',
    },
    {
      ...{ type: 'text', x: 1, y: 34, w: 70, h: 5, size: 4, min: 2.5, bold: true },
      text: '收件人 {{receiver.name|mask:name}}  {{receiver.phone|mask:phone}}',
    },
    {
      ...{ type: 'text', x: 1, y: 39.5, w: 70, h: 14, size: 3, min: 2.25, wrap: true },
      text: '{{receiver|address}}',
    },
    {
      ...{ type: 'text', x: 1, y: 54.5, w: 70, h: 9, size: 2.5, min: 2, wrap: true, when: 'orderNos' },
      text: '订单号 {{orderNos|join:、}}',
    },
    { type: 'text', x: 1, y: 64, w: 70, h: 9, size: 3, min: 2, wrap: true, when: 'remark', text: '{{remark}}' },
    pageMark({ x: 31, y: 73.5, w: 40 }),
    {
      ...{ type: 'table', x: 1, y: 79, w: 70, h: 166, rows: 'lines', size: 3.25, rule: true },
      columns: [
        { w: 58, heading: '商品', text: '{{row.title}} {{row.spec}}' },
        { w: 12, heading: '数量', text: '{{row.quantity}}', bold: true, align: 'right' },
      ],
      total: '共 {{lines|count}} 种，{{lines|pieces}} 件',
    },
  ],
}
