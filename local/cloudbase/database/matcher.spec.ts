import type { Doc } from '../wire/ejson'
import { compileMatcher } from './matcher'

const matches = (query: Doc, doc: Doc): boolean => compileMatcher(query)(doc)

it('compares objects field by field in order', () => {
  expect(matches({ a: { $eq: { x: 1, y: 2 } } }, { a: { x: 1, y: 2 } })).toBe(true)
  expect(matches({ a: { $eq: { y: 2, x: 1 } } }, { a: { x: 1, y: 2 } })).toBe(false)
  expect(matches({ a: { $ne: { y: 2, x: 1 } } }, { a: { x: 1, y: 2 } })).toBe(true)
  expect(matches({ a: { $in: [{ x: 1 }] } }, { a: [{ x: 1 }, { x: 2 }] })).toBe(true)
})

it('knows null, missing and types', () => {
  expect(matches({ a: null }, {})).toBe(true)
  expect(matches({ a: { $exists: false } }, { a: null })).toBe(false)
  expect(matches({ a: { $gt: 5 } }, { a: '9' })).toBe(false)
  expect(matches({ a: { $lt: new Date(9) } }, { a: new Date(5) })).toBe(true)
})

it('joins branches', () => {
  const query: Doc = { $or: [{ a: 1 }, { $and: [{ b: 2 }, { $nor: [{ c: 3 }] }] }] }
  const docs: readonly Doc[] = [{ a: 1 }, { b: 2 }, { b: 2, c: 3 }, {}]
  expect(docs.map((doc) => matches(query, doc))).toEqual([true, true, false, false])
})

it('reads both sides of an expression', () => {
  expect(matches({ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 })).toBe(true)
})

it.each<[string, Doc]>([
  ['geo', { a: { $nearSphere: [1, 2] } }],
  ['unknown top level operator', { $where: 'true' }],
  ['unknown operator', { a: { $near2: 1 } }],
  ['unknown operator', { a: { $not: { $oops: 1 } } }],
  ['unknown operator', { a: { $gt: 1, b: 2 } }],
  ['nonempty array', { $or: [] }],
])('refuses in words: %s', (text, query) => {
  expect(() => compileMatcher(query)).toThrow(text)
})
