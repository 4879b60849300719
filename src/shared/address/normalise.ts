/** Longer texts are not addresses; the rest is not read and the verdict is `ask`. */
const maxTextLength = 2000

interface CleanText {
  /** Half-width, without invisible characters and emoji; names and details are cut from it. */
  readonly raw: string
  /** The same length, in simplified characters; everything is recognised in it. */
  readonly text: string
  readonly cut: boolean
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0e\ufe0f\r\0]/g
const pictures = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}]+/gu
const anyPicture = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/

/** ①② would become digits in front of a phone. */
const listNumbers = /[\u2460-\u24ff\u2776-\u2793]/g

/** Quotes around a cell; those inside a detail stay. */
const cellQuotes = /(^|[\s,;:])["'“”‘’]{1,3}|["'“”‘’]{1,3}(?=[\s,;]|$)/g

/** A picture between a glued name and its phone goes without a trace, or the name would not be glued any more. */
const withoutPicture = (picture: string, at: number, whole: string) =>
  /^1[3-9]\d{9}/.test(whole.slice(at + picture.length, at + picture.length + 11)) ? '' : ' '

/** （张三 收） is one word: a gap would cut the bracket in two. */
const gapBeforeReceived = /[^\S\n]{1,3}(?=收\s?\))/g

export function cleanText(input: string, simplify: ReadonlyMap<string, string>): CleanText {
  const read = input.slice(0, maxTextLength).replace(listNumbers, ' ').normalize('NFKC')
  // One compatibility character may become eighteen
  const cut = input.length > maxTextLength || read.length > 2 * maxTextLength
  let raw = read.slice(0, 2 * maxTextLength).replace(invisible, '')
  if (anyPicture.test(raw)) raw = raw.replace(pictures, withoutPicture)
  if (raw.includes('收')) raw = raw.replace(gapBeforeReceived, '')
  if (/["'“”‘’]/.test(raw)) raw = raw.replace(cellQuotes, '$1 ')
  let text = ''
  let done = 0
  for (let at = 0; at < raw.length; at++) {
    const simple = raw.charCodeAt(at) < 0x4e00 ? undefined : simplify.get(raw.charAt(at))
    if (simple === undefined) continue
    text += raw.slice(done, at) + simple
    done = at + 1
  }
  return { raw, text: text + raw.slice(done), cut }
}
