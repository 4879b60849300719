import fc from 'fast-check'
import type { Doc, Value } from '../wire/ejson'
import { applyUpdate, checkStorable, replacement } from './update'

const updated = (doc: Doc, update: Doc): Doc => {
  const copy: Doc = { _id: 'x', ...structuredClone(doc) }
  applyUpdate(copy, update)
  const { _id, ...rest } = copy
  expect(_id).toBe('x')
  return rest
}

const WORKS: readonly (readonly [string, Doc, Doc, Doc])[] = [
  ['sets a nested path, making its parents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['sets an element by its index', { a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
  ['pads an array with null', { a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
  ['unsets a field, leaves null in an array', { a: 1, b: [1, 2] }, { $unset: { a: '', 'b.0': '' } }, { b: [null, 2] }],
  ['does nothing to unset a missing path', { a: null }, { $unset: { 'a.b': '' } }, { a: null }],
  ['adds to a missing number', {}, { $inc: { n: 2 } }, { n: 2 }],
  ['multiplies a missing number to zero', {}, { $mul: { n: 2 } }, { n: 0 }],
  ['bounds by the order of types', { a: 5, b: 5 }, { $max: { a: '1' }, $min: { b: null } }, { a: '1', b: null }],
  ['renames', { a: 1, b: { c: 2 } }, { $rename: { 'b.c': 'd' } }, { a: 1, b: {}, d: 2 }],
  ['changes bits', { a: 6 }, { $bit: { a: { and: 3 } } }, { a: 2 }],
  [
    'pushes at a place, sorted and cut',
    { a: [3, 1] },
    { $push: { a: { $each: [2], $position: 0, $sort: 1, $slice: 2 } } },
    { a: [1, 2] },
  ],
  ['keeps the last with a negative slice', { a: [1] }, { $push: { a: { $each: [2, 3], $slice: -2 } } }, { a: [2, 3] }],
  ['makes an array to push into', {}, { $push: { a: 1 } }, { a: [1] }],
  [
    'adds to a set by value',
    { a: [{ x: 1 }] },
    { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }] } } },
    { a: [{ x: 1 }, { x: 2 }] },
  ],
  ['pops and shifts', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
  [
    'pulls by value, condition and fields',
    { a: [1, 2], b: [1, 9], c: [{ s: 1, q: 2 }] },
    { $pull: { a: 1, b: { $gt: 5 }, c: { s: 1 } } },
    { a: [2], b: [1], c: [] },
  ],
  ['pulls all of a list', { a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { a: [2] }],
]
for (const [what, doc, update, expected] of WORKS)
  it(what, () => {
    expect(updated(doc, update)).toEqual(expected)
  })

it.each<[string, Doc, Doc]>([
  ["Cannot create field 'b' in element {a: null}", { a: null }, { $set: { 'a.b': 1 } }],
  ['Cannot create field \'b\' in element {a: "x"}', { a: 'x' }, { $inc: { 'a.b': 1 } }],
  ["Cannot create field 'b' in element {a: [1]}", { a: [1] }, { $set: { 'a.b': 1 } }],
  ['non-numeric type null', { a: null }, { $inc: { a: 1 } }],
  ['non-numeric type string', { a: '1' }, { $mul: { a: 2 } }],
  ['non-numeric argument', { a: 1 }, { $inc: { a: '1' } }],
  ['must be an array but is of type null', { a: null }, { $push: { a: 1 } }],
  ['must be an array but is of type string', { a: 'x' }, { $addToSet: { a: 1 } }],
  ['must be an array but is of type object', { a: {} }, { $pull: { a: 1 } }],
  ['must be an array but is of type int', { a: 1 }, { $pop: { a: 1 } }],
  ["would create a conflict at 'a'", {}, { $set: { a: {} }, $inc: { 'a.b': 1 } }],
  ["would create a conflict at 'a'", {}, { $set: { a: 1 }, $unset: { a: '' } }],
  ["immutable field '_id'", {}, { $set: { _id: 'y' } }],
  ["immutable field '_id'", {}, { $unset: { _id: '' } }],
  ['Unknown modifier: a', {}, { a: 1 }],
  ['Unknown modifier: $oops', {}, { $oops: { a: 1 } }],
  ['not valid for storage', {}, { $set: { a: { $inc: 1 } } }],
  ['positional path', { a: [1] }, { $set: { 'a.$': 1 } }],
  ['empty field name', {}, { $set: { 'a..b': 1 } }],
  ['Unrecognized clause', {}, { $push: { a: { $each: [], $oops: 1 } } }],
])('refuses as MongoDB does: %s', (text, doc, update) => {
  expect(() => updated(doc, update)).toThrow(text)
})

it('allows the same _id to be set', () => {
  expect(updated({}, { $set: { _id: 'x', a: 1 } })).toEqual({ a: 1 })
})

it('replaces all but the id', () => {
  expect(replacement({ _id: 'x', a: 1 }, { b: 2 })).toEqual({ _id: 'x', b: 2 })
  expect(() => replacement({ _id: 'x' }, { _id: 'y' })).toThrow('immutable')
  expect(() => checkStorable([{ a: { $set: 1 } }])).toThrow('not valid for storage')
})

it('gives the same result for set then read, whatever the value', () => {
  const value = fc.jsonValue().filter((json) => !JSON.stringify(json).includes('$')) as fc.Arbitrary<Value>
  fc.assert(fc.property(value, (a) => expect(updated({}, { $set: { a } })).toEqual({ a })))
})
