/** A stretch of the text that is (or was meant as) a phone number. */
export interface PhoneSpan {
  readonly start: number
  readonly end: number
  /** Digits only; empty when the number cannot be dialled. */
  readonly number: string
  readonly extension?: string
  readonly kind: 'mobile' | 'landline' | 'service' | 'overseas' | 'masked' | 'malformed' | 'local'
  /** The digits of a local number, which can be dialled where no area code is needed. */
  readonly local?: string
}

/*
 * No look-behind: iOS before 16.4 cannot compile it. Every pattern starts with one character of context (group 1) instead.
 */
interface Pattern {
  readonly kind: PhoneSpan['kind']
  readonly find: RegExp
  /** A text without any of these cannot match. */
  readonly needs: readonly string[]
  /** A looser reading, tried only when nothing was found. */
  readonly loose?: true
}
const gap = '[\\s.–—-]'
const mobile = (digits: string) => new RegExp(`(^|\\D)(?:\\(?\\+?\\s?(?:00)?86\\)?[\\s-]*)?${digits}(?!\\d)`, 'g')
/** Room 1532 in front of 1775 342 5264 is no start of a phone. */
const endsThere = `(?!${gap}\\d)`
/** 1380 013 8000, 138 001 38000, 1380 0138 000, 13800 138000, 138001 38000, and all digits apart. */
const groupings = [
  `(1[3-9]\\d\\d)${gap}(\\d{3})${gap}(\\d{4})`,
  `(1[3-9]\\d)${gap}(\\d{3})${gap}(\\d{5})`,
  `(1[3-9]\\d\\d)${gap}(\\d{4})${gap}(\\d{3})${endsThere}`,
  `(1[3-9]\\d{3})${gap}(\\d{6})${endsThere}`,
  `(1[3-9]\\d{4})${gap}(\\d{5})${endsThere}`,
  `(1 [3-9](?: \\d){9})`,
]
const patterns: readonly Pattern[] = [
  ...[`(1[3-9]\\d)${gap}?(\\d{4})${gap}?(\\d{4})`, `\\((1[3-9]\\d)\\)${gap}?(\\d{4})${gap}?(\\d{4})`].map(
    (digits): Pattern => ({ kind: 'mobile', needs: ['1'], find: mobile(digits) }),
  ),
  { kind: 'mobile', needs: ['1'], find: mobile(`(1[3-9]\\d)${gap}?(\\d{4})${gap}?(\\d{4})`) },
  { kind: 'mobile', needs: ['('], find: mobile(`\\((1[3-9]\\d)\\)${gap}?(\\d{4})${gap}?(\\d{4})`) },
  { kind: 'mobile', needs: ['1'], find: mobile(`(?:${groupings.join('|')})`), loose: true },
  { kind: 'landline', needs: ['0'], find: /(^|\D)\(?(0\d{2,3})\)?[\s-]?(\d{7,8}|\d{4}[\s-]\d{4})(?!\d)/g },
  { kind: 'landline', needs: ['86'], find: /(^|\D)\+?86[\s-]\(?(\d{2,3})\)?[\s-](\d{7,8})(?!\d)/g },
  { kind: 'service', needs: ['400', '800'], find: /(^|\D)([48]00)[\s-]?(\d{3})[\s-]?(\d{4})(?!\d)/g },
  { kind: 'service', needs: ['400'], find: /(^|\D)(400)-?(\d{4})-?(\d{3})(?!\d)/g },
  { kind: 'overseas', needs: ['852', '853'], find: /(^|\D)\(?(?:\+|00)?85[23]\)?[\s-]+(\d{4}\s?\d{4})(?!\d)/g },
  { kind: 'overseas', needs: ['886'], find: /(^|\D)(?:\+|00)886[\s-]*0?(9\d{8})(?!\d)/g },
  { kind: 'overseas', needs: ['09'], find: /(^|\D)(09\d{2}-?\d{3}-?\d{3})(?!\d)/g },
]

const worded = /^\s*[-–—_#,]?\s*\(?(?:转(?:接|分机号?)?|拨(?:分机)?|分机号?|ext\.?)\s*:?\s*(\d{1,6})\)?(?!\d)/i
const marked = /^\s*(?:[-–—_#]\s*(?=\d{1,6}(?!\d))|\((?=\d{3,6}\)))(\d{1,6})\)?/
const comma = /^,\s?(\d{3,4})(?![\d\u4e00-\u9fff])/

function extensionAfter(
  text: string,
  end: number,
  kind: PhoneSpan['kind'],
): { digits: string; length: number } | undefined {
  const rest = text.slice(end, end + 18)
  const word = worded.exec(rest)
  const mark = word ?? marked.exec(rest) ?? comma.exec(rest)
  const digits = mark?.[1]
  if (!mark || !digits || (!word && kind === 'mobile' && digits.length < 3)) return undefined
  return { digits, length: mark[0].length }
}

/** The 11 digits of a mobile after a room number without a gap: "…301" + "15800001123". */
const glued = /([\u4e00-\u9fff]|(?:^|\D)\d{3,4}|(?:室|号|楼|单元|栋|座|层)\d{1,4})(1[3-9]\d{9})(?!\d)/g
const starred = /(^|[^\d*])(1\d{0,6}\*{2,9}\d{0,6})(?![\d*])/
const broken = /(^|\D)(1\d{2}[\s*\-\d]{5,10}\d?)(?!\d)/
const brokenLetters = /(^|[^\dA-Za-z*])(1[\dOoIl*]{7,12}|\*{8,})(?!\d)/

function numberOf(kind: PhoneSpan['kind'], match: RegExpExecArray): string {
  const digits = match.slice(2).join('').replace(/\D/g, '')
  if (kind === 'landline' && !digits.startsWith('0')) return `0${digits}`
  return kind === 'overseas' && /^9\d{8}$/.test(digits) ? `0${digits}` : digits
}

/** Seven or eight digits that stand alone: a landline without its area code. */
const local = /(^|[\s,;:])(\d{7,8})(?=[\s,;]|$)/

function findBroken(text: string): PhoneSpan[] {
  const match = starred.exec(text) ?? broken.exec(text) ?? brokenLetters.exec(text)
  const spoilt = match ?? local.exec(text)
  if (!spoilt) return []
  const start = spoilt.index + (spoilt[1]?.length ?? 0)
  const span = { start, end: spoilt.index + spoilt[0].trimEnd().length, number: '' }
  if (match) return [{ ...span, kind: match[0].includes('*') ? 'masked' : 'malformed' }]
  return [{ ...span, kind: 'local', local: spoilt[2] ?? '' }]
}

/** Hong Kong and Macau have eight digits and no area codes. */
export function dialable(
  phones: readonly PhoneSpan[],
  region: { readonly candidates: readonly { kind: string }[] } | undefined,
): readonly PhoneSpan[] {
  if (region?.candidates[0]?.kind !== 'special') return phones
  return phones.map((one) => (one.local?.length === 8 ? { ...one, kind: 'overseas', number: one.local } : one))
}

/** All phones in text order; when there is none, the stretch that looks like a spoilt one. */
export function findPhones(text: string): PhoneSpan[] {
  const found: PhoneSpan[] = []
  const add = (kind: PhoneSpan['kind'], span: readonly [number, number], number: string) => {
    const [start, end] = span
    if (found.some((other) => other.start < end && start < other.end)) return
    const extension = extensionAfter(text, end, kind)
    found.push({
      start,
      end: end + (extension?.length ?? 0),
      number,
      kind,
      ...(extension ? { extension: extension.digits } : {}),
    })
  }
  for (const { kind, find, needs, loose } of patterns) {
    if ((loose && found.length > 0) || !needs.some((digits) => text.includes(digits))) continue
    find.lastIndex = 0
    for (let match = find.exec(text); match; match = find.exec(text)) {
      add(kind, [match.index + (match[1]?.length ?? 0), match.index + match[0].length], numberOf(kind, match))
      find.lastIndex = Math.max(match.index + 1, find.lastIndex - 1)
    }
  }
  if (found.length === 0)
    for (const match of text.matchAll(glued)) {
      const end = match.index + match[0].length
      add('mobile', [end - 11, end], match[2] ?? '')
    }
  return found.length > 0 ? found.sort((a, b) => a.start - b.start) : findBroken(text)
}
