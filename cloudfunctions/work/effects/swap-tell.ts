import type { Goods, OrderDoc, Swap } from '@shared/order/order'
import { closeCard, raiseCard } from '../../repo/cards'
import type { OwnHandler } from '../handler'
import { applyToOrder } from '../homes'

/** The first of the goods by name, and how many there are. */
function factsOf(side: 'more' | 'less', goods: readonly Goods[]): Record<string, string | number> {
  const [first] = goods
  if (!first) return {}
  return {
    [side]: goods.reduce((sum, { quantity }) => sum + quantity, 0),
    [`${side}Kinds`]: goods.length,
    [`${side}Title`]: first.title,
    [`${side}Spec`]: first.spec,
  }
}

const cardFacts = ({ _id, platformNo }: OrderDoc, { more, less }: Swap) => ({
  orderId: _id,
  platformNo,
  ...factsOf('more', more),
  ...factsOf('less', less),
})

/** The card that has somebody decide on goods that the shop has swapped too late; it goes when they are the shop's again. */
export const swapTell: OwnHandler<OrderDoc> = {
  road: 'ours',
  async run(work, { doc: order, row }) {
    const { swap } = order
    if (!swap) return undefined
    const card = { shopId: order.shopId, kind: 'goods-swapped', subject: order._id } as const
    if (swap.open) await raiseCard(work, { ...card, facts: cardFacts(order, swap) })
    else await closeCard(work, card, 'system')
    await applyToOrder(work, order, (fresh) =>
      fresh.swap && fresh.swap.told < row.n ? { swap: { ...fresh.swap, told: row.n } } : undefined,
    )
    return undefined
  },
}
