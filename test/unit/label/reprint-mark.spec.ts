import { labelDataSchema } from '@shared/label/label-data'
import type { Raster } from '@shared/label/raster'
import { renderLabel } from '@shared/label/render'
import { BUILT_IN_TEMPLATES } from '@shared/label/templates'
import { testGlyphs } from '../../support/label/fonts'
import { shortLabel } from '../../support/label/samples'
import { greyOf, scan } from '../../support/label/scan'

const DOTS = 8
/** Where a person looks for it: the head of the form, beside the courier's name. */
const MARK = { x: 36 * DOTS, y: 3.5 * DOTS, w: 15 * DOTS, h: 7 * DOTS }
const courierForms = BUILT_IN_TEMPLATES.filter(({ kind, size }) => kind === 'waybill' && size.h >= 100)

function drawn(template: (typeof courierForms)[number], reprint: number): Raster {
  const data = labelDataSchema.parse({ ...shortLabel, copy: { no: 1, of: 1, reprint } })
  const label = renderLabel({ template, data, glyphs: testGlyphs() })
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  return label.raster
}
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
