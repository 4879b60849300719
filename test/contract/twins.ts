import type { CourierAccount } from '@shared/ports/courier'
import { createHttp, HttpFailure, type Http } from '../../cloudfunctions/cloud/http'
import { createKdniaoCourier } from '../../cloudfunctions/providers/courier/kdniao'
import { createWechatNotices } from '../../cloudfunctions/providers/notice-channel/wechat'
import { createWechatOrderSource } from '../../cloudfunctions/providers/order-source/wechat'
import { createKuaimaiPrinter } from '../../cloudfunctions/providers/printer/kuaimai'
import { createKdniaoTwin } from '../../local/partners/kdniao'
import { createKuaimaiTwin } from '../../local/partners/kuaimai'
import type { Partners } from '../../local/partners/server'
import { SANDBOX } from '../../local/partners/settings'
import { createBench, type Bench } from '../../local/partners/test-bench'
import { isReply, type Twin } from '../../local/partners/twin'
import { createWechatTwin } from '../../local/partners/wechat'
import type { Fault, FaultBench, KeyKind } from './bench'
import type { CourierBench } from './courier.contract'
import type { NoticeBench } from './notice.contract'
import type { OrderSourceBench } from './order-source.contract'
import type { PrinterBench } from './printer.contract'
import { memoryTokens } from './recorded'

/** The twin's own wire, without a socket between. */
const twinHttp =
  (twin: Twin): Http =>
  async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url)
    const answer = await twin.handle({ method, path: pathname, query: searchParams, headers, body: Buffer.from(body) })
    if (!isReply(answer)) throw new HttpFailure('maybe', 'TIMEOUT')
    return { status: answer.status, headers: answer.headers ?? {}, body: Buffer.from(answer.body) }
  }

const SWITCHES: Readonly<Record<Fault, readonly [string, object]>> = {
  throttled: ['throttle', { mode: 'always' }],
  'lost-answer': ['noAnswer', { mode: 'next', n: 1, ms: 50 }],
  html: ['html200', { mode: 'always' }],
}

/** `only` names the operation that faults meet, where an adapter reads something before. */
export const faultsOf = (twin: Twin, only?: string): FaultBench => ({
  async fail(fault) {
    const [kind, rule] = SWITCHES[fault]
    await twin.admin('faults', { [kind]: only === undefined ? rule : { ...rule, only } })
  },
  heal: async () => void (await twin.admin('faults', { throttle: null, noAnswer: null, html200: null })),
})

export const secretOf = (key: KeyKind, secret: string) => (key === 'good' ? secret : 'not-the-secret')

/** Where a twin is reached: in this process, or over a socket. */
interface Reach {
  readonly http: Http
  readonly baseUrl: string
}

/** The same, by a clock of its own. */
export interface Reached extends Reach {
  readonly now: () => number
}

export const twinReach = (twin: Twin): Reach => ({ http: twinHttp(twin), baseUrl: `http://${twin.name}.twin` })

export function kdniaoBench(twin: Twin, { http, baseUrl }: Reach, key: KeyKind): CourierBench {
  const { businessId, apiKey, accounts } = SANDBOX.kdniao
  const settings = { baseUrl, businessId, apiKey: secretOf(key, apiKey) }
  const account: CourierAccount = { id: 'acc1', channel: 'kdniao', courier: 'sto', fields: accounts.STO }
  return {
    ...faultsOf(twin),
    account,
    courier: createKdniaoCourier({ http, settings, now: Date.now }),
    collect: async (waybillNo) => void (await twin.admin('scan', { waybillNo, action: 'collected' })),
  }
}

export async function twinKdniao(key: KeyKind, quirks: object = {}): Promise<CourierBench> {
  const twin = createKdniaoTwin(createBench().deps(SANDBOX.kdniao))
  await twin.admin('quirks', quirks)
  return kdniaoBench(twin, twinReach(twin), key)
}

/** The same over HTTP on loopback: our client, a socket, the partners' server. */
export const servedKdniao = async ({ url, twins }: Partners, key: KeyKind): Promise<CourierBench> =>
  kdniaoBench(twins.kdniao, { http: createHttp(), baseUrl: `${url}/kdniao` }, key)

interface KuaimaiParts {
  readonly twin: Twin
  readonly bench: Bench
  readonly key: KeyKind
}

export function kuaimaiBench({ twin, bench, key }: KuaimaiParts): PrinterBench {
  const { appId, secret, printers } = SANDBOX.kuaimai
  const { http, baseUrl } = twinReach(twin)
  const settings = { baseUrl, appId, secret: secretOf(key, secret) }
  const { sn, deviceKey } = printers[0] ?? { sn: '', deviceKey: '' }
  return {
    ...faultsOf(twin),
    port: createKuaimaiPrinter({ http, settings, now: bench.clock.now }),
    printer: { id: 'p1', driver: 'kuaimai', sn, fields: { deviceKey } },
    async run() {
      bench.pass(60_000)
      await twin.tick()
    },
    sheets: async () => ((await twin.admin('sheets', {})) as unknown[]).length,
  }
}

export async function twinKuaimai(key: KeyKind): Promise<PrinterBench> {
  const bench = createBench()
  return kuaimaiBench({ twin: createKuaimaiTwin(bench.deps(SANDBOX.kuaimai)), bench, key })
}

interface PaidRow {
  readonly outTradeNo: string
  readonly transactionId: string
  readonly openid: string
}

/** A twin with one payment, and the adapter's settings; a good key has its token already, so that faults meet the call itself. */
async function wechatTwin(key: KeyKind) {
  const bench = createBench()
  const twin = createWechatTwin(bench.deps(SANDBOX.wechat))
  await twin.admin('quirks', { 'WX-10060001-lag': false })
  const paidAt = bench.clock.now() - 60_000
  const rows = (await twin.admin('payments', [{ outTradeNo: 'T1', amountFen: 916, paidAt }])) as PaidRow[]
  const { outTradeNo = '', transactionId = '', openid = '' } = rows[0] ?? {}
  const { appid, secret, mchid } = SANDBOX.wechat
  const settings = { baseUrl: 'http://wechat.twin', appId: appid, secret: secretOf(key, secret), mchId: mchid }
  const tools = { http: twinHttp(twin), settings, tokens: memoryTokens(), now: bench.clock.now }
  const source = createWechatOrderSource(tools)
  if (key === 'good') await source.carriers()
  return { bench, twin, tools, source, paid: { tradeNo: outTradeNo, transactionId, openid } }
}

export async function twinWechatOrders(key: KeyKind): Promise<OrderSourceBench> {
  const { bench, twin, source, paid } = await wechatTwin(key)
  return { ...faultsOf(twin), source, paid, now: bench.clock.now() }
}

export async function twinWechatNotices(key: KeyKind): Promise<NoticeBench> {
  const { twin, tools, source, paid, bench } = await wechatTwin(key)
  const template = SANDBOX.wechat.templates.find(({ use }) => use === 'shipped')
  const { openid, transactionId } = paid
  const templateId = template?.id ?? ''
  await twin.admin('credits', { openid, templateId, count: 1 })
  const waybillNo = 'SF1234567890123'
  if (key === 'good') {
    await source.upload({
      payment: { transactionId, openid },
      mode: 'unified',
      allDelivered: true,
      parcels: [{ waybillNo, courier: 'sf', goods: '抱枕*1', receiverPhoneMasked: '138****1945' }],
      uploadedAt: bench.clock.now(),
    })
  }
  const page = 'sub/buyer/order?id=1'
  const data = { character_string2: 'T1', thing4: '顺丰速运', character_string5: waybillNo }
  return {
    ...faultsOf(twin),
    notices: createWechatNotices(tools),
    notice: { openid, templateId, page, data },
    follow: {
      openid,
      waybillNo,
      courier: 'sf',
      receiverPhone: '13800001945',
      transactionId,
      goods: [{ title: '抱枕', pictureUrl: 'https://img.test/a.png' }],
      page,
    },
  }
}
