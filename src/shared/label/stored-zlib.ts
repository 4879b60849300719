import { joinBytes, uint32 } from './bytes'

/** RFC 1950 and 1951: the largest stored block. */
const BLOCK = 65_535
const ADLER = 65_521

const adler32 = (bytes: Uint8Array): number => {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % ADLER
    b = (b + a) % ADLER
  }
  return b * 65_536 + a
}

/** A zlib stream that holds the bytes as they are: phones have no deflate, and a QR code is a few kB without it. */
export const storedZlib = (bytes: Uint8Array): Uint8Array => {
  const blocks: Uint8Array[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += BLOCK) {
    const part = bytes.subarray(at, at + BLOCK)
    const last = at + BLOCK >= bytes.length ? 1 : 0
    const { length } = part
    blocks.push(Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), part)
  }
  return joinBytes([Uint8Array.of(0x78, 0x01), ...blocks, uint32(adler32(bytes))])
}
