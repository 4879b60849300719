import { readCourierWish, type CourierWish } from '../courier/wish'

/** What a remark asks for; `other` means that only a person can tell. */
type RemarkTopic = 'address' | 'courier' | 'packing' | 'delivery' | 'hurry' | 'other'

const TOPICS: readonly (readonly [RemarkTopic, RegExp])[] = [
  [
    'address',
    /(?:改|换|更)[^,，。]{0,4}(?:地址|收件|电话|号码|手机)|(?:地址|收件人|电话|手机号?)[^,，。]{0,4}(?:改|换|错)|(?:寄|发)(?:到|去|往)/,
  ],
  ['other', /尺码|颜色|换成|改成|换个?码|换货|大一?码|小一?码|加一?件|少一?件|晚点发|先别发|不要了|退款|取消|发票/],
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
