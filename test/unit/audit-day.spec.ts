import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine } from '@shared/address/engine'
import { orderAddressCode } from '@shared/address/order-code'
import { addressAnswer } from '@shared/audit/address-finding'
import type { GoodsFacts } from '@shared/audit/goods-facts'
import { DEFAULT_AUDIT, type AuditSettings } from '@shared/audit/settings'
import { cleanForCourier } from '@shared/courier/characters'
import type { PlatformStatus } from '@shared/order/order'
import { findAll } from '@shared/audit/catalogue'
import { readRemark } from '@shared/audit/remark'
import type { AuditCase } from '@shared/audit/rule'

const day = 'test/data/day-300'
const truth = (
  JSON.parse(readFileSync(`${day}/truth.json`, 'utf8')) as { orders: Record<string, { findings: string[] }> }
).orders
const rows = parse<Record<string, string>>(readFileSync(`${day}/orders.csv`), { bom: true, columns: true })
const engine = createAddressEngine(fullDivisions)
const STATUS: Record<string, PlatformStatus> = {
  待发货: 'paid',
  待付款: 'unpaid',
  已取消: 'cancelled',
  退款中: 'refunding',
}
const settings: AuditSettings = { ...DEFAULT_AUDIT, highValueFen: 1_000_000, manyPieces: 100, remoteAreas: [] }
const accounts = (['zto', 'yto', 'sf'] as const).map((courier) => ({ id: courier, courier, on: true }))
const goods: GoodsFacts = { short: [], unknownSkus: [], badBarcodes: [], weightGrams: 500 }

function caseOf(row: Record<string, string>, change: Partial<AuditCase> = {}): AuditCase {
  const text = (column: string) => row[column] ?? ''
  const fields = {
    province: text('省'),
    city: text('市'),
    district: text('区'),
    detail: text('详细地址'),
    name: text('收件人姓名'),
    phone: text('收件人手机'),
  }
  const result = engine.check(fields)
  const answer = addressAnswer(result, orderAddressCode(result, fields))
  const order = {
    _id: text('订单编号'),
    platformNo: text('订单编号'),
    platformStatus: STATUS[text('订单状态')] ?? 'paid',
    placedAt: 0,
    shipBy: 48 * 3_600_000,
    buyerRemark: text('买家留言'),
    sellerMemo: text('商家备注'),
    mergeKey: 'k',
    lines: [{ ...line, sku: text('商品编码') }],
  }
  return {
    order,
    now: 0,
    ...(answer ? { address: answer } : {}),
    unclean: cleanForCourier({ ...result }).dropped,
    place: result,
    shipping: { accounts, rules: [] },
    goods,
    settings,
    neighbours: [],
    ...change,
  }
}
const line = {
  lineNo: 1,
  sku: 'A',
  title: '',
  spec: '',
  paidFen: 100,
  ordered: 1,
  refunding: 0,
  refunded: 0,
  planned: 0,
  shipped: 0,
}
const clean = () => rows.find((row) => truth[row['订单编号'] ?? '']?.findings.length === 0) ?? {}
const codes = (asked: AuditCase) => findAll(asked).map((finding) => finding.code)

it('reports of every order of a day exactly what the truth has', () => {
  const found: Record<string, string[]> = {}
  for (const row of rows) found[row['订单编号'] ?? ''] = codes(caseOf(row)).sort()
  const wanted = Object.fromEntries(Object.entries(truth).map(([no, { findings }]) => [no, [...findings].sort()]))
  expect(found).toEqual(wanted)
})

it('tells the remarks that allocation and packing honour from those that need a person', () => {
  const severity = (buyerRemark: string) => {
    const asked = caseOf(clean())
    return findAll({ ...asked, order: { ...asked.order, buyerRemark } })[0]?.severity
  }
  expect(['请发顺丰', '不要韵达', '送人,不要放小票', '放丰巢,别打电话', '麻烦尽快,周五要穿'].map(severity)).toEqual(
    Array<string>(5).fill('note'),
  )
  expect(['尺码换成L', '地址改一下:发到公司', '=不要短袖', '发顺丰"到付"也行'].map(severity)).toEqual(
    Array<string>(4).fill('fix'),
  )
})

it('reads wanted and avoided couriers clause by clause', () => {
  expect(readRemark('不要韵达，发顺丰或京东').wish).toMatchObject({ wanted: ['sf', 'jd'], avoided: ['yunda'] })
})

it('names the lines under refund, short and unknown goods', () => {
  const short = [{ sku: 'A', wanted: 3, free: 1 }]
  const asked = caseOf(clean(), { goods: { ...goods, short, unknownSkus: ['B'] } })
  const refunding = { ...asked, order: { ...asked.order, lines: [{ ...line, refunding: 1 }] } }
  expect(findAll(refunding).map(({ severity, reason, facts }) => [severity, reason, facts?.['skus']])).toEqual([
    ['stop', '买家在申请退款', ['A']],
    ['stop', '没有商品资料：B', ['B']],
    ['stop', '缺 A，要 3 件，有 1 件', ['A']],
  ])
})

it('notes duplicates inside the window, orders to merge, high value and many pieces', () => {
  const asked = caseOf(clean())
  const other = { ...asked.order, _id: 'b', platformNo: 'b', placedAt: 9 * 60_000 }
  expect(codes({ ...asked, neighbours: [other] })).toEqual(['duplicate-order', 'mergeable'])
  expect(codes({ ...asked, neighbours: [{ ...other, placedAt: 11 * 60_000 }] })).toEqual(['mergeable'])
  expect(codes({ ...asked, settings: { ...settings, highValueFen: 100 } })).toEqual(['high-value'])
  expect(codes({ ...asked, settings: { ...settings, manyPieces: 1 } })).toEqual(['high-value'])
})

it('silences fixes and notes that the shop switched off, and no stop', () => {
  const levels = { 'seller-memo': 'off', 'memo-wait': 'off', 'stock-short': 'off' } as const
  const short = [{ sku: 'A', wanted: 1, free: 0 }]
  const asked = caseOf(clean(), { goods: { ...goods, short }, settings: { ...settings, levels } })
  expect(codes({ ...asked, order: { ...asked.order, sellerMemo: '先别发' } })).toEqual(['stock-short'])
})
