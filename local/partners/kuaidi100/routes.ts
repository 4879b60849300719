import { z } from 'zod'
import type { PrintForm } from '../printing/draw'
import { acceptJob, runPrinters } from '../printing/jobs'
import type { Device } from '../printing/state'
import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { BAD_KEY, BAD_PARAM, BAD_SIGN, done, LIMITED, REPEATED, SERVER_ERROR, type Kuaidi100Answer } from './answer'
import type { Kuaidi100Context } from './context'
import { fileOf } from './multipart'
import { kuaidi100Sign } from './sign'

const PATH = '/printapi/printtask.do'
const millimetres = z.string().regex(/^\d{1,4}(\.\d+)?$/)
const page = z.string().regex(/^\d+$/).optional()

const imgOrderParam = z.strictObject({
  siid: z.string().min(1),
  height: millimetres,
  width: millimetres,
  orderId: z.string().min(1).optional(),
  copyNum: z.literal('1').optional(),
  startPage: page,
  endPage: page,
  salt: z.string().optional(),
  callBackUrl: z.url().optional(),
})
const devstatusParam = z.strictObject({ siid: z.string().min(1) })

interface Asked {
  readonly param: unknown
  readonly request: TwinRequest
}
type Route = (context: Kuaidi100Context, asked: Asked) => Kuaidi100Answer

/** What the box makes of a file: pictures and PDF; anything else is taken and never comes out. */
const formOf = (file: Buffer): PrintForm => (file.toString('latin1', 0, 5) === '%PDF-' ? 'pdf' : 'png')

function deviceOf(context: Kuaidi100Context, siid: string): Device | Kuaidi100Answer {
  const device = context.state.devices.get(siid)
  if (!device) return context.quirks['K100-unknown-500'] ? SERVER_ERROR : BAD_PARAM
  if (device.boundTo === '') context.record({ kind: 'bound', sn: siid, appId: context.settings.key })
  return device
}

const imgOrder: Route = (context, { param, request }) => {
  const parsed = imgOrderParam.safeParse(param)
  const file = fileOf(request.headers['content-type'] ?? '', request.body, 'file')
  if (!parsed.success || !file || file.length === 0) return BAD_PARAM
  const { siid, orderId, salt = '', callBackUrl } = parsed.data
  const device = deviceOf(context, siid)
  if ('result' in device) return device
  const used = orderId !== undefined && context.state.byKey.has(orderId)
  if (used && !context.quirks['K100-order-again']) return REPEATED
  if (!device.online && context.quirks['K100-offline-refused']) return SERVER_ERROR
  const job = acceptJob(context, {
    sn: siid,
    bytes: file,
    form: formOf(file),
    ...(orderId === undefined ? {} : { key: orderId }),
    ...(callBackUrl === undefined ? {} : { callback: { url: callBackUrl, salt } }),
  })
  return done('提交成功', { taskId: job.id })
}

const devstatus: Route = (context, { param }) => {
  const parsed = devstatusParam.safeParse(param)
  if (!parsed.success) return BAD_PARAM
  if (context.quirks['K100-status-limited']) return LIMITED
  const device = deviceOf(context, parsed.data.siid)
  if ('result' in device) return device
  const words = context.quirks['K100-online-digit'] ? (['0', '1'] as const) : (['false', 'true'] as const)
  return done('成功', { onLine: words[device.online ? 1 : 0] })
}

const ROUTES: Readonly<Record<string, Route>> = { imgOrder, devstatus }

/** Everything but the file: in the query where a file is sent, else in the form. */
function fieldsOf({ query, headers, body }: TwinRequest): URLSearchParams {
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  return isForm ? new URLSearchParams(body.toString('utf8')) : query
}

export const kuaidi100Operation = (request: TwinRequest) => fieldsOf(request).get('method') ?? ''

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One call at poll.kuaidi100.com: method, key, signature over the text of `param`, then the route. */
export function serveKuaidi100(context: Kuaidi100Context, request: TwinRequest): TwinAnswer {
  if (request.path !== PATH || request.method !== 'POST') return { status: 404, body: '' }
  const fields = fieldsOf(request)
  const [method = '', key, sign, t = '', text = ''] = ['method', 'key', 'sign', 't', 'param'].map(
    (name) => fields.get(name) ?? undefined,
  )
  const route = Object.hasOwn(ROUTES, method) ? ROUTES[method] : undefined
  if (!route || !/^\d{13}$/.test(t)) return jsonReply(BAD_PARAM)
  if (key !== context.settings.key) return jsonReply(BAD_KEY)
  if (sign !== kuaidi100Sign(text, t, context.settings)) return jsonReply(BAD_SIGN)
  runPrinters(context)
  return jsonReply(route(context, { param: readJson(text), request }))
}
