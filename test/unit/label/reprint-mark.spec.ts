import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { labelDataSchema } from '@shared/label/label-data'
import type { Raster } from '@shared/label/raster'
import { feieMarkup } from '@shared/label/feie-markup'
import { renderLabel } from '@shared/label/render'
import type { Template } from '@shared/label/template'
import { PRINTER_DRIVERS } from '@shared/printer/drivers'
import { BUILT_IN_TEMPLATES } from '@shared/label/templates'
import { isBlack as isDot, type Bits } from '../../../local/partners/paper/bits'
import { createCellFont } from '../../../local/partners/paper/cell-font'
import { drawFeie } from '../../../local/partners/paper/feie-draw'
import { drawTspl } from '../../../local/partners/paper/tspl-draw'
import { FONT_DIR, testGlyphs } from '../../support/label/fonts'
import { shortLabel } from '../../support/label/samples'
import { greyOf, scan } from '../../support/label/scan'

const DOTS = 8
/** Where a person looks for it: the head of the form, beside the courier's name. */
const MARK = { x: 36 * DOTS, y: 3.5 * DOTS, w: 15 * DOTS, h: 7 * DOTS }
const courierForms = BUILT_IN_TEMPLATES.filter(({ kind, size }) => kind === 'waybill' && size.h >= 100)

function labelOf(template: Template, reprint: number) {
  const data = labelDataSchema.parse({ ...shortLabel, copy: { no: 1, of: 1, reprint } })
  const label = renderLabel({ template, data, glyphs: testGlyphs() })
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  return label
}
const drawn = (template: Template, reprint: number): Raster => labelOf(template, reprint).raster
const isBlack = ({ bits, stride }: Raster, x: number, y: number) =>
  ((bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0

/** Dots that differ, and how many of them lie inside the mark. */
function difference(one: Raster, other: Raster) {
  const counts = { all: 0, inMark: 0 }
  for (let y = 0; y < one.heightDots; y++)
    for (let x = 0; x < one.widthDots; x++) {
      if (isBlack(one, x, y) === isBlack(other, x, y)) continue
      counts.all += 1
      if (x >= MARK.x && x < MARK.x + MARK.w && y >= MARK.y && y < MARK.y + MARK.h) counts.inMark += 1
    }
  return counts
}

it.each(courierForms.map((form) => [form.id, form] as const))(
  'marks a reprint on %s, and changes nothing else',
  async (_id, form) => {
    const [first, again, third] = [drawn(form, 0), drawn(form, 1), drawn(form, 2)]
    const mark = difference(first, again)
    // white figures on a black field: most of it is burnt, so nobody overlooks it
    expect(mark.inMark).toBeGreaterThan((MARK.w * MARK.h) / 2)
    expect(mark.all).toBe(mark.inMark)
    const number = difference(again, third)
    expect(number.all).toBeGreaterThan(20)
    expect(number.all).toBe(number.inMark)
    expect(await scan(greyOf(again))).toEqual(await scan(greyOf(first)))
  },
)

/** The right upper corner of a small label; a markup printer's own letters are a little wider than ours. */
const CORNER = { x: 40 * DOTS, w: 20 * DOTS, h: 4 * DOTS }

/** Black dots that only the second paper has, and how many of them are in the corner. */
function added(one: Bits, other: Bits) {
  const counts = { all: 0, inCorner: 0 }
  for (let y = 0; y < other.height; y++)
    for (let x = 0; x < other.width; x++) {
      if (isDot(one, x, y) === isDot(other, x, y)) continue
      counts.all += 1
      if (x >= CORNER.x && x < CORNER.x + CORNER.w && y < CORNER.h) counts.inCorner += 1
    }
  return counts
}

const smallForms = BUILT_IN_TEMPLATES.filter(({ kind }) => kind === 'sticker')
const onTspl = (template: Template, reprint: number): Bits | undefined =>
  drawTspl(Buffer.from(labelOf(template, reprint).tspl)).sheets[0]
const letters = createCellFont(() => readFileSync(join(FONT_DIR, '500Medium/NotoSansSC_500Medium.ttf')))
const onMarkup = (template: Template, reprint: number): Bits | undefined => {
  const markup = feieMarkup(labelOf(template, reprint).layout)
  if (!markup.ok) throw new Error(markup.refusal)
  return drawFeie(markup.value, letters)
}

const small = smallForms.flatMap((form) => [
  { form, id: form.id, printer: 'a TSPL printer', paper: onTspl },
  { form, id: form.id, printer: 'a markup printer', paper: onMarkup },
])

it.each(small)('marks a reprint of $id on the paper of $printer, and changes nothing else', ({ form, paper }) => {
  const [first, again, third] = [paper(form, 0), paper(form, 1), paper(form, 2)]
  if (!first || !again || !third) throw new Error('no sheet')
  const mark = added(first, again)
  expect(mark.all).toBeGreaterThan(150)
  expect(mark.inCorner).toBe(mark.all)
  const number = added(again, third)
  expect(number.all).toBeGreaterThan(10)
  expect(number.inCorner).toBe(number.all)
})

it('looks at every form that a printer of labels can be given', () => {
  const forms = [...courierForms, ...smallForms].map(({ id }) => id)
  const given = Object.values(PRINTER_DRIVERS).flatMap(({ papers }) => papers)
  expect(forms).toEqual(expect.arrayContaining([...new Set(given), 'return-76x130']))
})
