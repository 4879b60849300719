import { jsonReply, type TwinAnswer, type TwinRequest } from '../twin'
import { failure, refusal, type Refusal } from './answer'
import type { KdniaoContext } from './context'
import { kdniaoSign } from './sign'
import { queryTrack, subscribeTrack } from './track'
import { cancelWaybill, createWaybill, waybillBalance } from './waybill'
import { isFields, type Fields } from './waybill-rules'

type Route = (context: KdniaoContext, fields: Fields) => object

const WAYBILL: Readonly<Record<string, Route>> = {
  '1007': createWaybill,
  '1147': cancelWaybill,
  '1127': waybillBalance,
}
const DIST: Readonly<Record<string, Route>> = { '8001': queryTrack, '8008': subscribeTrack }

/** Which RequestType is taken at which URL (kdniao docs; 8001 at both). */
const URLS: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/api/EOrderService': WAYBILL,
  '/api/dist': DIST,
  '/Ebusiness/EbusinessOrderHandle.aspx': { '8001': queryTrack },
}

const formOf = (request: TwinRequest) => new URLSearchParams(request.body.toString('utf8'))
export const kdniaoOperation = (request: TwinRequest) => formOf(request).get('RequestType') ?? 'none'

const isFormType = (type: string | undefined) =>
  type === undefined || type.startsWith('application/x-www-form-urlencoded')

function readData(text: string): Fields | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

type Envelope = { readonly data: string; readonly type: string } | Refusal

/** The five form fields and the signature, which is over the data as it was before URL encoding. */
function openEnvelope({ settings, quirks }: KdniaoContext, request: TwinRequest): Envelope {
  if (!isFormType(request.headers['content-type'])) return refusal('103', '请求必须为表单')
  const form = formOf(request)
  const missing = ['RequestData', 'EBusinessID', 'RequestType', 'DataSign', 'DataType'].find((name) => !form.get(name))
  if (missing) return refusal('101', `缺少${missing}`)
  const raw = form.get('RequestData') ?? ''
  const data = quirks['KDN-double-encoded'] && raw.startsWith('%7B') ? decodeURIComponent(raw) : raw
  if (form.get('EBusinessID') !== settings.businessId || form.get('DataSign') !== kdniaoSign(data, settings.apiKey)) {
    return { code: '104', reason: '非法参数[请核实ID和key是否正确]' }
  }
  return form.get('DataType') === '2' ? { data, type: form.get('RequestType') ?? '' } : refusal('102', 'DataType不正确')
}

/** One call at the gateway: form, account, signature, rate, JSON, then the route. */
export function serveKdniao(
  context: KdniaoContext,
  request: TwinRequest,
  tooFast: (now: number) => boolean,
): TwinAnswer {
  const routes = URLS[request.path]
  if (!routes || request.method !== 'POST') return { status: 404, body: '' }
  const no = (refused: Refusal) => jsonReply(failure(context.settings.businessId, refused))
  const envelope = openEnvelope(context, request)
  if ('code' in envelope) return no(envelope)
  const route = routes[envelope.type]
  if (!route) return no(refusal('102', 'RequestType不正确'))
  if (tooFast(context.clock.now())) return no(refusal('105', '请求频率超限,请稍后再试'))
  const fields = readData(envelope.data)
  return fields ? jsonReply(route(context, fields)) : no(refusal('103', 'RequestData格式有误'))
}
