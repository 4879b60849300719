import { z } from 'zod'
import { acceptJob, cancelJobs, runPrinters } from '../printing/jobs'
import type { Device, Job } from '../printing/state'
import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { done, fail, type YilianyunAnswer } from './answer'
import type { YilianyunContext } from './context'
import { yilianyunSign } from './sign'
import { nextToken } from './tokens'

const KEY_LIVES_MS = 2 * 3_600_000

const signed = { client_id: z.string(), timestamp: z.string(), sign: z.string(), id: z.string() }
const common = { ...signed, access_token: z.string().min(1) }
const machine = { ...common, machine_code: z.string().min(1) }
const tokenForm = z.strictObject({
  ...signed,
  grant_type: z.literal('client_credentials'),
  scope: z.literal('all'),
})
const bindForm = z.strictObject({ ...machine, msign: z.string().min(1), print_name: z.string().optional() })
const pictureForm = z.strictObject({
  ...machine,
  picture_url: z.url({ protocol: /^https?$/ }),
  origin_id: z.string().min(1),
  idempotence: z.enum(['0', '1']).default('0'),
})
const orderForm = z.strictObject({ ...machine, order_id: z.string().min(1) })

type Route = (context: YilianyunContext, form: unknown) => YilianyunAnswer

const missing = (error: z.ZodError) => fail(12, `缺少参数或参数错误: ${error.issues[0]?.path.join('.') ?? ''}`)
const NOT_YOURS = fail(10, '权限校验不足')

const deviceFor = ({ state, settings }: YilianyunContext, sn: string): Device | undefined => {
  const device = state.devices.get(sn)
  return device?.boundTo === settings.clientId ? device : undefined
}

const token: Route = (context, input) => {
  const form = tokenForm.safeParse(input)
  if (!form.success) return missing(form.error)
  const { settings, quirks, tokens, clock } = context
  const made = nextToken(tokens, clock.now(), settings.tokensADay)
  if (!made) return fail(99, '当日获取access_token次数已达上限')
  context.record({ kind: 'token', ...made, killsOthers: quirks['YLY-token-kills'] })
  const answer = { access_token: made.token, refresh_token: `${made.token}r`, machine_code: '', scope: 'all' }
  return done(quirks['YLY-token-endless'] ? answer : { ...answer, expires_in: 30 * 24 * 3_600 })
}

const addPrinter: Route = (context, input) => {
  const form = bindForm.safeParse(input)
  if (!form.success) return missing(form.error)
  const device = context.state.devices.get(form.data.machine_code)
  if (!device || device.deviceKey !== form.data.msign) return fail(8, '打印机信息错误，参数有误')
  context.record({ kind: 'bound', sn: device.sn, appId: context.settings.clientId })
  return done()
}

function knownJob({ state, clock }: YilianyunContext, key: string): Job | undefined {
  const job = state.byKey.get(key)
  return job && clock.now() - job.at < KEY_LIVES_MS ? job : undefined
}

const printPicture: Route = (context, input) => {
  const form = pictureForm.safeParse(input)
  if (!form.success) return missing(form.error)
  const { machine_code: sn, picture_url: link, origin_id: key, idempotence } = form.data
  const legal = context.quirks['YLY-origin-64'] ? Buffer.byteLength(key) <= 64 : /^[0-9A-Za-z]{1,32}$/.test(key)
  if (!legal) return fail(8, '打印机信息错误，参数有误: origin_id')
  if (!deviceFor(context, sn)) return NOT_YOURS
  const known = idempotence === '1' ? knownJob(context, key) : undefined
  const job = known ?? acceptJob(context, { sn, bytes: Buffer.from(link, 'utf8'), form: 'link', key })
  return done({ id: job.id, origin_id: key })
}

function jobFor(context: YilianyunContext, input: unknown): Job | YilianyunAnswer {
  const form = orderForm.safeParse(input)
  if (!form.success) return missing(form.error)
  if (!deviceFor(context, form.data.machine_code)) return NOT_YOURS
  const job = context.state.jobs.get(form.data.order_id)
  return job?.sn === form.data.machine_code ? job : fail(8, '打印机信息错误，参数有误: order_id')
}

/** 0 not printed, 1 printed, 2 cancelled. */
const numberOf = ({ state }: Job) => (state === 'printed' ? 1 : state === 'waiting' ? 0 : 2)

const orderStatus: Route = (context, input) => {
  const job = jobFor(context, input)
  if ('error' in job) return job
  return done({ [context.quirks['YLY-order-state'] ? 'state' : 'status']: numberOf(job) })
}

const cancelOne: Route = (context, input) => {
  const job = jobFor(context, input)
  if ('error' in job) return job
  if (job.state !== 'waiting') return fail(8, '订单已打印或已取消')
  cancelJobs(context, [job])
  return numberOf(job) === 2 ? done() : fail(8, '订单正在打印')
}

const printStatus: Route = (context, input) => {
  const form = z.strictObject(machine).safeParse(input)
  if (!form.success) return missing(form.error)
  const device = deviceFor(context, form.data.machine_code)
  if (!device) return NOT_YOURS
  const wellOrNot = device.deviceStatus === 0 ? '1' : '2'
  return done({ state: device.online ? wellOrNot : '0' })
}

const TOKEN_PATH = '/oauth/oauth'
const ROUTES: Readonly<Record<string, Route>> = {
  [TOKEN_PATH]: token,
  '/printer/addprinter': addPrinter,
  '/pictureprint/index': printPicture,
  '/printer/getorderstatus': orderStatus,
  '/printer/cancelone': cancelOne,
  '/printer/getprintstatus': printStatus,
}

/** `/pictureprint/index` is `pictureprint`, `/printer/cancelone` is `cancelone`. */
export const yilianyunOperation = ({ path }: TwinRequest): string =>
  path
    .replace(/\/index$/, '')
    .split('/')
    .at(-1) ?? ''

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

function whoIsIt(
  { settings, tokens }: YilianyunContext,
  path: string,
  form: Readonly<Record<string, string>>,
): YilianyunAnswer | undefined {
  const { client_id: clientId = '', timestamp = '', sign, id = '', access_token: token = '' } = form
  if (!/^\d{10}$/.test(timestamp)) return fail(12, '缺少参数或参数错误: timestamp')
  if (clientId !== settings.clientId || sign !== yilianyunSign(clientId, timestamp, settings.clientSecret))
    return fail(11, 'sign验证失败')
  if (!UUID4.test(id)) return fail(33, 'uuid不合法')
  return path === TOKEN_PATH || tokens.alive.has(token) ? undefined : fail(18, 'access_token过期或错误')
}

/** One call at open-api.10ss.net: a form, account, signature, token, then the route. */
export function serveYilianyun(context: YilianyunContext, request: TwinRequest): TwinAnswer {
  const route = ROUTES[request.path]
  if (!route || request.method !== 'POST') return { status: 404, body: '' }
  const form = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')))
  const stranger = whoIsIt(context, request.path, form)
  if (stranger) return jsonReply(stranger)
  runPrinters(context)
  return jsonReply(route(context, form))
}
