import type { Receiver } from '@shared/kernel/address'
import type { IncomingOrder } from '@shared/order/incoming'
import { statusSaid } from '@shared/order/live-change'
import { keptLines, matchLines } from '@shared/order/match-lines'
import type { OrderDoc, OrderLine } from '@shared/order/order'
import { swappedIn, type SwappedGoods } from '@shared/order/swap'
import { readable } from '../audit/audit-order'
import type { Patch } from '../repo/books'
import type { Desk } from './desk'
import { mergeKeyOf } from './receivers'

function textOf(receiver: Receiver): string {
  const { name, phone, province, city, district, detail } = receiver
  return JSON.stringify([name, phone, province, city, district, detail])
}
/** A receiver as the shop gave it: its next word is compared with this. */
export const cameAsOf = ({ seal }: Desk, receiver: Receiver): string => seal.find('merge', textOf(receiver))

/** Versions rank within one source only, and a file, as old as its export, never overrules the mall itself. */
export const isOlder = (order: OrderDoc, { source, version }: IncomingOrder): boolean =>
  source === order.source ? version < order.sourceVersion : source === 'import'

/** As this order may take it. */
export const sayable = (order: OrderDoc, incoming: IncomingOrder): IncomingOrder => ({
  ...incoming,
  status: statusSaid(order, incoming),
})

/** Who spoke of the order last, and how. */
export const spokenBy = (desk: Desk, { source, version, receiver }: IncomingOrder): Patch<OrderDoc> => ({
  source,
  sourceVersion: version,
  cameAs: cameAsOf(desk, receiver),
})

/** A mall that says what is known has still spoken: what it said before comes too late. A file's rows say nothing new each day. */
export const isNews = (order: OrderDoc, { source, version }: IncomingOrder): boolean =>
  source === 'feed' && (order.source !== source || order.sourceVersion !== version)

/** Another source may spell the same door in another way. */
function isMoved(desk: Desk, order: OrderDoc, { source, receiver }: IncomingOrder): boolean {
  // under every key: a change of keys is no change of address
  const same = desk.seal.findAll('merge', textOf(receiver))
  if (order.cameAs === undefined || same.includes(order.cameAs)) return false
  return source === order.source || order.mergeKey !== mergeKeyOf(desk.seal, order.shopId, readable(receiver))
}

const sideText = (lines: readonly OrderLine[]) =>
  lines.map((line) => [line.refunding, line.refunded, line.paidFen, line.title, line.spec].join(':')).join()

export interface Difference {
  readonly address: boolean
  /** Other goods than ours. */
  readonly swapped?: SwappedGoods
  /** Anything else. */
  readonly rest: boolean
  /** Our goods with what was said of them. */
  readonly lines: readonly OrderLine[]
}

export function differenceOf(desk: Desk, order: OrderDoc, incoming: IncomingOrder): Difference {
  const matched = matchLines(order.lines, incoming.lines)
  const lines = keptLines(matched)
  const swapped = swappedIn(matched)
  const rest =
    order.platformStatus !== incoming.status ||
    (incoming.paidAt !== undefined && order.paidAt !== incoming.paidAt) ||
    order.buyerRemark !== incoming.buyerRemark ||
    order.sellerMemo !== incoming.sellerMemo ||
    (incoming.payment !== undefined && order.payment?.transactionId !== incoming.payment.transactionId) ||
    sideText(order.lines) !== sideText(lines)
  return { address: isMoved(desk, order, incoming), ...(swapped ? { swapped } : {}), rest, lines }
}
