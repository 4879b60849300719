import { bindPieces, holds, leafHolding, templateProblem, type Scope } from './bind'

const data = {
  name: '张三',
  phone: '13812345612',
  price: 1250,
  at: 1795688466000,
  nos: ['A1', 'B2', 'C3', 'D4'],
  lines: [
    { title: '卫衣', quantity: 2 },
    { title: '长裤', quantity: 3 },
  ],
  to: { province: '北京市', city: '北京市', district: '朝阳区', detail: '东街1号2单元301' },
  courier: 'YD',
  empty: '',
}
const scope: Scope = { data, masked: true }
const bound = (template: string, at: Scope = scope) =>
  bindPieces(template, at)
    .map((piece) => piece.text)
    .join('')

it.each([
  ['{{name}}', '张三'],
  ['收 {{ name | mask:name }} {{phone|mask:phone}}', '收 张* 138******12'],
  ['{{price|money}}', '¥12.50'],
  ['{{at|date:YYYY-MM-DD HH:mm:ss}}', '2026-11-26 18:21:06'],
  ['{{at|date}}', '2026-11-26 18:21'],
  ['{{nos|join:/}}', 'A1/B2/C3/D4'],
  ['{{nos|few:2,单}}', 'A1、B2 等 4 单'],
  ['{{phone|tail:4}}', '5612'],
  ['{{lines|count}} 种 {{lines|pieces}} 件', '2 种 5 件'],
  ['{{courier|courier}}', '韵达速递'],
  ['{{empty|or:无}}', '无'],
  ['{{to|address}}', '北京市朝阳区东街1号***'],
  ['{{missing.deep}}', ''],
  ['{{constructor}}{{name.length}}', ''],
])('writes %s as %s', (template, text) => {
  expect(bound(template)).toBe(text)
})

it('shows everything when the shop turned masks off', () => {
  expect(bound('{{name|mask:name}}{{to|address}}', { ...scope, masked: false })).toBe('张三北京市朝阳区东街1号2单元301')
})

it.each([
  ['2026-11-20T10:21:06Z', '2026-11-20 18:21'],
  ['2026-11-20 18:21:06', '2026-11-20 18:21:06'],
  ['2026-11-20T18:21:06', '2026-11-20 18:21:06'],
  ['1795688466000', '2026-11-26 18:21'],
])('shows the print time %s as %s', (printedAt, text) => {
  expect(bound('{{printedAt|date}}', { data: { printedAt }, masked: true })).toBe(text)
})

it.each([
  ['{{name|upper}}', /no such filter: upper/],
  ['{{name|constructor}}', /no such filter/],
  ['{{name()}}', /not a data path/],
  ['{{name', /unbalanced/],
  ['a }} b', /unbalanced/],
])('refuses the template %s', (template, why) => {
  expect(templateProblem(template)).toMatch(why)
})

it.each([
  ['name', true],
  ['empty', false],
  ['!empty', true],
  ['!name', false],
  ['courier=YD', true],
  ['courier=SF', false],
  ['price>1000', true],
  ['price>1250', false],
])('judges when %s as %s', (when, shown) => {
  expect(holds(when, scope)).toBe(shown)
})

it('names the leaf a character came from', () => {
  const row: Scope = { ...scope, row: data.lines[1], rowPath: 'lines[1]' }
  expect(leafHolding('朝', 'to', scope)).toBe('to.district')
  expect(leafHolding('裤', 'lines[1].title', row)).toBe('lines[1].title')
  expect(bindPieces('{{row.title}}', row)[0]?.path).toBe('lines[1].title')
})

it('drops characters that take no ink', () => {
  expect(bound('{{x}}', { data: { x: 'a\u200bb\ufe0f\u0000c\td' }, masked: true })).toBe('abc d')
})
