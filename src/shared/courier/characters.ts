import type { Receiver } from '../kernel/address'

/**
 * What no courier's system and no label takes: pictures, control and invisible characters, private use. Signs such as # and &
 * are not among them: they travel as their full-width twins, which a person reads the same.
 */
const REFUSED =
  /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u200b-\u200f\u202a-\u202e\u2060\u20e3\ufeff\ufe0e\ufe0f\ufffd\p{Cc}\p{Co}\p{Cs}]/gu
/** Of the pictographs these are print: ©, ®, ™ and the like stand in many fonts and in GBK's neighbours. */
const PRINTABLE = new Set(['©', '®', '™', '‼', '⁉', '↔', '↕', '〰', '〽', '㊗', '㊙'])
/** A name of pictures alone leaves nothing to call out at the door. */
const NAMELESS = '收件人'

export interface Cleaned {
  readonly receiver: Receiver
  /** What was taken out, each once; control characters by their code. */
  readonly dropped: readonly string[]
}

const shown = (character: string) =>
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character

/** A receiver as couriers take it. `extra`: characters that this shop's couriers refuse as well. */
export function cleanForCourier(receiver: Receiver, extra = ''): Cleaned {
  const also = new Set(extra)
  const dropped = new Set<string>()
  const clean = (text: string): string =>
    Array.from(text)
      .map((character) => {
        const refused = character.replace(REFUSED, '') === '' && !PRINTABLE.has(character)
        if (!refused && !also.has(character)) return character
        dropped.add(shown(character))
        return /\p{Cc}/u.test(character) || also.has(character) ? ' ' : ''
      })
      .join('')
      .replace(/ {2,}/g, ' ')
      .trim()
  const cleaned = {
    ...receiver,
    name: clean(receiver.name),
    province: clean(receiver.province),
    city: clean(receiver.city),
    district: clean(receiver.district),
    detail: clean(receiver.detail),
  }
  if (dropped.size === 0) return { receiver, dropped: [] }
  const name = cleaned.name === '' && receiver.name !== '' ? NAMELESS : cleaned.name
  return { receiver: { ...cleaned, name }, dropped: [...dropped] }
}
