import fc from 'fast-check'
import { idPart, joinId, newParcelId, orderIdOf } from './ids'

it('makes parcel ids of 16 Crockford characters that sort by time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e9 }), (now, later) => {
      const id = newParcelId(now, () => 0.5)
      expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
      expect(newParcelId(now + later, () => 0.5) > id).toBe(true)
    }),
  )
})

it('keeps dots, dollars and spaces out of ids, which may become object keys', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(joinId('s1', text)).not.toMatch(/[.$\s]/)))
  expect(orderIdOf('s1', '3726.1$')).toBe('s1_3726-1-')
})

it('makes two parts of two words, whatever the shop writes in them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(joinId('w', idPart(one))).not.toMatch(/[.$\s]/)
      expect(idPart(one) === idPart(other)).toBe(one === other)
    }),
  )
  expect(new Set(['A.1', 'A-1', 'A 1', 'A~1'].map(idPart)).size).toBe(4)
})
