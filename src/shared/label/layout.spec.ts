import fc from 'fast-check'
import type { GlyphSource } from './glyph-source'
import { layout, layoutPages } from './layout'
import type { Op } from './layout-types'
import { templateSchema, type Element, type Template } from './template'

/** Letters of known width: half an em for ASCII, one em for the rest; 𠮷 has no glyph. */
const glyphs: GlyphSource = {
  advanceEm: (codePoint) => (codePoint === 0x20bb7 ? undefined : codePoint < 128 ? 0.5 : 1),
  glyph: () => undefined,
}

const page = (...elements: Element[]): Template => ({
  id: 't',
  version: 1,
  name: 't',
  kind: 'waybill',
  size: { w: 76, h: 130 },
  elements,
})
const box = { x: 2, y: 2, w: 20, h: 10 }
const lay = (element: Element, data: unknown) => layout(page(element), data, { glyphs })
const letters = (ops: readonly Op[]) => ops.flatMap((op) => (op.kind === 'text' ? [op] : []))

it('keeps the asked size when the text fits, and shrinks just enough when it does not', () => {
  const element: Element = { type: 'text', ...box, size: 5, min: 2, text: '{{t}}' }
  expect(letters(lay(element, { t: '四个汉字' }).ops)[0]).toMatchObject({ size: 40, x: 16, y: 16 })
  expect(letters(lay(element, { t: '这是八个汉字的' }).ops)[0]?.size).toBe(Math.floor(160 / 7))
})

it('reports what does not fit at the smallest size, under the field that is too long', () => {
  const element: Element = { type: 'text', ...box, size: 5, min: 4, text: '收 {{a}} {{b}}' }
  const { overflow } = lay(element, { a: '短', b: '这是一个太长的名字' })
  expect(overflow).toEqual([{ field: 'b', kind: 'overflow', detail: 'no room for: 收 短 这是一个太长的名字' }])
})

it('wraps into the box and names the lost rest', () => {
  const element: Element = { type: 'text', ...box, size: 4, min: 4, wrap: true, text: '{{to.detail}}' }
  expect(letters(lay(element, { to: { detail: '一二三四五六七八' } }).ops).map((op) => op.text)).toEqual([
    '一二三四五',
    '六七八',
  ])
  const { overflow } = lay(element, { to: { detail: '一二三四五六七八九十甲乙丙丁' } })
  expect(overflow).toEqual([{ field: 'to.detail', kind: 'overflow', detail: 'no room for: 甲乙丙丁' }])
})

it('never draws outside the box of a text that fits', () => {
  const text = fc.array(fc.constantFrom(...'北京路1号（，）A b'), { maxLength: 60 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.boolean(), (t, wrap) => {
      const element: Element = { type: 'text', ...box, size: 4, min: 2, wrap, align: 'right', text: '{{t}}' }
      const { ops, overflow } = lay(element, { t })
      if (overflow.length > 0) return
      for (const op of letters(ops)) {
        const width = [...op.text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 128 ? 0.5 : 1), 0) * op.size
        expect(op.x).toBeGreaterThanOrEqual(16)
        expect(op.x + width).toBeLessThanOrEqual(176 + 1)
        expect(op.y).toBeGreaterThanOrEqual(16)
        expect(op.y + op.size).toBeLessThanOrEqual(96)
      }
    }),
  )
})

it('reports a character without a glyph once a field, and not when a mask hides it', () => {
  const element: Element = { type: 'text', ...box, size: 3, text: '{{to.name|mask:name}}' }
  expect(lay(element, { to: { name: '𠮷田' } }).missingGlyphs).toEqual([
    { field: 'to.name', kind: 'missing-glyph', detail: '𠮷 U+20BB7' },
  ])
  expect(lay(element, { to: { name: '张𠮷' } }).missingGlyphs).toEqual([])
})

const table: Element = {
  type: 'table',
  x: 2,
  y: 2,
  w: 60,
  h: 20,
  rows: 'lines',
  size: 4,
  min: 3,
  columns: [
    { w: 50, text: '{{row.title}}' },
    { w: 10, text: '×{{row.quantity}}' },
  ],
  total: '共 {{lines|pieces}} 件',
  more: '另有 {{row.left}} 种，共 {{lines|pieces}} 件',
}
const lines = (count: number) => Array.from({ length: count }, (_, i) => ({ title: `货${String(i)}`, quantity: 1 }))

it('draws every row and the total when there is room', () => {
  const drawn = letters(lay(table, { lines: lines(2) }).ops).map((op) => op.text)
  expect(drawn).toEqual(['货0', '×1', '货1', '×1', '共 2 件'])
})

it('counts what it leaves out and stays inside its area', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), (count) => {
      const { ops, overflow, leftOut } = lay(table, { lines: lines(count) })
      const drawn = letters(ops)
      expect(overflow).toEqual([])
      expect(leftOut).toBe(count - (drawn.length - 1) / 2)
      const last = drawn.at(-1)
      expect(last?.text).toMatch(
        count === (drawn.length - 1) / 2
          ? /^共/
          : `另有 ${String(count - (drawn.length - 1) / 2)} 种，共 ${String(count)} 件`,
      )
      for (const op of drawn) expect(op.y + op.size).toBeLessThanOrEqual(22 * 8)
    }),
  )
})

it('reports a single row that is taller than the whole area', () => {
  const { overflow } = lay(table, { lines: [{ title: '长'.repeat(200), quantity: 1 }] })
  expect(overflow).toEqual([{ field: 'lines[0]', kind: 'overflow', detail: 'no room for a single row' }])
})

it('carries rows to further pages when it may not leave any out, each row exactly once', () => {
  const all = layoutPages(page({ ...table, more: undefined }), { lines: lines(23) }, { glyphs })
  const titles = all.flatMap(({ ops }) => letters(ops).map((op) => op.text)).filter((text) => text.startsWith('货'))
  expect(titles).toEqual(lines(23).map((line) => line.title))
  expect(all.length).toBeGreaterThan(3)
  expect(all.map(({ leftOut }) => leftOut)).toEqual(all.map(() => 0))
})

it('numbers the pages of a sheet, and says nothing on a single one', () => {
  const no: Element = {
    type: 'text',
    x: 2,
    y: 40,
    w: 60,
    h: 5,
    size: 4,
    text: '{{page.no}}/{{page.of}}',
    when: 'page.of>1',
  }
  const running = { ...table, more: undefined }
  const template = { ...page(running), elements: [running, no] }
  const numbers = (count: number) =>
    layoutPages(template, { lines: lines(count) }, { glyphs }).map(({ ops }) => letters(ops).at(-1)?.text)
  expect(numbers(2)).toEqual(['共 2 件'])
  expect(numbers(7)).toEqual(['1/2', '2/2'])
})

it('refuses a barcode that cannot keep three dots and its quiet zones', () => {
  const element: Element = { type: 'barcode', x: 0, y: 0, w: 76, h: 15, text: '{{no}}' }
  expect(lay(element, { no: '78341200566130' }).overflow).toEqual([])
  expect(lay(element, { no: 'JT3001234567890-1-1-' }).overflow[0]).toMatchObject({ field: 'no', kind: 'overflow' })
  expect(lay(element, { no: '单号' }).overflow[0]?.detail).toMatch(/cannot write/)
})

it('needs exactly ten modules of quiet on each side: 132 modules of 3 dots are 49.5 mm', () => {
  const inBox = (w: number) => lay({ type: 'barcode', x: 0, y: 0, w, h: 15, text: '78341200566130' }, {}).overflow
  expect(inBox(49.5)).toEqual([])
  expect(inBox(49.375)).toHaveLength(1)
})

it.each(['收'.repeat(1000), '收'.repeat(424)])('reports a QR text that is too long or too fine for its box', (no) => {
  const { overflow } = lay({ type: 'qrcode', x: 0, y: 0, w: 20, h: 20, level: 'H', text: '{{no}}' }, { no })
  expect(overflow[0]).toMatchObject({ field: 'no', kind: 'overflow' })
})

it('takes four-dot modules where they fit and three where they do not', () => {
  const wide = lay({ type: 'barcode', x: 0, y: 0, w: 76, h: 15, text: '78341200566130' }, {}).ops[0]
  const narrow = lay({ type: 'barcode', x: 0, y: 0, w: 60, h: 15, text: '78341200566130' }, {}).ops[0]
  expect([wide, narrow].map((op) => (op?.kind === 'barcode' ? op.module : 0))).toEqual([4, 3])
})

it('ends a roll below its last mark', () => {
  const roll = { ...page({ type: 'text', ...box, size: 4, text: 'a' }), roll: true }
  expect(layout(roll, {}, { glyphs }).heightDots).toBe(16 + 32 + 32)
})

it('scales every length to 300 dpi heads', () => {
  const { widthDots, ops } = layout(page({ type: 'line', x: 1, y: 1, w: 10, h: 0.5 }), {}, { glyphs, dotsPerMm: 12 })
  expect([widthDots, ops[0]]).toEqual([912, { kind: 'fill', x: 12, y: 12, w: 120, h: 6 }])
})

it.each([
  ['off the grid', { type: 'line', x: 0.1, y: 0, w: 1, h: 1 }],
  ['an unknown filter', { type: 'text', ...box, size: 3, text: '{{a|eval}}' }],
  ['an unknown kind', { type: 'html', ...box }],
])('does not accept a template with %s', (_, element) => {
  expect(templateSchema.safeParse(page(element as Element)).success).toBe(false)
})
