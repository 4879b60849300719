import { labelDataSchema } from '@shared/label/label-data'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import { testGlyphs } from '../../../test/support/label/fonts'
import { shortLabel } from '../../../test/support/label/samples'
import { secondPrints } from '../../console/twice'
import { readCode128 } from './code128'
import { copyMark } from './copy-mark'
import { drawTspl } from './tspl-draw'

/** A label as it comes out of the printer: its TSPL, drawn by the twin. */
function sheet(reprint: number, printedAt: number, waybillNo = shortLabel.waybillNo) {
  const template = builtInTemplate('76x130')
  if (!template) throw new Error('no template')
  const data = labelDataSchema.parse({ ...shortLabel, waybillNo, printedAt, copy: { no: 1, of: 1, reprint } })
  const label = renderLabel({ template, data, glyphs: testGlyphs() })
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  const [bits] = drawTspl(Buffer.from(label.tspl)).sheets
  if (!bits) throw new Error('no sheet')
  return { at: printedAt, twice: false, codes: readCode128(bits), mark: copyMark(bits) }
}
const NOON = 1_795_147_200_000

it('sees a second print of the same copy although its time differs, and takes no reprint for one', () => {
  const first = sheet(0, NOON)
  const again = sheet(0, NOON + 60_000)
  const reprints = [sheet(1, NOON + 90_000), sheet(2, NOON + 95_000)]
  const other = sheet(0, NOON + 99_000, '75312046889999')
  expect(first.mark).toBe('')
  expect(new Set(reprints.map(({ mark }) => mark)).size).toBe(2)
  expect([...secondPrints([first, ...reprints, again, other])]).toEqual([again])
  const lastAgain = { ...reprints[1], at: NOON + 100_000, twice: false }
  expect([...secondPrints([first, ...reprints, lastAgain])]).toEqual([lastAgain])
})

it('tells a sheet without a barcode by its bytes', () => {
  const slip = { at: 1, twice: false, codes: [] }
  const same = { at: 2, twice: true, codes: [] }
  expect([...secondPrints([slip, same])]).toEqual([same])
})
