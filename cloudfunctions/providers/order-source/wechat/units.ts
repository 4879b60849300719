import type { LivePayment } from '@shared/ports/order-source'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'
import { CALL_TIMEOUT_MS } from '../../wechat-api/units'

export const WECHAT_ORDERS = 'wechat'

/** upload_shipping_info has no key of its own, and a second upload may burn the only re-ship: get_order is asked first. */
export const UNKNOWN: { readonly upload: UnknownPolicy } = {
  upload: { afterUnknown: 'query', keyLivesMs: 0, callTimeoutMs: CALL_TIMEOUT_MS, settleAfterMs: 10_000 },
}

/** No limit is published; a payment has one call, so ten a second hold a busy shop and keep clear of 44990. */
export const LIMITS: readonly RateLimit[] = [{ name: 'shipping', gapMs: 100, burstMs: 1_000 }]

export const ORDER_STATE: Readonly<Record<number, LivePayment['state']>> = {
  1: 'to-ship',
  2: 'shipped',
  3: 'received',
  4: 'done',
  5: 'refunded',
  6: 'settling',
}

export const DELIVERY_MODE = { unified: 1, split: 2 } as const
/** logistics_type: 1 is a courier; the other kinds are not shipped from this desk. */
export const BY_COURIER = 1
/** order_number_type: 2 is WeChat Pay's transaction id. */
export const BY_TRANSACTION_ID = 2

/** Characters of item_desc. */
export const MAX_ITEM_DESC = 120
/** The table says 100, a client of it 50: the smaller always works. */
export const PAGE_SIZE = 50
