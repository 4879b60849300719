import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { createBits, fill } from './bits'
import { code128Widths, readCode128 } from './code128'
import { toPng } from './png'
import { drawTspl } from './tspl-draw'

beforeAll(() => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
})

const text = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 24,
})
const waybill = fc.stringMatching(/^[A-Z]{0,4}[0-9]{1,18}$/)

const sheetOf = (value: string, moduleDots: number) => barsOf(code128Widths(value), moduleDots)

function barsOf(widths: readonly number[], moduleDots: number) {
  const total = widths.reduce((sum, width) => sum + width, 0) * moduleDots
  const bits = createBits(total + 80, 24)
  let x = 40
  widths.forEach((width, i) => {
    if (i % 2 === 0) fill(bits, { x, y: 4, width: width * moduleDots, height: 16 }, 'black')
    x += width * moduleDots
  })
  return bits
}

it('reads what it wrote, at any whole module width', () => {
  fc.assert(
    fc.property(fc.oneof(text, waybill), fc.integer({ min: 1, max: 5 }), (value, dots) =>
      readCode128(sheetOf(value, dots)).includes(value),
    ),
  )
})

it.each(['YT1234567890123', 'SF1020304050607', '75312046889215', 'JT5', '12', '123', 'A1-2_b'])(
  'is read the same by another decoder: %s',
  async (value) => {
    const found = await readBarcodes(new Uint8Array(toPng(sheetOf(value, 3))), { formats: ['Code128'] })
    expect(found.map((code) => code.text)).toEqual([value])
  },
)

it('knows widths of a worked example', () => {
  // START B, A, check 34 (104 + 33 = 137 mod 103), STOP
  expect(code128Widths('A').join('')).toBe(['211214', '111323', '131123', '2331112'].join(''))
  expect(() => code128Widths('面单')).toThrow(/Code 128/)
})

it('reads nothing where the check character is wrong', () => {
  const right = code128Widths('A')
  const wrong = [...right.slice(0, 12), ...[1, 3, 1, 3, 2, 1], ...right.slice(18)]
  expect(readCode128(barsOf(right, 2))).toEqual(['A'])
  expect(readCode128(barsOf(wrong, 2))).toEqual([])
})

it('reads a barcode along the sheet and upside down, and several on one sheet', () => {
  const job =
    'SIZE 76 mm,130 mm\r\nCLS\r\nBARCODE 40,40,"128",80,0,0,3,6,"YT1234567890123"\r\n' +
    'BARCODE 560,300,"128",60,0,90,2,4,"SF1020304050607"\r\nBARCODE 500,990,"128",60,0,180,2,4,"75312046889215"\r\nPRINT 1,1\r\n'
  const sheet = drawTspl(Buffer.from(job)).sheets[0]
  expect(sheet && readCode128(sheet).sort()).toEqual(['75312046889215', 'SF1020304050607', 'YT1234567890123'])
})

it('reads nothing from an empty or a noisy sheet', () => {
  expect(readCode128(createBits(100, 100))).toEqual([])
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 400, maxLength: 400 }), (data) => {
      readCode128({ width: 80, height: 40, stride: 10, data })
      return true
    }),
    { numRuns: 50 },
  )
})
