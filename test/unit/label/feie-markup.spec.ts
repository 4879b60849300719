import fc from 'fast-check'
import iconv from 'iconv-lite'
import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { feieMarkup } from '@shared/label/feie-markup'
import type { LabelLayout, Op } from '@shared/label/layout-types'
import { code128 } from '@shared/label/code128'
import { qrCode } from '@shared/label/qr'
import { createCellFont } from '../../../local/partners/paper/cell-font'
import { readCode128 } from '../../../local/partners/paper/code128'
import { drawFeie, parseFeie } from '../../../local/partners/paper/feie-draw'
import { toPng } from '../../../local/partners/paper/png'
import { realPage } from '../../support/print-page'

beforeAll(() => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  prepareZXingModule({ overrides: { wasmBinary } })
})

const FONT = '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'
const font = createCellFont(() => readFileSync(require.resolve(FONT)))

const page = (ops: readonly Op[], over: Partial<LabelLayout> = {}): LabelLayout => ({
  widthDots: 480,
  heightDots: 320,
  dotsPerMm: 8,
  gapMm: 2,
  ops,
  overflow: [],
  missingGlyphs: [],
  nextRow: undefined,
  leftOut: 0,
  ...over,
})
const text = (value: string, over: Partial<Extract<Op, { kind: 'text' }>> = {}): Op => ({
  kind: 'text',
  x: 16,
  y: 16,
  size: 24,
  weight: 'medium',
  white: false,
  text: value,
  ...over,
})
const bars = (value: string, over: object = {}): Op => {
  const code = code128(value)
  if (!code) throw new Error(`no bars for ${value}`)
  return { kind: 'barcode', x: 80, y: 200, h: 80, module: 3, widths: code.widths, text: value, ...over }
}
const qr = (value: string, level: 'L' | 'M' | 'Q' | 'H' = 'M'): Op => {
  const code = qrCode(value, level)
  if (!code) throw new Error(`no QR for ${value}`)
  return { kind: 'qrcode', x: 30, y: 30, module: 5, size: code.size, modules: code.modules, text: value }
}
const markupOf = (layout: LabelLayout): string => {
  const made = feieMarkup(layout)
  if (!made.ok) throw new Error(`${made.refusal}: ${made.detail ?? ''}`)
  return made.value
}
const textsOf = (markup: string) => parseFeie(markup).filter(({ name }) => name === 'TEXT')

it('writes size, gap and direction first, then texts in font 12 and codes', () => {
  expect(markupOf(page([text('共3件'), bars('YT123', { h: 60 })]))).toBe(
    "<SIZE>60,40</SIZE><GAP>2,0</GAP><DIRECTION>1</DIRECTION><TEXT x='16' y='16' font='12' w='1' h='1' r='0'>共3件</TEXT>" +
      "<BC128 x='80' y='200' h='60' s='0' n='3' w='3' r='0'>YT123</BC128>",
  )
})

it('says the small label of the desk whole, and its code reads on paper', async () => {
  const layout = realPage('60x40').layout()
  const markup = markupOf(layout)
  const printed = layout.ops.flatMap((op) => (op.kind === 'text' ? [op.text] : []))
  expect(textsOf(markup).map((tag) => tag.text)).toEqual(printed)
  const png = toPng(drawFeie(markup, font))
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] })
  expect(found.map((code) => code.text)).toEqual(['78341200566130'])
})

it('draws bars that read', () => {
  const label = drawFeie(markupOf(page([bars('SF1020304050607', { x: 40 }), text('中通')])))
  expect(readCode128(label)).toEqual(['SF1020304050607'])
})

it.each(['L', 'M', 'Q', 'H'] as const)('asks the printer for level %s of a QR, so that it is no larger', (level) => {
  const tags = parseFeie(markupOf(page([qr('https://a.test/p?id=1&n=2', level)])))
  expect(tags.at(-1)).toMatchObject({ name: 'QR', attributes: { e: level, w: '5' }, text: 'https://a.test/p?id=1&n=2' })
})

it.each([
  [22, 1],
  [24, 1],
  [36, 2],
  [48, 2],
  [80, 3],
  [200, 4],
])('prints letters of %i dots at %i times', (size, times) => {
  const [tag] = textsOf(markupOf(page([text('12', { size, y: 40 })])))
  expect(tag?.attributes).toMatchObject({ w: String(times), h: String(times) })
})

it('makes a large text narrow, then small, before it gives up', () => {
  const at = (value: string) =>
    textsOf(markupOf(page([text(value, { size: 48 })]))).map(({ attributes: { w, h } }) => `${w}x${h}`)
  expect(at('一二三四五六七八九')).toEqual(['2x2'])
  expect(at('一二三四五六七八九十一')).toEqual(['1x2'])
  expect(feieMarkup(page([text('一'.repeat(21))]))).toMatchObject({ refusal: 'no-room', detail: '一'.repeat(21) })
})

it('moves a text left of the edge, and refuses one that would stand on another', () => {
  const [tag] = textsOf(markupOf(page([text('×10', { x: 440 })])))
  expect(tag?.attributes['x']).toBe('424')
  const crowded = page([text('十二个字的标题占了这么宽', { size: 16 }), text('×1', { x: 230 })])
  expect(feieMarkup(crowded)).toMatchObject({ refusal: 'no-room' })
  expect(feieMarkup(page([text('备注', { x: 60, y: 230 }), bars('YT123')]))).toMatchObject({ refusal: 'no-room' })
})

it('keeps the white beside bars that a scanner needs', () => {
  const beside = (x: number) => feieMarkup(page([text('备注', { x, y: 230 }), bars('YT123')])).ok
  expect([beside(2), beside(3)]).toEqual([true, false])
})

it('leaves rules out, and white letters on black become black ones', () => {
  const ground: Op = { kind: 'fill', x: 0, y: 0, w: 480, h: 60 }
  expect(parseFeie(markupOf(page([ground, text('退货', { white: true })]))).map(({ name }) => name)).toEqual([
    'SIZE',
    'GAP',
    'DIRECTION',
    'TEXT',
  ])
})

it.each<[string, readonly Op[], Partial<LabelLayout>, string]>([
  ['a picture', [{ kind: 'image', x: 0, y: 0, rows: ['ff'] }], {}, 'no-tag'],
  ['a name beyond GBK', [text('𠮷田')], {}, 'no-letter'],
  ['a name of Extension A', [text('㼆')], {}, 'no-letter'],
  ['a tag in a code', [qr('<BR>')], {}, 'code-text'],
  ['other letters in a code', [qr('中文')], {}, 'code-text'],
  ['a line break in a code', [qr('a\nb')], {}, 'code-text'],
  ['an entity in a code', [qr('a&lt;b')], {}, 'code-text'],
  ['a label of another density', [text('一')], { dotsPerMm: 12 }, 'not-203-dpi'],
])('refuses %s', (...[, ops, over, refusal]) => {
  expect(feieMarkup(page(ops, over))).toMatchObject({ ok: false, refusal })
})

it('refuses what is longer than 5,000 bytes instead of sending a part', () => {
  const rows = Array.from({ length: 60 }, (_, row) => text('字'.repeat(18), { y: row * 30 }))
  const long = page(rows, { heightDots: 2_000 })
  expect(feieMarkup(long)).toMatchObject({ ok: false, refusal: 'too-long' })
  expect(Buffer.byteLength(markupOf({ ...long, ops: rows.slice(0, 30) }))).toBeLessThanOrEqual(5_000)
})

it('takes no text for a tag, whatever it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."<>&/'=TEXTBRlt;一"), minLength: 1, maxLength: 15 }), (value) => {
      const tags = parseFeie(markupOf(page([text(value)])))
      expect(tags.map(({ name }) => name)).toEqual(['SIZE', 'GAP', 'DIRECTION', 'TEXT'])
    }),
  )
})

it('lets no letter through that GBK lacks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0x20, max: 0xffff }), (code) => {
      const letter = String.fromCharCode(code)
      const taken = feieMarkup(page([text(letter)])).ok
      return !taken || iconv.decode(iconv.encode(letter, 'gbk'), 'gbk') === letter
    }),
    { numRuns: 20_000 },
  )
})

it('keeps every text on the label and off every other', () => {
  const op = fc
    .record({
      x: fc.integer({ min: 0, max: 470 }),
      y: fc.integer({ min: 0, max: 310 }),
      size: fc.integer({ min: 14, max: 90 }),
    })
    .chain((at) => fc.stringMatching(/^[0-9A-Z一二三]{1,12}$/).map((value) => text(value, at)))
  fc.assert(
    fc.property(fc.array(op, { minLength: 1, maxLength: 6 }), (ops) => {
      const made = feieMarkup(page(ops))
      if (!made.ok) return true
      const boxes = textsOf(made.value).map(({ text: value, attributes: { x, y, w, h } }) => ({
        left: Number(x),
        top: Number(y),
        right: Number(x) + [...value].reduce((sum, letter) => sum + (letter < '\x7f' ? 12 : 24), 0) * Number(w),
        foot: Number(y) + 24 * Number(h),
      }))
      return boxes.every(
        (a, i) =>
          a.right <= 472 &&
          a.foot <= 320 &&
          boxes.every(
            (b, j) => i === j || a.right <= b.left || b.right <= a.left || a.foot <= b.top + 2 || b.foot <= a.top + 2,
          ),
      )
    }),
  )
})
