import { createHash } from 'node:crypto'

export const md5Hex = (text: string) => createHash('md5').update(text, 'utf8').digest('hex')
export const sha1Hex = (data: string | Buffer) => createHash('sha1').update(data).digest('hex')

/** A whole number below `below`, always the same for the same text. */
export const pick = (text: string, below: number) => Number.parseInt(sha1Hex(text).slice(0, 12), 16) % below

/** `length` decimal digits, always the same for the same text. */
export function digits(text: string, length: number): string {
  let out = ''
  for (let round = 0; out.length < length; round += 1) out += BigInt(`0x${sha1Hex(`${text}/${round}`)}`).toString()
  return out.slice(0, length)
}

/** A map entry that is made on first use. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
