import { SANDBOX } from '../settings'
import { askJson, createBench, jsonOf, type Bench } from '../test-bench'
import { twinRequest, type Twin } from '../twin'
import { createWechatTwin } from '.'

const PUSH_URL = 'http://shop/inbound/wechat'

const wechatSettings = (mode: 'safe' | 'plain' = 'safe') => ({
  ...SANDBOX.wechat,
  push: { ...SANDBOX.wechat.push, url: PUSH_URL, mode },
})

/** A WeChat twin with a token in hand; two payments, T1 and T2, that shipping management knows. */
export async function createWechatBench(bench: Bench = createBench(), mode: 'safe' | 'plain' = 'safe') {
  const twin: Twin = createWechatTwin(bench.deps(wechatSettings(mode)))
  await twin.admin('quirks', { 'WX-10060001-lag': false, 'WX-carrier-name': false })
  const { appid, secret } = SANDBOX.wechat
  const token = async () => {
    const asked = { grant_type: 'client_credential', appid, secret }
    return String((await askJson(twin, twinRequest('/cgi-bin/stable_token', asked)))['access_token'])
  }
  const access_token = await token()
  const call = async (path: string, body: object | string) =>
    jsonOf(await twin.handle(twinRequest(path, body, { access_token })))
  const rows = ['T1', 'T2'].map((outTradeNo) => ({ outTradeNo, amountFen: 916, paidAt: bench.clock.now() }))
  const [first, second] = (await twin.admin('payments', rows)) as [Paid, Paid]
  return { bench, twin, call, token, first, second }
}
interface Paid {
  readonly outTradeNo: string
  readonly transactionId: string
  readonly openid: string
}

export const UPLOAD = '/wxa/sec/order/upload_shipping_info'
export const GET_ORDER = '/wxa/sec/order/get_order'

/** A right upload of one parcel, to be changed at will. */
export const anUpload = (payment: Paid, over: object = {}) => ({
  order_key: { order_number_type: 2, transaction_id: payment.transactionId },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [{ tracking_no: 'YT1234567890123', express_company: 'YTO', item_desc: '抱枕*1' }],
  upload_time: '2026-11-20T13:29:35.120+08:00',
  payer: { openid: payment.openid },
  ...over,
})

export const aSplit = (payment: Paid, numbers: readonly string[], over: object = {}) =>
  anUpload(payment, {
    delivery_mode: 2,
    is_all_delivered: false,
    shipping_list: numbers.map((tracking_no) => ({
      tracking_no,
      express_company: 'ZTO',
      item_desc: `货${tracking_no}`,
    })),
    ...over,
  })
