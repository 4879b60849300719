import type { EffectId } from './effect'

/** `<kind>_<docId>_<n>`: the row's id, and the root of the key that a partner sees. */
export const effectRowId = ({ kind, docId, n }: EffectId): string => `${kind.replace('.', '-')}_${docId}_${n}`

const KIND_LETTER: Readonly<Partial<Record<EffectId['kind'], string>>> = {
  'waybill.create': 'W',
  'print.send': 'P',
}

/** Legal key forms: alnum of at most 30 (快递鸟 OrderCode) or 32 characters. Parcel ids are 16, so letter + id + n always fits. */
export function partnerKey(id: EffectId, maxLength: 30 | 32): string {
  const key = `${KIND_LETTER[id.kind] ?? 'E'}${id.docId.replace(/[^0-9A-Za-z]/g, 'x')}n${id.n}`
  if (key.length > maxLength) throw new Error(`partner key of ${id.kind} is ${key.length} long, at most ${maxLength}`)
  return key
}
