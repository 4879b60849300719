import { readCourierWish, type CourierWish } from '../courier/wish'
import type { AuditCase } from './rule'

/** What a remark asks for; `other` means that only a person can tell. */
export type RemarkTopic = 'address' | 'wait' | 'courier' | 'packing' | 'delivery' | 'hurry' | 'other'

const TOPICS: readonly (readonly [RemarkTopic, RegExp])[] = [
  [
    'address',
    /(?:改|换|更)[^,，。]{0,4}(?:地址|收件|电话|号码|手机)|(?:地址|收件人|电话|手机号?)[^,，。]{0,4}(?:改|换|错)|(?:寄|发)(?:到|去|往)/,
  ],
  ['wait', /晚点发|晚几天|先别发|先不要发|暂时?不发|别急着发|等(?:我)?通知|推迟|(?:号|日|周.|月)(?:以|之)?后(?:再)?发/],
  ['other', /尺码|颜色|换成|改成|换个?码|换货|大一?码|小一?码|加一?件|少一?件|不要了|退款|取消|发票/],
  ['packing', /小票|贺卡|卡片|礼盒|送人|包装|礼物|轻拿轻放|易碎|保价|价格/],
  ['delivery', /丰巢|快递柜|驿站|门口|前台|门卫|物业|送货上门|打电话|联系|放在/],
  ['hurry', /尽快|急用?|快点|加急|早点发|要穿|要用/],
]

export interface RemarkReading {
  readonly topics: readonly RemarkTopic[]
  readonly wish: CourierWish
}

/** An empty remark has no topics; one that no word list knows is `other`. */
export function readRemark(remark: string): RemarkReading {
  const wish = readCourierWish(remark)
  const topics = TOPICS.filter(([, words]) => words.test(remark)).map(([topic]) => topic)
  if (wish.wanted.length + wish.avoided.length > 0) topics.push('courier')
  if (wish.onDelivery) topics.push('other')
  if (topics.length === 0 && remark.trim()) topics.push('other')
  return { topics, wish }
}

/** A text without the words that the shop ignores; '' when nothing but signs is left. */
export function telling(text: string, ignored: readonly string[]): string {
  const left = ignored.reduce((rest, word) => rest.replaceAll(word, ''), text)
  return /[\p{L}\p{N}]/u.test(left) ? left.trim() : ''
}

/** The buyer's remark as the rules read it; undefined: he said nothing. */
export function remarkIn({ order, settings }: AuditCase): RemarkReading | undefined {
  const text = telling(order.buyerRemark, settings.remarkIgnores)
  return text === '' ? undefined : readRemark(text)
}

/** The words of a list that a text holds. */
export const wordsIn = (text: string, words: readonly string[]): string[] => words.filter((word) => text.includes(word))
