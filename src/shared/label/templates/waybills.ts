import type { Template } from '../template'
import { goods, head, orders, receiver, remark, routing, rule, sender, waybillCode } from './parts'

/** Courier content of every form down to the barcode: 89 high. Sizes: GB/T 41833-2022 forms, one part preferred. */
const courierPart = (width: number) => [
  ...head({ y: 0, width }),
  rule({ y: 13, width }),
  ...routing({ y: 13, width }),
  rule({ y: 35, width }),
  ...receiver({ y: 35, width }),
  rule({ y: 54.5, width }),
  ...sender({ y: 54.5, width }),
  rule({ y: 63, width }),
  ...waybillCode({ y: 65, width, height: 17 }),
  rule({ y: 89, width }),
]

/** One part, 76 x 130: courier content down to 89 mm, below it the shop's own area. */
export const waybill76x130: Template = {
  id: '76x130',
  version: 1,
  name: '一联单 76×130',
  kind: 'waybill',
  size: { w: 76, h: 130 },
  elements: [
    ...courierPart(76),
    ...goods({ y: 91, width: 76, height: 21.5 }),
    remark({ y: 113.5, width: 76, height: 10 }),
    orders({ y: 124.5, width: 76 }),
  ],
}

/** One part on wide paper, 100 x 150. */
export const waybill100x150: Template = {
  id: '100x150',
  version: 1,
  name: '一联单 100×150',
  kind: 'waybill',
  size: { w: 100, h: 150 },
  elements: [
    ...courierPart(100),
    ...goods({ y: 91, width: 100, height: 36 }),
    rule({ y: 128, width: 100 }),
    remark({ y: 129.5, width: 100, height: 13 }),
    orders({ y: 144, width: 100 }),
  ],
}

/** Two parts, 100 x 180, torn at 110: the upper goes with the courier, the lower stays with the goods. */
export const waybill100x180: Template = {
  id: '100x180',
  version: 1,
  name: '二联单 100×180',
  kind: 'waybill',
  size: { w: 100, h: 180 },
  elements: [
    ...courierPart(100),
    { type: 'text', x: 3, y: 91, w: 74, h: 3.5, size: 2.5, text: '快件送达收件人地址，经收件人或代收人签字视为送达。' },
    { type: 'text', x: 3, y: 96, w: 30, h: 5, size: 3.5, text: '签收人' },
    { type: 'line', x: 15, y: 101.5, w: 30, h: 0.25 },
    { type: 'text', x: 49, y: 96, w: 30, h: 5, size: 3.5, text: '日期' },
    { type: 'line', x: 57.5, y: 101.5, w: 24, h: 0.25 },
    { type: 'text', x: 82, y: 92, w: 15, h: 6, size: 4, bold: true, align: 'right', text: '已验视' },
    rule({ y: 110, width: 100 }),
    {
      type: 'text',
      x: 3,
      y: 112,
      w: 26,
      h: 6,
      size: 4.5,
      min: 3,
      bold: true,
      middle: true,
      text: '{{courier|courier}}',
      field: 'courier',
    },
    { type: 'barcode', x: 26, y: 112, w: 74, h: 9, text: '{{waybillNo}}' },
    { type: 'text', x: 26, y: 121.5, w: 74, h: 4, size: 3, bold: true, align: 'center', text: '{{waybillNo}}' },
    rule({ y: 126.5, width: 100 }),
    {
      type: 'text',
      x: 3,
      y: 127.5,
      w: 94,
      h: 4.5,
      size: 3.25,
      min: 2.25,
      bold: true,
      text: '收 {{receiver.name|mask:name}}  {{receiver.phone|mask:phone}}',
    },
    {
      type: 'text',
      x: 3,
      y: 131.75,
      w: 94,
      h: 6.5,
      size: 2.75,
      min: 2,
      wrap: true,
      text: '{{receiver|address}}',
    },
    rule({ y: 139, width: 100 }),
    ...goods({ y: 141, width: 100, height: 24 }),
    remark({ y: 166, width: 100, height: 8.5 }),
    orders({ y: 175.5, width: 100 }),
  ],
}

/** Goes into the parcel of an exchange or is sent to a buyer who has a printer: the shop is the receiver. */
export const returnLabel: Template = {
  id: 'return-76x130',
  version: 1,
  name: '退货面单 76×130',
  kind: 'waybill',
  size: { w: 76, h: 130 },
  elements: [
    ...courierPart(76),
    { type: 'rect', x: 3, y: 91, w: 20, h: 9, filled: true },
    {
      type: 'text',
      x: 3,
      y: 91,
      w: 20,
      h: 9,
      size: 6,
      bold: true,
      align: 'center',
      middle: true,
      white: true,
      text: '退货',
    },
    {
      type: 'text',
      x: 25,
      y: 91,
      w: 48,
      h: 9,
      size: 3,
      min: 2,
      wrap: true,
      middle: true,
      text: '退回商品请连同此单一起装好，一单一包',
    },
    {
      type: 'table',
      x: 3,
      y: 102,
      w: 70,
      h: 12.5,
      rows: 'lines',
      size: 3.25,
      min: 2.25,
      columns: [
        { w: 60, text: '{{row.title}} {{row.spec}}' },
        { w: 10, text: '×{{row.quantity}}', bold: true, align: 'right' },
      ],
      total: '共 {{lines|pieces}} 件',
      more: '另有 {{row.left}} 种，共 {{lines|pieces}} 件',
    },
    remark({ y: 115.5, width: 76, height: 8 }),
    orders({ y: 124.5, width: 76 }),
  ],
}
