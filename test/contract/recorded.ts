import { join } from 'node:path'
import type { CourierAccount } from '@shared/ports/courier'
import { COURIERS } from '@shared/courier/couriers'
import { bodyText, fixture } from '../support/canned-http'
import { createKdniaoCourier } from '../../cloudfunctions/providers/courier/kdniao'
import { createWechatNotices } from '../../cloudfunctions/providers/notice-channel/wechat'
import { createWechatOrderSource } from '../../cloudfunctions/providers/order-source/wechat'
import { createKuaimaiPrinter } from '../../cloudfunctions/providers/printer/kuaimai'
import type { TokenStore } from '../../cloudfunctions/providers/token-store'
import { cannedBench, type KeyKind } from './bench'
import type { CourierBench } from './courier.contract'
import type { NoticeBench } from './notice.contract'
import type { OrderSourceBench } from './order-source.contract'
import type { PrinterBench } from './printer.contract'

const PROVIDERS = join(__dirname, '../../cloudfunctions/providers')
const NOW = Date.UTC(2026, 0, 2, 2)
export const recordedIn = (folder: string) => (name: string) => fixture(join(PROVIDERS, folder), name)

/** A token store in memory, as the database's would be seen by one instance. */
export function memoryTokens(): TokenStore {
  let kept: { token: string; expiresAt: number } | undefined
  return {
    get: async () => kept,
    async put(_, token, expiresAt) {
      kept = { token, expiresAt }
    },
  }
}

interface KdniaoData {
  readonly OrderCode: string
  readonly ExpNo: string
  readonly LogisticCode: string
}

/** Answers 1007 twice the same way for one OrderCode, and remembers what was voided or collected. */
export async function recordedKdniao(key: KeyKind): Promise<CourierBench> {
  const recorded = recordedIn('courier/kdniao')
  const numbers = new Map<string, string>()
  const voided = new Set<string>()
  const collected = new Set<string>()

  function create({ OrderCode }: KdniaoData): string {
    const known = numbers.get(OrderCode)
    const number = known ?? `77200000000000${numbers.size + 1}`
    numbers.set(OrderCode, number)
    return recorded(known ? 'waybill-again.json' : 'waybill.json').replaceAll('772000000000001', number)
  }
  function cancel({ ExpNo }: KdniaoData): string {
    if (collected.has(ExpNo)) return recorded('collected.json')
    if (voided.has(ExpNo)) return recorded('void-already.json')
    voided.add(ExpNo)
    return recorded('done.json')
  }
  function track({ LogisticCode }: KdniaoData): string {
    if (!collected.has(LogisticCode)) return recorded('no-track.json')
    const answer = JSON.parse(recorded('track.json')) as { Traces: unknown[] }
    return JSON.stringify({ ...answer, Traces: answer.Traces.slice(0, 1), StateEx: '1' })
  }

  const { http, ...faults } = cannedBench((request) => {
    if (key === 'bad') return recorded('bad-sign.json')
    const form = new URLSearchParams(bodyText(request))
    const data = JSON.parse(form.get('RequestData') ?? '') as KdniaoData
    const type = form.get('RequestType')
    if (type === '1007') return create(data)
    if (type === '1147') return cancel(data)
    if (type === '1127') return recorded('balance.json')
    return type === '8001' ? track(data) : recorded('subscribed.json')
  }, recorded('throttled.json'))
  const account: CourierAccount = {
    id: 'acc1',
    channel: 'kdniao',
    courier: 'sto',
    fields: { CustomerName: 'acct', CustomerPwd: 'pwd', SendSite: '测试网点' },
  }
  const settings = { baseUrl: 'http://kdniao.test', businessId: '1234567', apiKey: 'k' }
  return {
    ...faults,
    account,
    courier: createKdniaoCourier({ http, settings, now: () => NOW }),
    collect: async (waybillNo) => void collected.add(waybillNo),
  }
}

/** One printer with a queue; `run` turns every waiting job into a sheet. */
export async function recordedKuaimai(key: KeyKind): Promise<PrinterBench> {
  const recorded = recordedIn('printer/kuaimai')
  const yes = (data: unknown) => JSON.stringify({ status: true, data, message: null, code: null })
  let waiting: string[] = []
  const printed: string[] = []

  const { http, ...faults } = cannedBench((request) => {
    if (key === 'bad') return recorded('bad-sign.json')
    const call = request.url.split('/').at(-1)
    if (call === 'batchStatus') {
      return yes([{ sn: 'KM1111', status: 'ONLINE', deviceStatus: 0, waitPrintNum: waiting.length }])
    }
    if (call === 'result') {
      return yes([
        ...waiting.map((jobId) => ({ jobId, code: 3000 })),
        ...printed.map((jobId) => ({ jobId, code: 2000 })),
      ])
    }
    if (call === 'cancelJob') waiting = []
    if (call !== 'deviceWrite') return recorded('done.json')
    const jobId = `161251472147${waiting.length + printed.length}`
    waiting.push(jobId)
    return recorded('written.json').replace('1612514721477', jobId)
  }, recorded('too-fast.json'))
  const settings = { baseUrl: 'http://kuaimai.test', appId: '1612694567132', secret: 's' }
  return {
    ...faults,
    port: createKuaimaiPrinter({ http, settings, now: () => NOW }),
    printer: { id: 'p1', driver: 'kuaimai', sn: 'KM1111', fields: {} },
    async run() {
      printed.push(...waiting)
      waiting = []
    },
    sheets: async () => printed.length,
  }
}

const WECHAT = { baseUrl: 'http://wechat.test', appId: 'wx1', secret: 's1', mchId: '1900000001' }
const PAID = { tradeNo: 'T1', transactionId: '4200001234202501010000000001', openid: 'oX' }
const shared = recordedIn('wechat-api')

/** One payment; an upload is shown as it was sent, and a second one changes nothing. */
export async function recordedWechatOrders(key: KeyKind): Promise<OrderSourceBench> {
  const recorded = recordedIn('order-source/wechat')
  let parcels: { tracking_no: string; express_company: string }[] | undefined

  function order() {
    const { order: shipped } = JSON.parse(recorded('order.json')) as { order: { shipping: object } }
    if (!parcels) return { ...shipped, order_state: 1, shipping: {} }
    return { ...shipped, shipping: { ...shipped.shipping, shipping_list: parcels } }
  }
  function upload(body: { shipping_list: { tracking_no: string; express_company: string }[] }): string {
    if (parcels) return recorded('nothing-changed.json')
    parcels = body.shipping_list
    return recorded('uploaded.json')
  }
  const carriers = () =>
    Object.values(COURIERS).map(({ wechat, name }) => ({ delivery_id: wechat, delivery_name: name }))

  const { http, ...faults } = cannedBench((request) => {
    const body = JSON.parse(bodyText(request)) as Parameters<typeof upload>[0] & { merchant_trade_no?: string }
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/stable_token')) return shared(key === 'bad' ? 'bad-secret.json' : 'token.json')
    if (pathname.endsWith('/upload_shipping_info')) return upload(body)
    if (pathname.endsWith('/get_delivery_list')) return JSON.stringify({ errcode: 0, delivery_list: carriers() })
    if (pathname.endsWith('/get_order_list')) return JSON.stringify({ errcode: 0, order_list: [order()] })
    if (body.merchant_trade_no !== 'T1') return recorded('not-found.json')
    return JSON.stringify({ errcode: 0, order: order() })
  }, shared('throttled.json'))
  const tokens = memoryTokens()
  if (key === 'good') await tokens.put('wx1', 'TOKEN-1', NOW + 3_600_000)
  const source = createWechatOrderSource({ http, settings: WECHAT, tokens, now: () => NOW })
  return { ...faults, source, paid: PAID, now: 1_670_563_533_000 }
}

/** One yes of the reader, spent by the first message. */
export async function recordedWechatNotices(key: KeyKind): Promise<NoticeBench> {
  const recorded = recordedIn('notice-channel/wechat')
  let yes = 1
  const { http, ...faults } = cannedBench((request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/stable_token')) return shared(key === 'bad' ? 'bad-secret.json' : 'token.json')
    if (pathname.endsWith('/follow_waybill')) return recorded('followed.json')
    if (bodyText(request).includes('"value":""')) return recorded('bad-value.json')
    yes -= 1
    return recorded(yes < 0 ? 'not-subscribed.json' : 'sent.json')
  }, shared('throttled.json'))
  const tokens = memoryTokens()
  if (key === 'good') await tokens.put('wx1', 'TOKEN-1', NOW + 3_600_000)
  return {
    ...faults,
    notices: createWechatNotices({ http, settings: WECHAT, tokens, now: () => NOW }),
    notice: { openid: 'oX', templateId: 'T', page: 'sub/buyer/order?id=1', data: { thing4: '顺丰速运' } },
    follow: {
      openid: 'oX',
      waybillNo: 'SF1234567890123',
      courier: 'sf',
      receiverPhone: '13800001945',
      transactionId: PAID.transactionId,
      goods: [{ title: '抱枕', pictureUrl: 'https://img.test/a.png' }],
      page: 'sub/buyer/order?id=1',
    },
  }
}
