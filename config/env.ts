import { z } from 'zod'

const text = z.string().default('')
const url = z.union([z.literal(''), z.url()]).default('')

/** Every setting of the functions. Sandbox or live is a matter of these values, never of code. */
const Settings = z.object({
  /** CloudBase environment that the functions run in. */
  TCB_ENV: z.string().min(1),
  /** Keys that seal personal data, newest first: `k2:<32 bytes in base64>,k1:...`. Losing them loses the data. */
  DATA_KEYS: z.string().min(1),
  /** Keys of the search fingerprints, same form. */
  FIND_KEYS: z.string().min(1),
  /** SHA-256 (hex) of the one-time code by which the first owner claims the shop. */
  OWNER_CODE_HASH: text,
  /** Base address of the waybill channel, and the merchant's number and key there. */
  KDNIAO_URL: url,
  KDNIAO_ID: text,
  KDNIAO_KEY: text,
  /** Base address of the cloud printers, and the application's number and secret there. */
  KUAIMAI_URL: url,
  KUAIMAI_APPID: text,
  KUAIMAI_SECRET: text,
  /** Base address of 飞鹅's cloud, the account and its UKEY there, and the public key (base64 or PEM) of its receipts; empty: no push. */
  FEIE_URL: url,
  FEIE_USER: text,
  FEIE_KEY: text,
  FEIE_PUSH_KEY: text,
  /**
   * Base address of 快递100's cloud printing, and the merchant's key and secret there. Its receipts come to PUBLIC_URL: over plain
   * http, its documents say, unless agreed otherwise.
   */
  KUAIDI100_URL: url,
  KUAIDI100_KEY: text,
  KUAIDI100_SECRET: text,
  /** Base address of the print service of a computer in the shop, and the key shared with it; local runs only, a cloud reaches no printer. */
  LAN_URL: url,
  LAN_KEY: text,
  /** Base address of 芯烨条码云, and the developer's user and key there. */
  XPYUN_URL: url,
  XPYUN_USER: text,
  XPYUN_KEY: text,
  /** Base address of 易联云, and the application's number and secret there. */
  YILIANYUN_URL: url,
  YILIANYUN_ID: text,
  YILIANYUN_SECRET: text,
  /** Base address of WeChat's API, and the shop's appid, secret and merchant number. */
  WECHAT_URL: url,
  WECHAT_APPID: text,
  WECHAT_SECRET: text,
  WECHAT_MCHID: text,
  /**
   * Templates of the notices with their keywords, for shops set up from settings:
   * `<id>:orderNo=character_string2,courier=thing4,waybillNo=character_string5`. Fields: orderNo goods courier waybillNo reason.
   */
  WECHAT_TEMPLATE_SHIPPED: text,
  WECHAT_TEMPLATE_ADDRESS: text,
  /** https address of the picture beside each line of a 物流消息; WeChat takes no message without one. */
  GOODS_PICTURE_URL: url,
  /** Token and AES key of WeChat's message push. */
  WECHAT_PUSH_TOKEN: text,
  WECHAT_PUSH_AESKEY: text,
  /** Secret shared with the merchant's own mall for the shop feed; empty: no feed is taken. */
  FEED_KEY: text,
  /** Base address of this environment's HTTP access, for links that partners follow; and the key that signs them. */
  PUBLIC_URL: url,
  LINK_KEY: text,
  /** Days that a receiver is kept after the last that happened to his order. */
  RECEIVER_DAYS: z.coerce.number().int().min(1).default(180),
  /** Moves the clock, for trying out what happens tomorrow; 0 in the cloud. */
  CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** `off`: taps do not wake the work functions, the timers alone do. Everything must hold either way. */
  POKE: z.enum(['on', 'off']).default('on'),
})
export type Env = z.infer<typeof Settings>

/** Settings of this process. Throws naming each one that is missing or malformed, without its value. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = Settings.safeParse(source)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`)
  throw new Error(`settings: ${problems.join('; ')}`)
}

/** `CLOCK_OFFSET_MS` as it stands now: the one setting that may change while an instance is warm. */
export const clockOffsetMs = (): number => Number(process.env['CLOCK_OFFSET_MS'] ?? 0)
