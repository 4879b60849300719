import { createHash, timingSafeEqual } from 'node:crypto'

/** Signatures here are MD5 and SHA-1 because the partners' protocols say so. */
export const md5Hex = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')
export const sha1Hex = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex')
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Compares signatures without telling by its time where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
