/**
 * What a 1007 value must not hold; each becomes its full-width twin, which a person reads the same. Source: 快递鸟 1007 notes; an older note
 * adds the last two, and to replace them costs nothing.
 */
const FORBIDDEN: Readonly<Record<string, string>> = {
  "'": '＇',
  '"': '＂',
  '#': '＃',
  '&': '＆',
  '+': '＋',
  '<': '＜',
  '>': '＞',
  '%': '％',
  '\\': '＼',
  '@': '＠',
  ',': '，',
}

export const legal = (text: string): string =>
  text
    .replace(/['"#&+<>%\\@,]/g, (found) => FORBIDDEN[found] ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()

/** At most `length` characters, never half of a surrogate pair. */
export const cut = (text: string, length: number): string => Array.from(legal(text)).slice(0, length).join('')
