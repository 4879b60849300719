import fc from 'fast-check'
import { createSeal, parseKeys } from './crypto'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const seal = createSeal(`k1:${key(1)}`, `k1:${key(9)}`)
const place = { collection: 'orders', id: 's1_1', field: 'receiver' }

it('opens what it sealed, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => seal.open(place, seal.seal(place, text)) === text))
})

it('does not open a value that was copied to another document or field', () => {
  const sealed = seal.seal(place, 'x')
  expect(() => seal.open({ ...place, id: 's1_2' }, sealed)).toThrow()
  expect(() => seal.open({ ...place, field: 'receiverRaw' }, sealed)).toThrow()
})

it('does not open a value with one byte changed', () => {
  const parts = seal.seal(place, 'hello').split('.')
  const body = Buffer.from(parts[2] ?? '', 'base64url')
  body[0] = (body[0] ?? 0) ^ 1
  expect(() => seal.open(place, [parts[0], parts[1], body.toString('base64url'), parts[3]].join('.'))).toThrow()
})

it('opens old values after a change of keys and calls them stale', () => {
  const old = seal.seal(place, 'x')
  const next = createSeal(`k2:${key(2)},k1:${key(1)}`, `k2:${key(8)},k1:${key(9)}`)
  expect(next.open(place, old)).toBe('x')
  expect([next.isStale(old), next.isStale(next.seal(place, 'x'))]).toEqual([true, false])
  expect(next.findAll('phone', '1')).toContain(seal.find('phone', '1'))
})

it('gives each kind its own fingerprint', () => {
  expect(seal.find('tail', '1234')).not.toBe(seal.find('phone', '1234').replace('phone', 'tail'))
})

it.each(['', 'k1:short', `1:${key(1)}`, `k1:${key(1)},k1:${key(2)}`])('refuses keys %j', (text) => {
  expect(() => parseKeys(text)).toThrow(/key/)
})
