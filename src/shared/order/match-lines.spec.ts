import { keptLines, matchLines, type ToldLine } from './match-lines'
import type { OrderLine } from './order'
import { swapAfter, swappedIn } from './swap'

type Row = readonly [lineNo: number, sku: string, ordered: number]
const told = ([lineNo, sku, ordered]: Row, more: Partial<ToldLine> = {}): ToldLine => ({
  ...{ lineNo, sku, ordered, title: sku, spec: 'M', paidFen: 100, refunding: 0, refunded: 0 },
  ...more,
})
const ours = (row: Row, more: Partial<OrderLine> = {}): OrderLine => ({
  ...told(row),
  ...{ planned: 0, shipped: 0 },
  ...more,
})
/** Our numbers with their refunds, then pieces too many and too few. */
const word = (lines: readonly OrderLine[], said: readonly ToldLine[]) => {
  const matched = matchLines(lines, said)
  const count = (goods: readonly { readonly quantity: number }[] = []) =>
    goods.reduce((sum, { quantity }) => sum + quantity, 0)
  const { more, less } = swappedIn(matched) ?? {}
  const kept = keptLines(matched).map((line) => `${line.lineNo}:${line.refunding}/${line.refunded}`)
  return [...kept, count(more), count(less)]
}

const AA = [ours([1, 'A', 1]), ours([2, 'A', 1], { paidFen: 0, refunded: 1 })]
it.each<[string, readonly OrderLine[], readonly ToldLine[], readonly (string | number)[]]>([
  [
    'the same',
    [ours([1, 'A', 2]), ours([2, 'B', 1])],
    [told([1, 'A', 2]), told([2, 'B', 1])],
    ['1:0/0', '2:0/0', 0, 0],
  ],
  [
    'another sequence',
    [ours([1, 'A', 2]), ours([2, 'B', 1])],
    [told([1, 'B', 1]), told([2, 'A', 2])],
    ['1:0/0', '2:0/0', 0, 0],
  ],
  [
    'a refund in another place',
    [ours([1, 'A', 2]), ours([2, 'B', 1])],
    [told([1, 'B', 1], { refunding: 1 }), told([2, 'A', 2])],
    ['1:0/0', '2:1/0', 0, 0],
  ],
  ['one article more', [ours([1, 'A', 1])], [told([1, 'G', 1]), told([2, 'A', 1])], ['1:0/0', 1, 0]],
  [
    'an article that came and went',
    [ours([1, 'A', 1])],
    [told([1, 'A', 1]), told([2, 'G', 1], { refunded: 1 })],
    ['1:0/0', 0, 0],
  ],
  ['another size', [ours([1, 'A', 1])], [told([1, 'A-L', 1])], ['1:0/0', 1, 1]],
  ['more pieces', [ours([1, 'A', 1])], [told([1, 'A', 3], { refunding: 1 })], ['1:1/0', 2, 0]],
  ['fewer pieces', [ours([1, 'A', 3])], [told([1, 'A', 2])], ['1:0/0', 0, 1]],
  ['fewer by the refunded one', [ours([1, 'A', 3], { refunded: 1 })], [told([1, 'A', 2])], ['1:0/1', 0, 0]],
  ['fewer by the one asked back', [ours([1, 'A', 3], { refunding: 1 })], [told([1, 'A', 2])], ['1:0/1', 0, 0]],
  ['a line less', [ours([1, 'A', 1]), ours([2, 'B', 2])], [told([1, 'B', 2])], ['1:0/0', '2:0/0', 0, 1]],
  ['a line less that has left', [ours([1, 'A', 1], { shipped: 1 })], [], ['1:0/0', 0, 0]],
  ['a line less of which half has left', [ours([1, 'A', 3], { shipped: 1 })], [], ['1:0/0', 0, 2]],
  [
    'a refunded line less',
    [ours([1, 'A', 1], { refunded: 1 }), ours([2, 'B', 2])],
    [told([1, 'B', 2])],
    ['1:0/1', '2:0/0', 0, 0],
  ],
  ['the refunded one of two alike less', AA, [told([1, 'A', 1])], ['1:0/0', '2:0/1', 0, 0]],
  ['the other one of two alike less', AA, [told([1, 'A', 1], { paidFen: 0, refunded: 1 })], ['1:0/0', '2:0/1', 0, 1]],
])('hears %s', (...[, lines, said, expected]) => expect(word(lines, said)).toEqual(expected))

it('numbers each swap and its end, and the same one once', () => {
  const goods = { more: [{ title: 'G', spec: '', quantity: 1 }], less: [] }
  const first = swapAfter({}, goods)
  expect(first).toEqual({ ...goods, open: true, rev: 1, told: 0 })
  const order = first ? { swap: first } : {}
  expect(swapAfter(order, { ...goods })).toBe(first)
  expect(swapAfter(order, { more: [], less: goods.more })).toMatchObject({ open: true, rev: 2 })
  const closed = swapAfter(order, undefined)
  expect(closed).toMatchObject({ open: false, rev: 2 })
  expect(swapAfter(closed ? { swap: closed } : {}, undefined)).toBe(closed)
  expect(swapAfter(closed ? { swap: closed } : {}, goods)).toMatchObject({ open: true, rev: 3 })
})
