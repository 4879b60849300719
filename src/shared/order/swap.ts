import type { Goods, OrderDoc, OrderLine, PlatformStatus, Swap } from './order'
import { unwanted, type Matched } from './match-lines'

export type SwappedGoods = Pick<Swap, 'more' | 'less'>

const named = ({ title, spec }: Goods | Pick<OrderLine, 'title' | 'spec'>, quantity: number): Goods[] =>
  quantity > 0 ? [{ title, spec, quantity }] : []

/** What the shop wants of the order that we do not, and what it does not want any more and has not left yet. Undefined: nothing. */
export function swappedIn({ pairs, added }: Matched): SwappedGoods | undefined {
  const more = [
    ...pairs.flatMap(({ ours, told }) => (told ? named(told, told.ordered - ours.ordered) : [])),
    ...added.flatMap((told) => named(told, told.ordered - told.refunding - told.refunded)),
  ]
  const less = pairs.flatMap(({ ours, told }) => named(ours, unwanted(ours, told)))
  return more.length + less.length > 0 ? { more, less } : undefined
}

/** Goods of an order that holds stock or was ever planned stay as they are: whatever else changes them, it is a person. */
export const keepsGoods = ({ hold, parcelIds }: Pick<OrderDoc, 'hold' | 'parcelIds'>): boolean =>
  hold === 'held' || parcelIds.length > 0

const OVER: readonly PlatformStatus[] = ['refunded', 'cancelled', 'closed']
/** Nobody has to decide on goods that are not to go at all. */
export const isOver = (status: PlatformStatus): boolean => OVER.includes(status)

const sameSwap = (one: SwappedGoods, other: SwappedGoods): boolean =>
  JSON.stringify([one.more, one.less]) === JSON.stringify([other.more, other.less])

/** The order's swap after a word of the shop: the same goods are one swap, others another, none its end. */
export function swapAfter({ swap }: Pick<OrderDoc, 'swap'>, goods: SwappedGoods | undefined): Swap | undefined {
  const next = { rev: (swap?.rev ?? 0) + 1, told: swap?.told ?? 0 }
  if (goods) return swap?.open && sameSwap(swap, goods) ? swap : { ...goods, ...next, open: true }
  return swap?.open ? { ...swap, ...next, open: false } : swap
}
