import fc from 'fast-check'
import { parseBigJson, writeBigJson } from './big-json'

it('keeps an id beyond 2^53 as a string, digit for digit', () => {
  expect(parseBigJson('{"id":3704612354559743232,"list":[-9007199254740993, 9007199254740991]}')).toEqual({
    id: '3704612354559743232',
    list: ['-9007199254740993', 9007199254740991],
  })
})

it('leaves digits inside strings, fractions and exponents alone', () => {
  const text = '{"a":"no \\"12345678901234567890\\" here","b":1.2345678901234567,"c":1e22,"12345678901234567890":0}'
  expect(parseBigJson(text)).toEqual(JSON.parse(text))
})

it('reads whatever JSON.parse reads when no integer is beyond 2^53', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      fc.pre(!/\d{16}/.test(text))
      expect(parseBigJson(text)).toEqual(JSON.parse(text))
    }),
  )
})

it('reads any uint64 between any strings', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 64n - 1n), fc.string(), (id, note) => {
      const expected = id > BigInt(Number.MAX_SAFE_INTEGER) ? String(id) : Number(id)
      expect(parseBigJson(`{"n":${JSON.stringify(note)},"id":${id},"m":[${id}]}`)).toEqual({
        n: note,
        id: expected,
        m: [expected],
      })
    }),
  )
})

it('does not turn bad JSON into good JSON', () => {
  for (const text of ['{12345678901234567890:1}', '01234567890123456789', '[12345678901234567890 1]', '<html>']) {
    expect(() => parseBigJson(text)).toThrow(SyntaxError)
  }
})

it('writes Chinese raw and refuses a number that lost its digits', () => {
  expect(writeBigJson({ text: '小心轻放', id: '3704612354559743232' })).toBe(
    '{"text":"小心轻放","id":"3704612354559743232"}',
  )
  expect(() => writeBigJson({ id: Number('3704612354559743232') })).toThrow(RangeError)
})
