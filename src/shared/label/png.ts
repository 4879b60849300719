import { ascii, joinBytes, uint32 } from './bytes'
import type { Raster } from './raster'

/** zlib stream (RFC 1950) of the bytes: node's `deflateSync`, or any equal. */
export type Deflate = (bytes: Uint8Array) => Uint8Array

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

const crc32 = (bytes: Uint8Array): number => {
  let c = 0xffffffff
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = joinBytes([ascii(type), data])
  return joinBytes([uint32(data.length), body, uint32(crc32(body))])
}

/** 1-bit grey PNG with its true size in the pHYs chunk, so that "print at 100 %" is the label's size. */
export const png = (page: Raster, deflate: Deflate, dotsPerMm = 8): Uint8Array => {
  const lines = new Uint8Array((page.stride + 1) * page.heightDots)
  for (let y = 0; y < page.heightDots; y++) {
    const to = y * (page.stride + 1) + 1
    for (let i = 0; i < page.stride; i++) lines[to + i] = ~(page.bits[y * page.stride + i] ?? 0)
  }
  const perMetre = uint32(dotsPerMm * 1000)
  return joinBytes([
    SIGNATURE,
    chunk('IHDR', joinBytes([uint32(page.widthDots), uint32(page.heightDots), Uint8Array.of(1, 0, 0, 0, 0)])),
    chunk('pHYs', joinBytes([perMetre, perMetre, Uint8Array.of(1)])),
    chunk('IDAT', deflate(lines)),
    chunk('IEND', new Uint8Array(0)),
  ])
}
