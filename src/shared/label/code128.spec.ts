import fc from 'fast-check'
import { code128, code128Values } from './code128'

const SWITCHES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  A: { 99: 'C', 100: 'B' },
  B: { 99: 'C', 101: 'A' },
  C: { 100: 'B', 101: 'A' },
}
const letterOf = (set: string, value: number): string => {
  if (set === 'C') return String(value).padStart(2, '0')
  return String.fromCharCode(set === 'A' && value >= 64 ? value - 64 : value + 32)
}

/** A decoder of its own: values back to text, as the standard reads them. */
const decode = (values: readonly number[]): string => {
  let set = ['A', 'B', 'C'][(values[0] ?? 0) - 103] ?? ''
  let shifted = false
  let text = ''
  for (const value of values.slice(1, -1)) {
    const to = SWITCHES[set]?.[value]
    if (shifted) text += letterOf(set === 'A' ? 'B' : 'A', value)
    else if (to === undefined && !(value === 98 && set !== 'C')) text += letterOf(set, value)
    else if (to !== undefined) set = to
    shifted = !shifted && value === 98 && set !== 'C'
  }
  return text
}

const ascii = fc.string({
  unit: fc.integer({ min: 0, max: 127 }).map((c) => String.fromCharCode(c)),
  minLength: 1,
  maxLength: 30,
})
const waybill = fc.stringMatching(/^[A-Z]{0,4}\d{1,15}(-\d)?$/)

it('reads back as the same text, whatever ASCII it is given', () => {
  fc.assert(fc.property(fc.oneof(ascii, waybill), (text) => decode(code128Values(text) ?? []) === text))
})

it('ends with the weighted check symbol', () => {
  fc.assert(
    fc.property(waybill, (text) => {
      const values = code128Values(text) ?? []
      const sum = values.slice(0, -1).reduce((total, value, i) => total + value * (i === 0 ? 1 : i), 0)
      return values.at(-1) === sum % 103
    }),
  )
})

it('is never longer than one symbol a character, nor than digits in pairs allow to save', () => {
  fc.assert(fc.property(waybill, (text) => (code128Values(text) ?? []).length <= text.length + 2))
})

// Symbols with start and check: SF + 13 digits = start, S, F, one digit, switch, 6 pairs, check.
it.each([
  ['78341200566130', 9],
  ['SF1234567890123', 12],
  ['YT8834120052285', 12],
  ['JDVA00012345678', 13],
  ['12', 3],
  ['123', 5],
  ['1234', 4],
  ['A1', 4],
])('writes %s in %i symbols', (text, symbols) => {
  expect(code128Values(text)).toHaveLength(symbols)
})

it('adds eleven modules a symbol and thirteen for the stop', () => {
  const code = code128('78341200566130')
  expect(code?.modules).toBe(11 * 9 + 13)
  expect(code?.widths.length).toBe(6 * 9 + 7)
})

it.each(['', '收', 'A中'])('refuses %j', (text) => {
  expect(code128(text)).toBeUndefined()
})
