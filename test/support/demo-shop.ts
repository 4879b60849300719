import { DEFAULT_AUDIT } from '@shared/audit/settings'
import type { CourierKey } from '@shared/courier/courier-key'
import { COURIERS } from '@shared/courier/couriers'
import { joinId } from '@shared/kernel/ids'
import type { CourierDoc, PrinterDoc, ShopDoc } from '@shared/shop/shop'
import type { SealPlace } from '../../cloudfunctions/cloud/crypto'

export interface DemoAsk {
  readonly now: number
  readonly appId: string
  readonly mchId: string
  readonly seal: (place: SealPlace, text: string) => string
  /** By courier: the account's fields as the waybill channel wants them. */
  readonly courierFields: Readonly<Partial<Record<CourierKey, Readonly<Record<string, string>>>>>
  readonly printers: readonly {
    readonly sn: string
    readonly label: string
    readonly fields: Readonly<Record<string, string>>
  }[]
}

export interface DemoShop {
  readonly shop: ShopDoc
  readonly couriers: readonly CourierDoc[]
  readonly printers: readonly PrinterDoc[]
}

const SHOP_ID = 'demo'
const PICKUPS: readonly (readonly [CourierKey, number])[] = [
  ['zto', 17 * 60],
  ['yto', 17 * 60 + 30],
  ['sf', 19 * 60],
]

const shopOf = ({ now, appId, mchId }: DemoAsk): ShopDoc => ({
  _id: SHOP_ID,
  v: 2,
  ver: 1,
  shopId: SHOP_ID,
  name: '示范服饰店',
  appId,
  sameApp: true,
  mchId,
  warehouseId: 'main',
  sender: {
    name: '示范仓',
    phone: '13800138000',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '良渚街道示范路1号',
  },
  shipWithinHours: 48,
  pickBeforePack: true,
  autoMerge: false,
  allocation: [
    { id: 'far', when: { provinces: ['西藏自治区', '新疆维吾尔自治区'] }, prefer: ['sf'] },
    { id: 'heavy', when: { minGrams: 3000 }, prefer: ['yto'] },
  ],
  audit: DEFAULT_AUDIT,
  templates: {
    shipped: 'demo-shipped:orderNo=character_string2,courier=thing4,waybillNo=character_string5',
    addressAsk: 'demo-address:orderNo=character_string1,goods=thing2,reason=thing3',
  },
  pulledTo: now,
})

/** A shop to try things with: three couriers through one channel, cloud printers, rules for far and heavy parcels. Pure. */
export function demoShop(ask: DemoAsk): DemoShop {
  const head = { v: 1, ver: 1, shopId: SHOP_ID, on: true } as const
  const sealed = (collection: string, id: string, fields: Readonly<Record<string, string>>) =>
    ask.seal({ collection, id, field: 'secrets' }, JSON.stringify(fields))
  return {
    shop: shopOf(ask),
    couriers: PICKUPS.map(([courier, pickupAt]) => {
      const _id = joinId(SHOP_ID, 'kdniao', courier)
      const secrets = sealed('couriers', _id, ask.courierFields[courier] ?? {})
      return { ...head, _id, channel: 'kdniao', courier, label: COURIERS[courier].name, secrets, pickupAt }
    }),
    printers: ask.printers.map(({ sn, label, fields }) => {
      const _id = joinId(SHOP_ID, 'kuaimai', sn)
      const secrets = sealed('printers', _id, fields)
      const state = { condition: 'unknown', conditionAt: ask.now, waiting: 0, template: '76x130' }
      return { ...head, _id, driver: 'kuaimai', label, sn, secrets, ...state }
    }),
  }
}
