import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { storedZlib } from '@shared/label/stored-zlib'

it('is what any inflate opens again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect([...inflateSync(storedZlib(bytes))]).toEqual([...bytes])
    }),
  )
  const long = new Uint8Array(200_000).map((_, i) => i % 251)
  expect(inflateSync(storedZlib(long)).equals(long)).toBe(true)
})
