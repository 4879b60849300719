import { labelDataSchema, type LabelInput } from '@shared/label/label-data'
import { renderLabel } from '@shared/label/render'
import { sticker60x40 } from '@shared/label/templates/sticker'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { testGlyphs } from '../../support/label/fonts'
import { longLabel, shortLabel } from '../../support/label/samples'

const glyphs = testGlyphs()
const render = (data: LabelInput, masked = true) => renderLabel({ template: waybill76x130, data, glyphs, masked })
const texts = (data: LabelInput, masked = true) => {
  const label = render(data, masked)
  if (!label.ok) throw new Error(JSON.stringify(label.problems))
  return label.layout.ops.flatMap((op) => (op.kind === 'text' ? [op.text] : []))
}

it('says what a waybill must say', () => {
  const drawn = texts(shortLabel)
  for (const text of [
    '中通快递',
    '592-108-02 033',
    '集包地 厦门集',
    '向**  131******08',
    '78341200566130',
    '12',
    '共 3 件',
  ])
    expect(drawn).toContain(text)
  expect(drawn.join('')).not.toMatch(/重打|1\/1|1502|喆堃/)
})

it('marks a reprint and numbers the pieces', () => {
  const drawn = texts(longLabel)
  expect(drawn).toEqual(expect.arrayContaining(['重打 1', '2/3', '另有 8 种，共 33 件']))
})

it('shows whole names and addresses only when the shop asks for it', () => {
  expect(texts(shortLabel, false).join('')).toMatch(/向喆堃.*13112345608.*1502室/)
})

it('says so when there is no routing code', () => {
  expect(texts({ ...shortLabel, routing: { mark: '' } })).toContain('无三段码，人工分拣')
})

it.each<[string, Partial<LabelInput>, string]>([
  [
    'an address beyond all sizes',
    { receiver: { ...shortLabel.receiver, detail: '很长的路'.repeat(60) } },
    'receiver.detail',
  ],
  ['a remark beyond all sizes', { remark: '请轻拿轻放'.repeat(60) }, 'remark'],
  ['a name that has no glyph', { receiver: { ...shortLabel.receiver, name: '\u{2c386}田' } }, 'receiver.name'],
  ['a title with an emoji', { lines: [{ title: '卫衣🎁', spec: '', sku: '', quantity: 1 }] }, 'lines[0].title'],
  ['a number that no barcode can hold', { waybillNo: '单号1' }, 'waybillNo'],
])('refuses %s and names the field', (_, change, field) => {
  const label = render({ ...shortLabel, ...change })
  expect(label.ok).toBe(false)
  expect(label.ok ? [] : label.problems.map((problem) => problem.field)).toContain(field)
})

it('never moves courier content, however many lines there are', () => {
  const courierPart = (count: number) => {
    const line = { title: '云感无尺码美背内衣', spec: '肤色;均码', sku: 'a', quantity: 1 }
    const label = render({ ...shortLabel, lines: Array.from({ length: count }, () => line) })
    return label.ok ? label.layout.ops.filter((op) => op.y < 89 * 8) : []
  }
  expect(courierPart(300)).toEqual(courierPart(1))
  expect(courierPart(1).length).toBeGreaterThan(10)
})

it('reads data as sheets and old documents write it', () => {
  const parsed = labelDataSchema.parse({
    waybillNo: 78341200566130,
    courier: 'zto',
    receiver: { name: '张三', phone: 13812345678, detail: null },
    lines: [{ title: '卫衣', quantity: '2' }],
    slot: 7,
    copy: { reprint: true },
  })
  expect(parsed).toMatchObject({ waybillNo: '78341200566130', slot: '7', remark: '', orderNos: [], printedAt: '' })
  expect(parsed.receiver).toMatchObject({ phone: '13812345678', detail: '' })
  expect(parsed.lines[0]).toEqual({ title: '卫衣', spec: '', sku: '', quantity: 2 })
  expect(parsed.copy).toEqual({ no: 1, of: 1, reprint: 1 })
})

it('does not draw data without a waybill number', () => {
  expect(labelDataSchema.safeParse({ courier: 'zto' }).success).toBe(false)
})

it('fits the small sticker', () => {
  expect(renderLabel({ template: sticker60x40, data: longLabel, glyphs }).ok).toBe(true)
})
