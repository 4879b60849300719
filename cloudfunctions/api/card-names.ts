import type { CardDoc } from '@shared/shop/shop'
import { findCouriers } from '../repo/couriers'
import { findPrinters } from '../repo/printers'
import type { RouteContext } from './route'

/** Cards of an account or a printer tell its id; people know it by the name the shop gave it, which is read only for these. */
export async function withNames(context: RouteContext, cards: readonly CardDoc[]): Promise<readonly CardDoc[]> {
  const { _id: shopId } = context.shop
  const has = (kind: CardDoc['kind']) => cards.some((card) => card.kind === kind)
  const named = [
    ...(has('printer-stopped') ? await findPrinters(context, shopId) : []),
    ...(has('account-paused') ? await findCouriers(context, shopId) : []),
  ]
  const labels = new Map(named.map(({ _id, label }) => [_id, label]))
  return cards.map((card) => {
    const label = labels.get(card.subject)
    return label === undefined ? card : { ...card, facts: { ...card.facts, label } }
  })
}
