/**
 * Ids are parts joined by `_`; they hold neither `.` nor `$`, because an id may become an object key and CloudBase reads
 * a dot as a path.
 */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const joinId = (...parts: (string | number)[]): string =>
  parts.map((part) => String(part).replace(/[.$\s]/g, '-')).join('_')

/** A shop's own word as a part of an id: A.1 and A-1 are two articles, so what an id may not hold is written out. */
export const idPart = (word: string): string =>
  word.replace(/[.$\s~]/g, (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)

export const orderIdOf = (shopId: string, platformNo: string): string => joinId(shopId, platformNo)

/** 16 characters of Crockford base32: 9 of time, 7 of random. Made by the caller, so that a repeated tap carries the same id. */
export function newParcelId(now: number, random: () => number): string {
  let time = ''
  for (let rest = now, i = 0; i < 9; i++) {
    time = (CROCKFORD[rest % 32] ?? '0') + time
    rest = Math.floor(rest / 32)
  }
  let tail = ''
  for (let i = 0; i < 7; i++) tail += CROCKFORD[Math.floor(random() * 32)] ?? '0'
  return time + tail
}
