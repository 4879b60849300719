import type { CardDoc, CardKind } from '@shared/shop/shop'
import { findOpenCards } from '../repo/cards'
import { withNames } from './card-names'
import type { RouteContext } from './route'

/** Red is for goods that must not go on their way, and for an account that gives no numbers; paper is put in and goes on. */
const STOPS: readonly CardKind[] = ['intercept', 'account-paused']
/** Kinds that may be red. */
const GRAVE: readonly CardKind[] = [...STOPS, 'goods-swapped']
/** A parcel may hold what its shop does not want to be sent any more. */
const isUnwanted = ({ kind, facts }: CardDoc) => kind === 'goods-swapped' && facts['less'] !== undefined
export const toneOf = (card: CardDoc) =>
  STOPS.includes(card.kind) || isUnwanted(card) ? ('stop' as const) : ('look' as const)

/** Red ones first, however many others there are; each newest first, with the names people know. */
export async function openCards(context: RouteContext): Promise<readonly CardDoc[]> {
  const { _id: shopId } = context.shop
  const [grave, newest] = await Promise.all([findOpenCards(context, shopId, GRAVE), findOpenCards(context, shopId)])
  const all = [...grave, ...newest.filter(({ kind }) => !GRAVE.includes(kind))]
  const isRed = (card: CardDoc) => toneOf(card) === 'stop'
  return withNames(context, [...all.filter(isRed), ...all.filter((card) => !isRed(card))])
}

/** A file whose numbers are not the platform's makes one of each of its orders: the desk has one line for all. */
export function gathered(cards: readonly CardDoc[]): readonly CardDoc[] {
  const alike = cards.filter(({ kind }) => kind === 'payment-unknown')
  const [first] = alike
  if (first === undefined || alike.length === 1) return cards
  const one = { ...first, facts: { ...first.facts, count: alike.length } }
  return cards.flatMap((card) => (card === first ? one : card.kind === 'payment-unknown' ? [] : card))
}
