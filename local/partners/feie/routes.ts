import iconv from 'iconv-lite'
import { z } from 'zod'
import { chinaTime } from '../china-time'
import { digits } from '../digest'
import { acceptJob, cancelJobs, runPrinters } from '../printing/jobs'
import { waitingOn, type Device } from '../printing/state'
import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { done, fail, type FeieAnswer } from './answer'
import type { FeieContext } from './context'
import { feieSign } from './sign'

const MAX_BYTES = 5_000
const MAX_PRINTERS = 100
const MAX_TIMES = 10
const DAY_S = 24 * 3_600
/** How long a printer that fell silent still counts as online. */
const SILENCE_MS = 120_000

const common = { user: z.string(), stime: z.string(), sig: z.string(), apiname: z.string() }
const snForm = { ...common, sn: z.string().min(1) }
const digitsOnly = z.string().regex(/^\d+$/).transform(Number)
const labelForm = z.strictObject({
  ...snForm,
  content: z.string().min(1),
  times: digitsOnly.refine((times) => times >= 1 && times <= MAX_TIMES).default(1),
  expired: digitsOnly.optional(),
  backurl: z.string().optional(),
})
const listForm = z.strictObject({ ...common, printerContent: z.string().min(1) })
const dateForm = z.strictObject({ ...snForm, date: z.string() })
const orderForm = z.strictObject({ ...common, orderid: z.string().min(1) })

type Route = (context: FeieContext, form: unknown) => FeieAnswer

const badForm = (error: z.ZodError) => fail(-2, `参数错误 : ${error.issues[0]?.path.join('.') ?? ''}`)

/** A printer belongs to the accounts it was added to, here to one. */
function deviceFor({ state, settings }: FeieContext, sn: string): Device | FeieAnswer {
  const device = state.devices.get(sn)
  return device && device.boundTo === settings.user ? device : fail(1002, '打印机编号和用户不匹配')
}

/** One line of Open_printerAddlist; says why it was not taken. */
function addPrinter(context: FeieContext, line: string): string | undefined {
  const [sn = '', key = '', , , ...more] = line.split('#')
  const device = context.state.devices.get(sn)
  if (more.length > 0 || !line.includes('#')) return '错误：格式不正确'
  if (!device || device.deviceKey !== key) return '错误：识别码不正确'
  if (device.boundTo === context.settings.user) return '错误：已被添加过'
  context.record({ kind: 'bound', sn, appId: context.settings.user })
  return undefined
}

const addList: Route = (context, input) => {
  const form = listForm.safeParse(input)
  if (!form.success) return badForm(form.error)
  const lines = form.data.printerContent.split('\n')
  if (lines.length > MAX_PRINTERS) return fail(-2, '参数错误 : printerContent')
  const answers = lines.map((line) => ({ line, problem: addPrinter(context, line) }))
  return done({
    ok: answers.flatMap(({ line, problem }) => (problem === undefined ? [line] : [])),
    no: answers.flatMap(({ line, problem }) => (problem === undefined ? [] : [`${line} （${problem}）`])),
  })
}

const printLabel: Route = (context, input) => {
  const form = labelForm.safeParse(input)
  if (!form.success) return badForm(form.error)
  const { sn, content, times, expired, backurl } = form.data
  const device = deviceFor(context, sn)
  if ('ret' in device) return device
  const length = context.quirks['FEIE-bytes-gbk'] ? iconv.encode(content, 'gbk').length : Buffer.byteLength(content)
  if (length > MAX_BYTES) return fail(-2, '参数错误 : 打印内容不能超过5000字节')
  const now = context.clock.now()
  const nowS = Math.floor(now / 1000)
  if (expired !== undefined && (expired <= nowS || expired > nowS + DAY_S)) return fail(-2, '参数错误 : expired')
  const stamp = chinaTime(now).replace(/\D/g, '')
  const job = acceptJob(context, {
    id: `${sn}_${stamp}_${digits(`${sn}/${context.state.jobs.size}`, 10)}`,
    sn,
    bytes: Buffer.from(content, 'utf8'),
    form: 'feie',
    times,
    ...(expired === undefined ? {} : { expiresAt: expired * 1000 }),
    ...(backurl === undefined ? {} : { callback: { url: backurl, salt: '' } }),
  })
  return done(job.id)
}

const orderState: Route = ({ state }, input) => {
  const form = orderForm.safeParse(input)
  if (!form.success) return badForm(form.error)
  return done(state.jobs.get(form.data.orderid)?.state === 'printed')
}

const dayCounts: Route = (context, input) => {
  const form = dateForm.safeParse(input)
  if (!form.success) return badForm(form.error)
  if (!/^\d{4}-\d\d-\d\d$/.test(form.data.date)) return fail(1001, '日期格式不正确')
  const device = deviceFor(context, form.data.sn)
  if ('ret' in device) return device
  const jobs = [...context.state.jobs.values()].filter(
    ({ sn, at }) => sn === device.sn && chinaTime(at).startsWith(form.data.date),
  )
  const inState = (wanted: string) => jobs.filter(({ state }) => state === wanted).length
  return done({ print: inState('printed'), waiting: inState('waiting') })
}

const printerStatus: Route = (context, input) => {
  const form = z.strictObject(snForm).safeParse(input)
  if (!form.success) return badForm(form.error)
  const device = deviceFor(context, form.data.sn)
  if ('ret' in device) return device
  const silentMs = context.clock.now() - device.freeAt
  const seemsOnline = device.online || (context.quirks['FEIE-offline-lag'] && silentMs < SILENCE_MS)
  if (!seemsOnline) return done('离线')
  return done(device.deviceStatus === 0 ? '在线，工作状态正常' : '在线，工作状态不正常')
}

/** Empties the whole queue: there is no way to take one job out. */
const emptyQueue: Route = (context, input) => {
  const form = z.strictObject(snForm).safeParse(input)
  if (!form.success) return badForm(form.error)
  const device = deviceFor(context, form.data.sn)
  if ('ret' in device) return device
  cancelJobs(context, waitingOn(context.state, device.sn))
  return done(true)
}

const ROUTES: Readonly<Record<string, Route>> = {
  Open_printerAddlist: addList,
  Open_printLabelMsg: printLabel,
  Open_queryOrderState: orderState,
  Open_queryOrderInfoByDate: dayCounts,
  Open_queryPrinterStatus: printerStatus,
  Open_delPrinterSqs: emptyQueue,
}

const formOf = (request: TwinRequest) => Object.fromEntries(new URLSearchParams(request.body.toString('utf8')))

export const feieOperation = (request: TwinRequest): string => formOf(request)['apiname'] ?? ''

function whoIsIt({ settings, quirks }: FeieContext, form: Readonly<Record<string, string>>): FeieAnswer | undefined {
  const { user = '', stime = '', sig } = form
  if (user !== settings.user) return fail(-2, '参数错误 : 该帐号未注册.')
  if (/^\d{10}$/.test(stime) && sig === feieSign(user, settings.userKey, stime)) return undefined
  return quirks['FEIE-sign-3'] ? fail(-3, '参数签名失败') : fail(-2, '参数错误 : 签名错误.')
}

/** One call at api.feieyun.cn: a form, account, signature, then the call its `apiname` names. */
export function serveFeie(context: FeieContext, request: TwinRequest): TwinAnswer {
  if (request.path !== '/Api/Open/' || request.method !== 'POST') return { status: 404, body: '' }
  const form = formOf(request)
  const stranger = whoIsIt(context, form)
  if (stranger) return jsonReply(stranger)
  const route = ROUTES[form['apiname'] ?? '']
  if (!route) return jsonReply(fail(-2, '参数错误 : apiname'))
  runPrinters(context)
  return jsonReply(route(context, form))
}
