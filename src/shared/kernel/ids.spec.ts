import fc from 'fast-check'
import { joinId, newParcelId, orderIdOf } from './ids'

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
