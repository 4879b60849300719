import { z } from 'zod'
import { templateProblem } from './bind'

/** Every length is in mm on a grid of 1/8 mm, which is one dot at 203 dpi. */
const onGrid = (value: number) => Math.abs(value * 8 - Math.round(value * 8)) < 1e-6
const length = z.number().min(0).max(400).refine(onGrid, { error: 'not on the 0.125 mm grid' })
const size = length.refine((value) => value > 0, { error: 'must be positive' })
const bound = z
  .string()
  .max(500)
  .superRefine((value, context) => {
    const problem = templateProblem(value)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })

const place = {
  x: length,
  y: length,
  w: size,
  h: size,
  /** Shown only if: `path` is not empty, `!path` is empty, `path=value`, `path>1`. */
  when: z.string().max(80).optional(),
  /** Named in problems instead of the data path. */
  field: z.string().max(80).optional(),
}
const lettering = {
  /** Letter height in mm; with `min` it may shrink so far to fit. */
  size,
  min: size.optional(),
  bold: z.boolean().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
}

const textElement = z.object({
  type: z.literal('text'),
  ...place,
  ...lettering,
  text: bound,
  wrap: z.boolean().optional(),
  middle: z.boolean().optional(),
  /** White letters, for use on a filled rect. */
  white: z.boolean().optional(),
})
const barcodeElement = z.object({ type: z.literal('barcode'), ...place, text: bound })
const qrElement = z.object({
  type: z.literal('qrcode'),
  ...place,
  text: bound,
  level: z.enum(['L', 'M', 'Q', 'H']).optional(),
})
const lineElement = z.object({ type: z.literal('line'), ...place })
const rectElement = z.object({
  type: z.literal('rect'),
  ...place,
  stroke: size.optional(),
  filled: z.boolean().optional(),
})
/** A 1-bit picture, one dot a pixel: `rows` are hex, most significant bit left, 1 = black. */
const imageElement = z.object({
  type: z.literal('image'),
  ...place,
  rows: z.array(z.string().regex(/^([0-9a-f]{2})+$/i)).max(1600),
})
const tableElement = z.object({
  type: z.literal('table'),
  ...place,
  /** Path of a list; a cell says `{{row.title}}`. */
  rows: z.string().max(80),
  columns: z
    .array(
      z.object({
        w: size,
        text: bound,
        heading: z.string().max(20).optional(),
        bold: z.boolean().optional(),
        align: lettering.align,
      }),
    )
    .min(1)
    .max(8),
  size,
  min: size.optional(),
  rule: z.boolean().optional(),
  /** Last line, when every row fits. */
  total: bound.optional(),
  /** Last line instead, when rows are left out; without it the rest goes to the next page. */
  more: bound.optional(),
})

const elementSchema = z.discriminatedUnion('type', [
  textElement,
  barcodeElement,
  qrElement,
  lineElement,
  rectElement,
  imageElement,
  tableElement,
])

export const templateSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  version: z.number().int().min(1),
  name: z.string().max(40),
  kind: z.enum(['waybill', 'sticker', 'pick-list', 'packing-slip']),
  size: z.object({ w: size, h: size }),
  gap: length.optional(),
  /** Roll paper: the page ends below its last mark. */
  roll: z.boolean().optional(),
  elements: z.array(elementSchema).max(200),
})

export type Template = z.infer<typeof templateSchema>
export type Element = z.infer<typeof elementSchema>
type Of<T extends Element['type']> = Extract<Element, { type: T }>
export type TextElement = Of<'text'>
export type TableElement = Of<'table'>
export type CodeElement = Of<'barcode'> | Of<'qrcode'>
export type ImageElement = Of<'image'>
export type RectElement = Of<'rect'>
