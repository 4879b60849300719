import fc from 'fast-check'
import type { Doc } from '../wire/ejson'
import { indexKeys, keyOf, lookupKeys, valuesAt } from './keys'

const order = (a: number, b: number): number => Math.sign(a - b)
const keyOrder = (a: Parameters<typeof keyOf>[0], b: Parameters<typeof keyOf>[0]): number =>
  Math.sign(Buffer.compare(keyOf(a), keyOf(b)))

it('orders numbers as numbers', () => {
  const number = fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value))
  fc.assert(fc.property(number, number, (a, b) => keyOrder(a, b) === (a < b ? -1 : Number(a > b))))
})

it('orders dates before and after 1970', () => {
  const ms = fc.integer({ min: -1e14, max: 1e14 })
  fc.assert(fc.property(ms, ms, (a, b) => keyOrder(new Date(a), new Date(b)) === order(a, b)))
})

it('orders texts by their bytes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (a, b) => keyOrder(a, b) === Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
    ),
  )
})

it('orders types as MongoDB does and takes a missing value for null', () => {
  const sorted = [null, -Infinity, 5, '', 'z', { a: 1 }, [1], false, true, new Date(0)]
  expect([...sorted].reverse().sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)))).toEqual(sorted)
  expect(keyOf(undefined)).toEqual(keyOf(null))
  expect(keyOf(-0)).toEqual(keyOf(0))
  expect(keyOrder(NaN, -Infinity)).toBe(-1)
})

it('opens arrays on the way to a field', () => {
  const doc: Doc = { lines: [{ sku: 'a' }, { sku: 'b' }, {}], n: { m: 1 } }
  expect(valuesAt(doc, ['lines', 'sku'])).toEqual(['a', 'b', null])
  expect(valuesAt(doc, ['lines', '1', 'sku'])).toEqual(['b'])
  expect(valuesAt(doc, ['n', 'm'])).toEqual([1])
  expect(valuesAt(doc, ['n', 'x'])).toEqual([])
})

it('gives an array one key an element, each once', () => {
  const { keys, multi } = indexKeys({ find: ['a', 'b', 'a'] }, ['find'])
  expect([keys, multi]).toEqual([[keyOf('a'), keyOf('b')], true])
  expect(indexKeys({}, ['find'])).toEqual({ keys: [keyOf(null)], multi: false })
})

it('keeps an empty array apart from null', () => {
  const { keys } = indexKeys({ find: [] }, ['find'])
  expect(keys).toEqual(lookupKeys([]).slice(0, 1))
  expect(keys[0]).not.toEqual(keyOf(null))
})
