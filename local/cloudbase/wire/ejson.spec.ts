import fc from 'fast-check'
import { loadDoc, parseEjson, stringifyEjson, type Value } from './ejson'

it('reads every wrapper the SDKs send', () => {
  const text = JSON.stringify({
    n: { $numberInt: '1' },
    f: { $numberDouble: '1.5' },
    big: { $numberLong: '1700000000000' },
    nan: { $numberDouble: 'NaN' },
    d: { $date: { $numberLong: '7' } },
    short: { $date: 8 },
    re: { $regularExpression: { pattern: '^a', options: 'i' } },
    at: { $tcb_server_date: { offset: { $numberInt: '60000' } } },
    id: { $oid: 'abc' },
    list: [{ x: { $date: { $numberLong: '1' } } }, null],
  })
  expect(parseEjson(text, 1000)).toEqual({
    n: 1,
    f: 1.5,
    big: 1_700_000_000_000,
    nan: NaN,
    d: new Date(7),
    short: new Date(8),
    re: /^a/i,
    at: new Date(61_000),
    id: 'abc',
    list: [{ x: new Date(1) }, null],
  })
})

it('leaves operators and the trap of a nested server date as they are', () => {
  expect(parseEjson('{"n":{"$gt":{"$numberInt":"1"}},"at":{"offset":{"$numberInt":"0"}}}', 5)).toEqual({
    n: { $gt: 1 },
    at: { offset: 0 },
  })
})

it('stores and loads every value', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
  ) as fc.Arbitrary<Value>
  const field = fc.stringMatching(/^[a-z_]{1,8}$/)
  const doc = fc.dictionary(field, fc.oneof(leaf, fc.array(leaf), fc.dictionary(field, leaf)))
  fc.assert(
    fc.property(doc, (value) => {
      const plain = structuredClone(value)
      expect(stringifyEjson(loadDoc(stringifyEjson(plain)))).toBe(stringifyEjson(plain))
    }),
  )
  expect(loadDoc(stringifyEjson({ a: NaN, b: -Infinity, c: /x/i, d: new Date(3) }))).toEqual({
    a: NaN,
    b: -Infinity,
    c: /x/i,
    d: new Date(3),
  })
})
