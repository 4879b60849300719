import type { CardDoc, CardKind } from '@shared/shop/shop'
import { findOpenCards } from '../repo/cards'
import { withNames } from './card-names'
import type { RouteContext } from './route'

/** Red is for goods that must not go on their way, and for an account that gives no numbers; paper is put in and goes on. */
const STOPS: readonly CardKind[] = ['intercept', 'account-paused']
export const toneOf = (kind: CardKind) => (STOPS.includes(kind) ? ('stop' as const) : ('look' as const))

/** Red ones first, however many others there are; each newest first, with the names people know. */
export async function openCards(context: RouteContext): Promise<readonly CardDoc[]> {
  const { _id: shopId } = context.shop
  const [red, newest] = await Promise.all([findOpenCards(context, shopId, STOPS), findOpenCards(context, shopId)])
  return withNames(context, [...red, ...newest.filter(({ kind }) => !STOPS.includes(kind))])
}

/** A file whose numbers are not the platform's makes one of each of its orders: the desk has one line for all. */
export function gathered(cards: readonly CardDoc[]): readonly CardDoc[] {
  const alike = cards.filter(({ kind }) => kind === 'payment-unknown')
  const [first] = alike
  if (first === undefined || alike.length === 1) return cards
  const one = { ...first, facts: { ...first.facts, count: alike.length } }
  return cards.flatMap((card) => (card === first ? one : card.kind === 'payment-unknown' ? [] : card))
}
