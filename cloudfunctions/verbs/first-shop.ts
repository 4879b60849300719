import { DEFAULT_AUDIT } from '@shared/audit/settings'
import type { ShopDoc } from '@shared/shop/shop'

/** One merchant, one environment: the shop's id is the same in each. */
const SHOP_ID = 's1'

export interface ShopFacts {
  readonly appId: string
  readonly mchId: string
  /** Templates of the notices, with their keywords; '' when the app has none. */
  readonly shippedTemplate: string
  readonly addressTemplate: string
  readonly now: number
}

/** The shop as it is before its owner has set anything: audits and imports, but ships nothing without a sender and an account. */
export const firstShop = ({ appId, mchId, shippedTemplate, addressTemplate, now }: ShopFacts): ShopDoc => ({
  _id: SHOP_ID,
  v: 2,
  ver: 1,
  shopId: SHOP_ID,
  name: '',
  appId,
  sameApp: true,
  mchId,
  warehouseId: 'main',
  sender: { name: '', phone: '', province: '', city: '', district: '', detail: '' },
  shipWithinHours: 48,
  pickBeforePack: true,
  autoMerge: false,
  allocation: [],
  audit: DEFAULT_AUDIT,
  templates: {
    ...(shippedTemplate ? { shipped: shippedTemplate } : {}),
    ...(addressTemplate ? { addressAsk: addressTemplate } : {}),
  },
  pulledTo: now,
})
