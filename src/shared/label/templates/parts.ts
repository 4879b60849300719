import type { Element } from '../template'

/** Blocks the waybill forms share; every length in mm. */
interface Band {
  readonly y: number
  readonly width: number
}

const MARGIN = 3
const RULE = 0.375

export const rule = ({ y, width }: Band): Element => ({ type: 'line', x: 0, y, w: width, h: RULE })

/** White on black: nobody sticks a second label on a second box unseen. */
const reprintMark = (y: number): Element[] => [
  { type: 'rect', x: 36, y: y + 3.5, w: 15, h: 7, filled: true, when: 'copy.reprint' },
  {
    type: 'text',
    x: 36,
    y: y + 3.5,
    w: 15,
    h: 7,
    size: 4.5,
    min: 3,
    bold: true,
    align: 'center',
    middle: true,
    white: true,
    when: 'copy.reprint',
    text: '重打 {{copy.reprint}}',
  },
]

/** Courier name, reprint mark, print time and piece number; 13 high. */
export const head = ({ y, width }: Band): Element[] => [
  {
    type: 'text',
    x: MARGIN,
    y: y + 3,
    w: 32,
    h: 8,
    size: 6,
    min: 3.5,
    bold: true,
    middle: true,
    text: '{{courier|courier}}',
    field: 'courier',
  },
  ...reprintMark(y),
  {
    type: 'text',
    x: width - 24,
    y: y + 2.75,
    w: 21,
    h: 6.5,
    size: 2.5,
    min: 2,
    align: 'right',
    wrap: true,
    text: '{{printedAt|date:YYYY-MM-DD HH:mm:ss}}',
  },
  {
    type: 'text',
    x: width - 24,
    y: y + 8.75,
    w: 21,
    h: 3.5,
    size: 3.25,
    min: 2,
    bold: true,
    align: 'right',
    when: 'copy.of>1',
    text: '{{copy.no}}/{{copy.of}}',
  },
]

const routingMark = ({ y, width }: Band): Element[] => [
  {
    type: 'text',
    x: 2,
    y: y + 1,
    w: width - 4,
    h: 12,
    size: 10,
    min: 4,
    bold: true,
    align: 'center',
    middle: true,
    when: 'routing.mark',
    text: '{{routing.mark}}',
  },
  {
    type: 'text',
    x: 2,
    y: y + 1,
    w: width - 4,
    h: 12,
    size: 6,
    bold: true,
    align: 'center',
    middle: true,
    when: '!routing.mark',
    text: '无三段码，人工分拣',
  },
]

/** The string the courier sorts by, as returned, as large as it goes, then 集包地 and the other code; 22 high. */
export const routing = ({ y, width }: Band): Element[] => [
  ...routingMark({ y, width }),
  rule({ y: y + 14, width }),
  {
    type: 'text',
    x: MARGIN,
    y: y + 15,
    w: width - 32,
    h: 6,
    size: 4.25,
    min: 2.25,
    bold: true,
    middle: true,
    when: 'routing.packageCenter',
    text: '集包地 {{routing.packageCenter}}',
  },
  {
    type: 'text',
    x: width - 28,
    y: y + 15,
    w: 25,
    h: 6,
    size: 4.25,
    min: 2.25,
    bold: true,
    align: 'right',
    middle: true,
    text: '{{routing.sortingCode}}',
  },
]

/** Receiver; 19 high. */
export const receiver = ({ y, width }: Band): Element[] => [
  { type: 'text', x: MARGIN, y: y + 1.5, w: 6, h: 6, size: 5.5, bold: true, text: '收' },
  {
    type: 'text',
    x: 11,
    y: y + 1.25,
    w: width - 14,
    h: 5,
    size: 4,
    min: 2.25,
    bold: true,
    text: '{{receiver.name|mask:name}}  {{receiver.phone|mask:phone}}',
  },
  {
    type: 'text',
    x: 11,
    y: y + 6.125,
    w: width - 14,
    h: 12.75,
    size: 3.75,
    min: 2.25,
    wrap: true,
    text: '{{receiver|address}}',
  },
]

/** Sender; 8.5 high. A shop's name is no personal name and is shown whole. */
export const sender = ({ y, width }: Band): Element[] => [
  { type: 'text', x: MARGIN, y: y + 1.25, w: 6, h: 5, size: 4, bold: true, text: '寄' },
  {
    type: 'text',
    x: 11,
    y: y + 1,
    w: width - 14,
    h: 7.25,
    size: 2.75,
    min: 2,
    wrap: true,
    text: '{{sender.name}}  {{sender.phone|mask:phone}}  {{sender.address|mask:address}}',
  },
]

/** Waybill barcode and its number; `height` is that of the bars, the number takes 6 more. */
export const waybillCode = ({ y, width, height }: Band & { height: number }): Element[] => [
  { type: 'barcode', x: 0, y, w: width, h: height, text: '{{waybillNo}}' },
  {
    type: 'text',
    x: MARGIN,
    y: y + height + 0.75,
    w: width - 6,
    h: 5,
    size: 4.5,
    min: 2.5,
    bold: true,
    align: 'center',
    text: '{{waybillNo}}',
  },
]

/** The shop's own area: lines that fit, then how many there are in all, and the slot number. */
export const goods = ({ y, width, height }: Band & { height: number }): Element[] => [
  {
    type: 'table',
    x: MARGIN,
    y,
    w: width - 24,
    h: height,
    rows: 'lines',
    size: 3.25,
    min: 2.25,
    columns: [
      { w: width - 33, text: '{{row.title}} {{row.spec}}' },
      { w: 9, text: '×{{row.quantity}}', bold: true, align: 'right' },
    ],
    total: '共 {{lines|pieces}} 件',
    more: '另有 {{row.left}} 种，共 {{lines|pieces}} 件',
  },
  ...slotBox({ x: width - 19, y }),
]

const slotBox = ({ x, y }: { x: number; y: number }): Element[] => [
  { type: 'rect', x, y, w: 16, h: 16, stroke: 0.5, when: 'slot' },
  {
    type: 'text',
    x: x + 1.75,
    y: y + 1,
    w: 12.5,
    h: 14,
    size: 9,
    min: 2.5,
    bold: true,
    align: 'center',
    middle: true,
    when: 'slot',
    text: '{{slot}}',
  },
  { type: 'text', x, y: y + 16.75, w: 16, h: 3.5, size: 2.75, align: 'center', when: 'slot', text: '格口' },
]

export const remark = ({ y, width, height }: Band & { height: number }): Element => ({
  type: 'text',
  x: MARGIN,
  y,
  w: width - 6,
  h: height,
  size: 3.5,
  min: 2,
  bold: true,
  wrap: true,
  text: '{{remark}}',
})

export const orders = ({ y, width }: Band): Element => ({
  type: 'text',
  x: MARGIN,
  y,
  w: width - 6,
  h: 3,
  size: 2.25,
  min: 1.75,
  when: 'orderNos',
  text: '订单 {{orderNos|few:2,单}}',
})
