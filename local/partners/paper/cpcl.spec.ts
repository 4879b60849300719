import { cpcl } from '@shared/label/cpcl'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import { testGlyphs } from '../../../test/support/label/fonts'
import { longLabel } from '../../../test/support/label/samples'
import { isBlack, type Bits } from './bits'
import { readCode128 } from './code128'
import { CpclError, drawCpcl } from './cpcl-draw'

const rows = (bits: Bits | undefined): string[] =>
  bits
    ? Array.from({ length: bits.height }, (_, y) =>
        Array.from({ length: bits.width }, (_, x) => (isBlack(bits, x, y) ? '#' : '.')).join(''),
      )
    : []
const label = (body: string, copies = 1) =>
  Buffer.from(`! 0 200 200 4 ${copies}\r\nPAGE-WIDTH 16\r\n${body}PRINT\r\n`, 'latin1')

it.each(['76x130', '100x150', '60x40'])('gives back the very dots of a %s label', (id) => {
  const template = builtInTemplate(id)
  if (!template) throw new Error(id)
  const drawn = renderLabel({ template, data: longLabel, glyphs: testGlyphs() })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problems))
  const [sheet, ...more] = drawCpcl(Buffer.from(cpcl(drawn.layout, drawn.raster)))
  expect(more).toEqual([])
  expect(sheet).toMatchObject({ width: drawn.raster.widthDots, height: drawn.raster.heightDots })
  expect(Buffer.from(sheet?.data ?? []).equals(drawn.raster.bits)).toBe(true)
  if (id !== '60x40' && sheet) expect(readCode128(sheet)).toContain(longLabel.waybillNo)
})

it('draws pictures in both ways, lines and boxes, and as many copies as are wanted', () => {
  const sheets = drawCpcl(label('CG 1 1 0 0 \xf0\r\nEG 1 1 8 0 0F\r\nLINE 0 1 4 1 1\r\nBOX 8 1 12 4 1\r\n', 2))
  expect(sheets).toHaveLength(2)
  expect(rows(sheets[1])).toEqual(['####........####', '####....####....', '........#..#....', '........####....'])
})

it('takes picture bytes that look like commands', () => {
  expect(rows(drawCpcl(label('CG 2 4 0 0 \r\nPRINT\r\r\n'))[0])).toHaveLength(4)
})

it.each([
  ['a picture that is short', Buffer.from('! 0 200 200 4 1\r\nCG 9 9 0 0 abc')],
  ['a line that is not straight', label('LINE 0 0 3 3 1\r\n')],
  ['a command that it does not know', label('CONCAT 1 2\r\n')],
  ['a picture outside of a label', Buffer.from('CG 1 1 0 0 a\r\n')],
  ['a label without a height', Buffer.from('! 0 200 200\r\n')],
])('loses its place at %s, and says so', (_, bytes) => {
  expect(() => drawCpcl(bytes)).toThrow(CpclError)
})
