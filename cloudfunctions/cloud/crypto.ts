import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Sealed } from '@shared/kernel/doc'

/** Where a sealed value lives. A value copied to another document or field does not open. */
export interface SealPlace {
  readonly collection: string
  readonly id: string
  /** Dot path of the field, e.g. `ship.receiver`. */
  readonly field: string
}

export type FindKind = 'phone' | 'tail' | 'name' | 'waybill' | 'merge'

/** Personal data at rest, and the fingerprints by which it is found without being opened. */
export interface Seal {
  /** Newest first; the others only open. */
  readonly keyNames: readonly string[]
  seal(place: SealPlace, text: string): Sealed
  /** Throws when the key is gone, the place is another one, or a byte was changed. */
  open(place: SealPlace, sealed: Sealed): string
  /** True when the value was sealed with a former key: care seals it anew. */
  isStale(sealed: Sealed): boolean
  /** Fingerprint under the newest key, to store. */
  find(kind: FindKind, value: string): string
  /** Fingerprints under every key, to search with while keys are being changed. */
  findAll(kind: FindKind, value: string): readonly string[]
}

interface NamedKey {
  readonly name: string
  readonly key: Buffer
}

/** `k2:<base64>,k1:<base64>`, newest first; every key is 32 bytes. Throws naming the entry that is wrong. */
export function parseKeys(text: string): readonly NamedKey[] {
  const keys = text.split(',').map((entry) => {
    const [name = '', value = ''] = entry.trim().split(':')
    const key = Buffer.from(value, 'base64')
    if (!/^[a-z]\d+$/.test(name) || key.length !== 32)
      throw new Error(`key "${name}" is not <letter><number>:<32 bytes in base64>`)
    return { name, key }
  })
  if (new Set(keys.map(({ name }) => name)).size !== keys.length) throw new Error('two keys have the same name')
  return keys
}

const placeBytes = ({ collection, id, field }: SealPlace): Buffer => Buffer.from(`${collection}/${id}/${field}`)
const first = (keys: readonly NamedKey[]): NamedKey => {
  const [newest] = keys
  if (!newest) throw new Error('no key')
  return newest
}

function openWith(keys: readonly NamedKey[], place: SealPlace, sealed: Sealed): string {
  const [name, iv, body, tag] = sealed.split('.')
  const known = keys.find((key) => key.name === name)
  if (!known || iv === undefined || body === undefined || tag === undefined)
    throw new Error(`cannot open ${place.collection}/${place.id}/${place.field}: no key ${name ?? '?'}`)
  const decipher = createDecipheriv('aes-256-gcm', known.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(placeBytes(place))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

/** `dataKeys` seal, `findKeys` fingerprint; both as `parseKeys` reads them. */
export function createSeal(dataKeys: string, findKeys: string): Seal {
  const data = parseKeys(dataKeys)
  const find = parseKeys(findKeys)
  const newest = first(data)
  const finger = ({ key }: NamedKey, kind: FindKind, value: string): string =>
    `${kind}-${createHmac('sha256', key).update(`${kind}:${value}`).digest('base64url').slice(0, 22)}`
  return {
    keyNames: data.map(({ name }) => name),
    seal(place, text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv)
      cipher.setAAD(placeBytes(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [newest.name, ...[iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
    },
    open: (place, sealed) => openWith(data, place, sealed),
    isStale: (sealed) => !sealed.startsWith(`${newest.name}.`),
    find: (kind, value) => finger(first(find), kind, value),
    findAll: (kind, value) => find.map((key) => finger(key, kind, value)),
  }
}

/** SHA-256 in hex: ask hashes, hashes of one-time codes and of invitation tokens. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
