import fc from 'fast-check'
import { bytesOfBase64 } from '../../../miniprogram/device/bluetooth/base64'

it('reads what a function encodes, byte for byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(Buffer.from(bytesOfBase64(Buffer.from(bytes).toString('base64'))).equals(Buffer.from(bytes))).toBe(true)
    }),
  )
})

it.each(['AAA', 'A-AA', '喆AAA'])('refuses %s', (text) => {
  expect(() => bytesOfBase64(text)).toThrow()
})
