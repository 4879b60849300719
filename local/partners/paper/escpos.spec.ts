import fc from 'fast-check'
import { escpos } from '@shared/label/escpos'
import { renderLabel } from '@shared/label/render'
import { builtInTemplate } from '@shared/label/templates'
import { testGlyphs } from '../../../test/support/label/fonts'
import { longLabel } from '../../../test/support/label/samples'
import { seededRandom } from '../faults'
import { isBlack, type Bits } from './bits'
import { readCode128 } from './code128'
import { drawEscpos } from './escpos-draw'
import { EscposError } from './escpos-parse'

const job = (...parts: (string | number | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : typeof part === 'number' ? Buffer.of(part) : part,
    ),
  )
const rows = (bits: Bits | undefined): string[] =>
  bits
    ? Array.from({ length: bits.height }, (_, y) =>
        Array.from({ length: bits.width }, (_, x) => (isBlack(bits, x, y) ? '#' : '.')).join(''),
      )
    : []
const picture = (...data: number[]) => job('\x1dv0', 0, 1, 0, data.length, 0, Uint8Array.from(data))
const CUT = '\x1dV\x00'

it.each(['76x130', '100x150', '60x40'])('gives back the very dots of a %s label', (id) => {
  const template = builtInTemplate(id)
  if (!template) throw new Error(id)
  const drawn = renderLabel({ template, data: longLabel, glyphs: testGlyphs() })
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problems))
  const sheets = drawEscpos(Buffer.from(escpos(drawn.raster, { label: true })))
  expect(sheets).toHaveLength(1)
  expect(sheets[0]).toMatchObject({ height: drawn.raster.heightDots, stride: drawn.raster.stride })
  expect(Buffer.from(sheets[0]?.data ?? []).equals(drawn.raster.bits)).toBe(true)
  if (id !== '60x40' && sheets[0]) expect(readCode128(sheets[0])).toContain(longLabel.waybillNo)
})

it('gives back any picture, however tall, and the paper that is fed before the cut', () => {
  const raster = fc.record({ stride: fc.integer({ min: 1, max: 8 }), heightDots: fc.integer({ min: 1, max: 600 }) })
  fc.assert(
    fc.property(raster, fc.integer(), ({ stride, heightDots }, seed) => {
      const random = seededRandom(seed)
      const bits = Uint8Array.from({ length: stride * heightDots }, () => random() * 256)
      const [sheet] = drawEscpos(Buffer.from(escpos({ widthDots: stride * 8, heightDots, stride, bits })))
      expect(sheet?.height).toBe(heightDots + 4 * 30)
      expect(Buffer.from(sheet?.data.subarray(0, bits.length) ?? []).equals(bits)).toBe(true)
      expect(sheet?.data.subarray(bits.length).every((byte) => byte === 0)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

it('draws pictures one below the other, twice as wide or tall by mode, and cuts', () => {
  const sheets = drawEscpos(job('\x1b@', picture(0x81), picture(0x18), CUT, '\x1dv0', 2, 1, 0, 1, 0, 0xf0, CUT))
  expect(sheets.map(rows)).toEqual([
    ['#......#', '...##...'],
    ['####....', '####....'],
  ])
  expect(rows(drawEscpos(job('\x1dv0', 1, 1, 0, 1, 0, 0xf0, CUT))[0])).toEqual(['########........'])
})

it('takes a picture of more rows than one byte counts', () => {
  const tall = job('\x1dv0', 0, 1, 0, 300 % 256, 1, new Uint8Array(300).fill(1))
  expect(drawEscpos(job(tall, CUT))).toMatchObject([{ width: 8, height: 300 }])
})

it('puts a narrow picture where it is told to', () => {
  const wide = job('\x1dv0', 0, 2, 0, 1, 0, 0xff, 0xff)
  const sheet = drawEscpos(
    job(wide, '\x1ba', 1, picture(0xff), '\x1ba', 2, picture(0xff), '\x1b@', picture(0xff), CUT),
  )[0]
  expect(rows(sheet).slice(1)).toEqual(['....########....', '........########', '########........'])
})

it('reads columns of dots as well as rows', () => {
  const columns = job('\x1b*', 33, 2, 0, Uint8Array.of(0x80, 0, 1, 0, 0, 0))
  const drawn = rows(drawEscpos(job(columns, CUT))[0])
  expect([drawn.length, drawn[0], drawn[23], drawn[1]]).toEqual([24, '#.......', '#.......', '........'])
})

it('draws text in cells, a frame where there is no glyph, and a Chinese character twice as wide', () => {
  const sheet = drawEscpos(job('a', Uint8Array.of(0xd6, 0xd0), '\n\n', CUT))[0]
  const [first = ''] = rows(sheet)
  expect(sheet?.height).toBe(60)
  expect(first.slice(0, 40)).toBe('#'.repeat(36) + '....')
})

it('is paper without a cut, and no paper without ink or feed', () => {
  expect(drawEscpos(picture(1))).toHaveLength(1)
  expect(drawEscpos(job('\x1b@', CUT, CUT))).toEqual([])
})

it.each([
  ['a picture that is short', job('\x1dv0', 0, 9, 0, 9, 0, 1, 2, 3)],
  ['a command that it does not know', job('\x1bq')],
  ['a job that ends in a command', job('\x1d')],
  ['TSPL bytes with control characters', job('CLS\x07')],
])('loses its place at %s, and says so', (_, bytes) => {
  expect(() => drawEscpos(bytes)).toThrow(EscposError)
})

it('breaks on no bytes in another way', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        drawEscpos(Buffer.from(bytes))
      } catch (error) {
        expect(error).toBeInstanceOf(EscposError)
      }
    }),
  )
})
