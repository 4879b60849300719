import { z } from 'zod'
import { charCount, done, fail, type WechatAnswer } from './answer'
import type { WechatContext } from './context'
import { creditKey } from './state'

const body = z.strictObject({
  touser: z.string().min(1),
  template_id: z.string().min(1),
  page: z.string().optional(),
  data: z.record(z.string(), z.strictObject({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
})

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const DAY = String.raw`(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})`
const range = (one: string) => new RegExp(`^${one}(~${one})?$`)

/** Value rules by keyword type (subscribe message docs, 参数值内容限制). A line break is safe nowhere. */
const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => charCount(value) <= 20,
  number: (value) => /^\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => charCount(value) <= 5,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => range(`(${DAY} ?)?${CLOCK}`).test(value),
  date: (value) => range(`${DAY}( ?${CLOCK})?`).test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[0-9+\-() ]{1,17}$/.test(value),
  car_number: (value) => charCount(value) <= 8,
  name: (value) => /^[\u4e00-\u9fff·]{1,10}$/.test(value) || /^[\x20-\x7e]{1,20}$/.test(value),
  phrase: (value) => /^[\u4e00-\u9fff]{1,5}$/.test(value),
}

/** Whether a value may stand under this key, e.g. `thing4`. */
export function isLegalValue(key: string, value: string): boolean {
  const rule = RULES[key.replace(/\d+$/, '')]
  return rule !== undefined && value.trim() !== '' && !/[\r\n]/.test(value) && rule(value)
}

function dataRefusal(keys: readonly string[], data: z.infer<typeof body>['data']): WechatAnswer | undefined {
  const wrong = [...Object.keys(data).filter((key) => !keys.includes(key)), ...keys.filter((key) => !(key in data))]
  const bad = wrong[0] ?? keys.find((key) => !isLegalValue(key, data[key]?.value ?? ''))
  return bad === undefined ? undefined : fail(47003, `argument invalid! data.${bad}.value invalid`)
}

/** `POST /cgi-bin/message/subscribe/send`: one accepted prompt is one message. */
export function sendSubscribe(context: WechatContext, input: unknown): WechatAnswer {
  const parsed = body.safeParse(input)
  if (!parsed.success) return fail(47003, `argument invalid! ${parsed.error.issues[0]?.path.join('.') ?? ''} invalid`)
  const { touser, template_id, page, data } = parsed.data
  if (!context.state.openids.has(touser)) return fail(40003, 'invalid openid')
  const template = context.settings.templates.find(({ id }) => id === template_id)
  if (!template) return fail(40037, 'invalid template_id')
  if (page !== undefined && !/^[\w\-/]+(\?.*)?$/.test(page)) return fail(41030, 'invalid page')
  const refusal = dataRefusal(Object.keys(template.keys), data)
  if (refusal) return refusal
  const credit = creditKey(touser, template_id)
  if ((context.state.credits.get(credit) ?? 0) < 1) {
    const message = { openid: touser, at: context.clock.now(), title: template.title, errcode: 43101 }
    context.record({ kind: 'unsent', message })
    return fail(43101, 'user refuse to accept the msg')
  }
  const values = Object.fromEntries(Object.entries(data).map(([key, { value }]) => [key, value]))
  const message = {
    openid: touser,
    at: context.clock.now(),
    kind: 'subscribe' as const,
    title: template.title,
    data: values,
    ...(page === undefined ? {} : { page }),
  }
  context.record({ kind: 'message', message, credit })
  return done()
}
