import type { OrderDoc } from '@shared/order/order'
import type { OwnHandler } from '../handler'
import { applyToOrder } from '../homes'
import { giveBack } from './stock-hold'

/** The order is not paid any more: its stock goes back for good. */
export const stockRelease: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order }) {
    await giveBack(work, order)
    await applyToOrder(work, order, (fresh) =>
      fresh.platformStatus !== 'paid' && (fresh.hold === 'held' || fresh.hold === 'short')
        ? { hold: 'released', shortSkus: [] }
        : undefined,
    )
    return undefined
  },
}
