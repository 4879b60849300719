import { orderIdOf } from '@shared/kernel/ids'
import { ok, refuse } from '@shared/kernel/result'
import type { Urge } from '@shared/order/order'
import type { ShopDoc } from '@shared/shop/shop'
import { withHistory } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import { changing, type Desk } from './desk'

/** More are no other news; the oldest go. */
const KEPT = 20

export type UrgeOutcome = 'noted' | 'known-already' | 'not-open' | 'not-found' | 'changed-meanwhile'

/** A buyer's urge stands on his order once, however often the mall tells of it; what has left the house is not hurried. */
export async function urgeOrder(
  desk: Desk,
  shop: ShopDoc,
  { platformNo, ...urge }: Urge & { readonly platformNo: string },
): Promise<UrgeOutcome> {
  const orderId = orderIdOf(shop._id, platformNo)
  const result = await changing(
    () => getOrder(desk, orderId),
    (order) => {
      const urges = order.urges ?? []
      if (urges.some(({ id }) => id === urge.id)) return refuse('known-already')
      if (order.bucket === undefined) return refuse('not-open')
      const all = [...urges, urge].sort((a, b) => a.at - b.at).slice(-KEPT)
      const history = withHistory(order, { at: desk.now(), kind: 'urged', by: 'buyer' })
      return ok({ urges: all, urgedAt: Math.max(...all.map(({ at }) => at)), history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
  return result.ok ? 'noted' : result.refusal
}
