import { readCourierWish, type CourierWish } from '../courier/wish'
import { isPolite, isReason, TOPICS, withoutRefusedInvoice, type RemarkTopic } from './remark-words'
import type { AuditCase } from './rule'

export interface RemarkReading {
  readonly topics: readonly RemarkTopic[]
  readonly wish: CourierWish
}

function topicsOf(clause: string): RemarkTopic[] {
  const wish = readCourierWish(clause)
  const topics = TOPICS.filter(([, words]) => words.test(clause)).map(([topic]) => topic)
  if (wish.wanted.length + wish.avoided.length > 0) topics.push('courier')
  if (topics.length > 0) return topics
  if (isPolite(clause)) return ['polite']
  return isReason(clause) ? [] : ['other']
}

/**
 * Clause by clause, so that a wish that is understood hides none that is not: 发中通，裤子要长一点 is `courier` and `other`.
 * Politeness counts only where nothing else is said; an empty remark has no topics.
 */
export function readRemark(remark: string): RemarkReading {
  const clauses = withoutRefusedInvoice(remark)
    .split(/[,，。;；!！?？~、\n\s]+/)
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause))
  const found = new Set(clauses.flatMap(topicsOf))
  // a reason for nothing that was understood
  if (found.size === 0 && clauses.length > 0) found.add('other')
  const asked = [...found].filter((topic) => topic !== 'polite')
  return { topics: asked.length > 0 ? asked : [...found], wish: readCourierWish(remark) }
}

/** What stands where nothing is said. */
const NOTHING = /^(?:(?:无|没有|暂无)(?:留言|备注)?|none|null|n\/?a)$/i

/** A text without the words that the shop ignores; '' when nothing is said, or nothing but signs is left. */
export function telling(text: string, ignored: readonly string[]): string {
  const left = ignored.reduce((rest, word) => rest.replaceAll(word, ''), text).trim()
  return /[\p{L}\p{N}]/u.test(left) && !NOTHING.test(left) ? left : ''
}

/** The buyer's remark as the rules read it; undefined: he said nothing. */
export function remarkIn({ order, settings }: AuditCase): RemarkReading | undefined {
  const text = telling(order.buyerRemark, settings.remarkIgnores)
  return text === '' ? undefined : readRemark(text)
}

/** The words of a list that a text holds. */
export const wordsIn = (text: string, words: readonly string[]): string[] => words.filter((word) => text.includes(word))
