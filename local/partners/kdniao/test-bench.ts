import { SANDBOX } from '../settings'
import { createBench, jsonOf, type Bench } from '../test-bench'
import { twinRequest } from '../twin'
import { createKdniaoTwin } from '.'
import { kdniaoSign } from './sign'

export const KEY = '00000000-1111-2222-3333-444444444444'
export const PUSH_URL = 'http://shop/inbound/kdniao'

export const formOf = (requestType: string, requestData: string, over: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    RequestData: requestData,
    EBusinessID: '1234567',
    RequestType: requestType,
    DataSign: kdniaoSign(requestData, KEY),
    DataType: '2',
    ...over,
  }).toString()

const PATHS: Readonly<Record<string, string>> = { '8001': '/api/dist', '8008': '/api/dist' }

/** A kdniao twin with the dummy business of the docs' vectors. */
export function createKdniaoBench(bench: Bench = createBench(), over: Partial<typeof SANDBOX.kdniao> = {}) {
  const settings = { ...SANDBOX.kdniao, businessId: '1234567', apiKey: KEY, pushUrl: PUSH_URL, ...over }
  const twin = createKdniaoTwin(bench.deps(settings))
  const post = async (path: string, form: string) => jsonOf(await twin.handle(twinRequest(path, form)))
  const call = (requestType: string, data: object) =>
    post(PATHS[requestType] ?? '/api/EOrderService', formOf(requestType, JSON.stringify(data)))
  return { bench, twin, post, call }
}

const person = {
  Name: '收件人',
  Mobile: '13800000000',
  ProvinceName: '北京',
  CityName: '北京市',
  ExpAreaName: '朝阳区',
  Address: '三里屯1号',
}

/** The docs' sample order at STO, with the sandbox account. */
export const anOrder = (over: object = {}) => ({
  OrderCode: 'T20260101001',
  ShipperCode: 'STO',
  ...SANDBOX.kdniao.accounts.STO,
  PayType: 3,
  ExpType: '1',
  Sender: {
    ...person,
    Name: '发件人',
    Mobile: '13900000000',
    ProvinceName: '浙江省',
    CityName: '杭州市',
    ExpAreaName: '西湖区',
  },
  Receiver: person,
  Commodity: [{ GoodsName: '鞋子', Goodsquantity: 1, GoodsWeight: 1.0 }],
  Weight: 1.0,
  Quantity: 1,
  Remark: '小心轻放',
  TemplateSize: '130',
  IsSubscribe: '0',
  ...over,
})
export { person as aPerson }
