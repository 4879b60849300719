import { z } from 'zod'
import type { PrintForm } from '../printing/draw'
import { acceptJob } from '../printing/jobs'
import type { Job } from '../printing/state'
import { BAD_PARAM, done, KEY_USED, NOT_REGISTERED, OFFLINE, type XpyunAnswer } from './answer'
import type { XpyunContext } from './context'
import { snBody } from './body'

/** What passes through to the printer; a client of the cloud keeps to 60,000. */
const MAX_DIRECT = 65_535
const MAX_EXPIRES_S = 86_400
const KEY_LIVES_MS = 5 * 60_000

const orderBody = {
  ...snBody,
  content: z.string().min(1),
  copies: z.literal(1).default(1),
  /** Dots. */
  paperWidth: z.int().positive().optional(),
  cutter: z.boolean().default(false),
  mode: z.literal([0, 1]).default(0),
  idempotent: z.string().min(1).optional(),
  /** A URL or XML instead of the content itself is not served here. */
  direct: z.literal(true),
  /** Seconds; 0 is the cloud's own setting of a day. */
  expiresIn: z.int().min(0).max(MAX_EXPIRES_S).default(0),
  /** Not loaded again after the printer was away. */
  realTime: z.boolean().default(false),
}
const rawBody = z.strictObject({ ...orderBody, supportNativeInstruction: z.boolean().default(false) })
const imageBody = z.strictObject({
  ...orderBody,
  paperHeight: z.int().positive().optional(),
  paperType: z.literal('W').optional(),
  compress: z.literal(false).default(false),
})
type Order = z.infer<typeof imageBody> | z.infer<typeof rawBody>

function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

interface Content {
  readonly order: Order
  readonly form: PrintForm
  readonly bytes: Buffer
  /** Native instructions only reach a printer that is there. */
  readonly onlineOnly: boolean
}

/** The first order of a key that is still known. */
function known({ state, clock }: XpyunContext, key: string | undefined): Job | undefined {
  const before = key === undefined ? undefined : state.byKey.get(key)
  return before && clock.now() - before.at < KEY_LIVES_MS ? before : undefined
}

function accept(context: XpyunContext, { order, form, bytes, onlineOnly }: Content): string {
  const { sn, idempotent: key, expiresIn, realTime } = order
  const expiresAt = context.clock.now() + (expiresIn || MAX_EXPIRES_S) * 1000
  const job = { sn, bytes, form, expiresAt, onlineOnly: onlineOnly || realTime }
  return acceptJob(context, key === undefined ? job : { ...job, key }).id
}

function take(context: XpyunContext, content: Content): XpyunAnswer {
  const { order, bytes, onlineOnly } = content
  const device = context.state.devices.get(order.sn)
  if (!device) return NOT_REGISTERED
  const size = context.quirks['XPB-bytes-counted'] ? bytes.length : order.content.length
  if (size > MAX_DIRECT || (order.expiresIn > 0 && order.mode === 0)) return BAD_PARAM
  const before = known(context, order.idempotent)
  if (before) return context.quirks['XPB-key-refused'] ? KEY_USED : done(before.id)
  if (!device.online && (order.mode === 0 || onlineOnly)) return OFFLINE
  return done(accept(context, content))
}

export function printImage(context: XpyunContext, body: unknown): XpyunAnswer {
  const parsed = imageBody.safeParse(body)
  const bytes = parsed.success ? fromBase64(parsed.data.content) : undefined
  return parsed.success && bytes
    ? take(context, { order: parsed.data, form: 'png', bytes, onlineOnly: false })
    : BAD_PARAM
}

export function print(context: XpyunContext, body: unknown): XpyunAnswer {
  const parsed = rawBody.safeParse(body)
  if (!parsed.success) return BAD_PARAM
  const { content, supportNativeInstruction: native } = parsed.data
  if (native && context.quirks['XPB-native-off']) return BAD_PARAM
  const bytes = native ? fromBase64(content) : Buffer.from(content, 'utf8')
  return bytes ? take(context, { order: parsed.data, form: 'tspl', bytes, onlineOnly: native }) : BAD_PARAM
}
