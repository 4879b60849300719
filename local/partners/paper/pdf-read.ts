import { inflateSync } from 'node:zlib'
import { createBits, type Bits } from './bits'

const IMAGE =
  /\/Subtype \/Image \/Width (\d+) \/Height (\d+)[^>]*\/BitsPerComponent 1[^>]*\/Filter \/FlateDecode \/Length (\d+) >>\nstream\n/g

function picture(bytes: Buffer, found: RegExpMatchArray): Bits | undefined {
  const [whole, width, height, length] = found
  const from = (found.index ?? 0) + whole.length
  const bits = createBits(Number(width), Number(height))
  let rows: Buffer
  try {
    rows = inflateSync(bytes.subarray(from, from + Number(length)))
  } catch {
    return undefined // damaged: no sheet
  }
  if (rows.length !== bits.data.length) return undefined
  bits.data.set(rows.map((byte) => ~byte)) // device grey: 1 is white
  return bits
}

/** The pages of a PDF that holds one 1-bit picture a page, each at its true size; a real box reads every PDF, this one only those. */
export function readPdf(bytes: Buffer): Bits[] {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return []
  return [...bytes.toString('latin1').matchAll(IMAGE)].flatMap((found) => picture(bytes, found) ?? [])
}
