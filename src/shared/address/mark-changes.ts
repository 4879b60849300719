interface Region {
  readonly province: string
  readonly city: string
  readonly district: string
}
interface Part {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}
const LEVELS = ['province', 'city', 'district'] as const
/** A shorter beginning is found in too many words to mean that the buyer wrote it. */
const PREFIX_MIN = 2

/** 广东省 of a buyer who wrote 广东: the word is his, the last letter ours. */
function marked(written: string, text: string): Part[] {
  if (written.includes(text)) return [{ text, kind: 'same' }]
  for (let length = text.length - 1; length >= PREFIX_MIN; length--)
    if (written.includes(text.slice(0, length)))
      return [
        { text: text.slice(0, length), kind: 'same' },
        { text: text.slice(length), kind: 'added' },
      ]
  return [{ text, kind: 'added' }]
}

/** True when what was written at this level stands nowhere in the region as it is now. */
const wasStruck = (word: string, now: readonly string[]): boolean =>
  word !== '' && word !== '市辖区' && !now.some((text) => text.startsWith(word) || word.startsWith(text))

/** The region as it stands, level by level, each piece as the buyer wrote it, added by us, or struck by us. */
export function markChanges(raw: Region & { readonly detail: string }, stands: Region): Part[] {
  const written = `${raw.province}|${raw.city}|${raw.district}|${raw.detail}`
  const now = [...new Set(LEVELS.map((level) => stands[level]))].filter((text) => text !== '')
  const parts: Part[] = []
  const shown = new Set<string>()
  for (const level of LEVELS) {
    const word = raw[level].trim()
    if (wasStruck(word, now)) parts.push({ text: word, kind: 'removed' })
    const text = stands[level]
    if (text === '' || shown.has(text)) continue
    shown.add(text)
    parts.push(...marked(written, text))
  }
  return parts
}
