import type { Receiver, Sender } from '../../src/shared/kernel/address'
import { DEFAULT_AUDIT } from '../../src/shared/audit/settings'
import { orderIdOf } from '../../src/shared/kernel/ids'
import { maskReceiver } from '../../src/shared/order/mask-receiver'
import type { OrderDoc, OrderLine } from '../../src/shared/order/order'
import type { CourierDoc, PrinterDoc, ShopDoc } from '../../src/shared/shop/shop'
import type { StockDoc } from '../../src/shared/stock/stock'
import { createSeal } from '../../cloudfunctions/cloud/crypto'
import { openOrderReceiver, sealParcelReceiver } from '../../cloudfunctions/verbs/receivers'

const key = (fill: number) => `k1:${Buffer.alloc(32, fill).toString('base64')}`
export const seal = createSeal(key(1), key(2))
export const SHOP = 's1'
export const START = 1_760_000_000_000

const sender: Sender = {
  name: '店',
  phone: '4001',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '1号',
}
export const RECEIVER: Receiver = {
  name: '杜甫',
  phone: '13800001945',
  province: '四川省',
  city: '成都市',
  district: '青羊区',
  detail: '草堂路38号',
}

const base = { v: 1, ver: 1, shopId: SHOP } as const

export const shop: ShopDoc = {
  _id: SHOP,
  ...base,
  v: 2,
  name: '店',
  appId: 'wx1',
  sameApp: true,
  mchId: '1',
  warehouseId: 'w1',
  sender,
  shipWithinHours: 48,
  pickBeforePack: false,
  autoMerge: false,
  allocation: [],
  audit: DEFAULT_AUDIT,
  templates: { shipped: 'tpl:orderNo=character_string1', addressAsk: 'ask:reason=thing1' },
  pulledTo: 0,
}

export const courier: CourierDoc = {
  _id: 'c1',
  ...base,
  channel: 'scripted',
  courier: 'zto',
  label: 'ZTO',
  secrets: seal.seal({ collection: 'couriers', id: 'c1', field: 'secrets' }, '{}'),
  on: true,
  pickupAt: 1020,
}

export const printer: PrinterDoc = {
  _id: 'p1',
  ...base,
  driver: 'scripted',
  label: 'P',
  sn: '1',
  secrets: seal.seal({ collection: 'printers', id: 'p1', field: 'secrets' }, '{}'),
  template: '76x130',
  on: true,
  condition: 'ready',
  conditionAt: 0,
  waiting: 0,
}

export const stockDoc = (sku: string, onHand: number): StockDoc => ({
  _id: `w1_${sku}`,
  ...base,
  warehouseId: 'w1',
  sku,
  onHand,
  free: onHand,
  holds: {},
})

const line = (lineNo: number, sku: string, ordered: number): OrderLine => ({
  lineNo,
  sku,
  title: sku,
  spec: '',
  paidFen: 100,
  ordered,
  refunding: 0,
  refunded: 0,
  planned: 0,
  shipped: 0,
})

export const frozenShip = (parcelId: string, order: OrderDoc) => ({
  receiver: sealParcelReceiver(seal, parcelId, openOrderReceiver(seal, order)),
  masked: order.masked,
  sender,
  courier: 'zto' as const,
  accountId: 'c1',
  weightGrams: 500,
  remark: '',
  askHash: 'h',
  addressRevs: { [order._id]: order.addressRev ?? 0 },
})

/** A paid order of one or two lines, just taken in. */
export function orderDoc(no: string, want: readonly (readonly [sku: string, quantity: number])[]): OrderDoc {
  const _id = orderIdOf(SHOP, no)
  const sealed = (field: string) => seal.seal({ collection: 'orders', id: _id, field }, JSON.stringify(RECEIVER))
  return {
    _id,
    ...base,
    warehouseId: 'w1',
    platformNo: no,
    source: 'import',
    sourceVersion: 1,
    placedAt: START,
    paidAt: START + Number(no),
    platformStatus: 'paid',
    lines: want.map(([sku, quantity], i) => line(i + 1, sku, quantity)),
    receiver: sealed('receiver'),
    receiverRaw: sealed('receiverRaw'),
    masked: maskReceiver(RECEIVER),
    find: [],
    mergeKey: '',
    buyerRemark: '',
    sellerMemo: '',
    hold: 'none',
    shortSkus: [],
    findings: [],
    accepted: {},
    auditRev: 1,
    state: 'new',
    bucket: 'to-audit',
    shipBy: START + 48 * 3_600_000,
    parcelIds: [],
    upload: { rev: 0, doneRev: 0 },
    holdRev: 1,
    notices: { shipped: 'none' },
    liveAt: START,
    history: [],
  }
}
