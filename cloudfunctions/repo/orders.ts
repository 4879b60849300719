import { rowsOfOrder } from '@shared/effect/rows'
import { mustMove } from '@shared/kernel/states'
import { ASK_MOVES, type AskState } from '@shared/notice/address-ask'
import { REST_MOVES, type RestState } from '@shared/order/split'
import type { OrderBucket, OrderDoc } from '@shared/order/order'
import { addDoc, changeIn, type Books, type Home } from './books'

export const ORDERS: Home<OrderDoc> = {
  name: 'orders',
  rows: rowsOfOrder,
  guard: (was, is) => {
    if (was.addressAsk && is.addressAsk) mustMove<AskState>(ASK_MOVES, was.addressAsk.state, is.addressAsk.state)
    if (was.rest && is.rest) mustMove<RestState>(REST_MOVES, was.rest.state, is.rest.state)
  },
}
const orders = ({ db }: Books) => db.collection<OrderDoc>('orders')

export const getOrder = (books: Books, id: string): Promise<OrderDoc | undefined> => orders(books).get(id)
export const addOrder = (books: Books, order: OrderDoc): Promise<'added' | 'exists'> => addDoc(books, ORDERS, order)
export const changeOrder = changeIn(ORDERS)

/** At most 1000, in no order. */
export const getOrders = (books: Books, ids: readonly string[]): Promise<OrderDoc[]> =>
  ids.length === 0 ? Promise.resolve([]) : orders(books).find({ where: { _id: { $in: [...ids] } }, limit: 1000 })

export interface PageCursor {
  readonly shipBy: number
  readonly id: string
}
export interface ListQuery<Bucket extends string> {
  readonly bucket: Bucket
  readonly after?: PageCursor
  readonly limit: number
}

/** Everything after a cursor in the order (shipBy, _id). */
export const afterCursor = (after: PageCursor | undefined): Record<string, unknown> =>
  after === undefined
    ? {}
    : { $or: [{ shipBy: { $gt: after.shipBy } }, { shipBy: after.shipBy, _id: { $gt: after.id } }] }

/** One page of open orders by deadline. */
export const listOrders = (books: Books, shopId: string, query: ListQuery<OrderBucket>): Promise<OrderDoc[]> =>
  orders(books).find({
    where: { shopId, bucket: query.bucket, ...afterCursor(query.after) },
    orderBy: [
      ['shipBy', 'asc'],
      ['_id', 'asc'],
    ],
    limit: query.limit,
  })

/** What counting by cause needs of an order, and no more: thousands of them are read at once. */
export type OrderRow = Pick<
  OrderDoc,
  | '_id'
  | 'shipBy'
  | 'findings'
  | 'accepted'
  | 'heldBy'
  | 'auditedAt'
  | 'mergeKey'
  | 'platformStatus'
  | 'addressAsk'
  | 'payment'
>

/** A thousand open orders by deadline, as rows. */
export const listOrderRows = (
  books: Books,
  shopId: string,
  query: Omit<ListQuery<OrderBucket>, 'limit'>,
): Promise<OrderRow[]> =>
  orders(books).find({
    where: { shopId, bucket: query.bucket, ...afterCursor(query.after) },
    orderBy: [
      ['shipBy', 'asc'],
      ['_id', 'asc'],
    ],
    fields: [
      'shipBy',
      'findings',
      'accepted',
      'heldBy',
      'auditedAt',
      'mergeKey',
      'platformStatus',
      'addressAsk',
      'payment',
    ],
    limit: 1000,
  })

/** Open or not, newest first; `before` is the last row seen. */
export const listOrderHistory = (
  books: Books,
  shopId: string,
  query: { readonly before?: { readonly placedAt: number; readonly id: string }; readonly limit: number },
): Promise<OrderDoc[]> => {
  const { before, limit } = query
  const older = before && {
    $or: [{ placedAt: { $lt: before.placedAt } }, { placedAt: before.placedAt, _id: { $lt: before.id } }],
  }
  return orders(books).find({
    where: { shopId, ...older },
    orderBy: [
      ['placedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  })
}

/** An urge that nobody answered for a week is no news any more. */
const URGE_MS = 7 * 24 * 3_600_000

/** What buyers hurry and is still in the house, newest urge first; at most 200. */
export const findUrgedOrders = async (books: Books, shopId: string): Promise<OrderDoc[]> => {
  const found = await orders(books).find({
    where: { shopId, urgedAt: { $gt: books.now() - URGE_MS } },
    orderBy: [['urgedAt', 'desc']],
    limit: 200,
  })
  return found.filter(({ bucket, platformStatus }) => bucket !== undefined && platformStatus === 'paid')
}

export const findOrdersByNumber = (books: Books, shopId: string, platformNo: string): Promise<OrderDoc[]> =>
  orders(books).find({ where: { shopId, platformNo }, limit: 10 })

export const findOrdersByMergeKey = (books: Books, shopId: string, mergeKey: string): Promise<OrderDoc[]> =>
  orders(books).find({ where: { shopId, mergeKey }, limit: 100 })

/** Orders of some doors, at most 1000. */
export const findOrdersByMergeKeys = (books: Books, shopId: string, keys: readonly string[]): Promise<OrderDoc[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : orders(books).find({ where: { shopId, mergeKey: { $in: [...keys] } }, limit: 1000 })

/** `prints`: fingerprints of a phone, phone tail or name under every key (`Seal.findAll`). */
export const findOrdersByPrint = (books: Books, shopId: string, prints: readonly string[]): Promise<OrderDoc[]> =>
  orders(books).find({ where: { find: { $in: [...prints] }, shopId }, limit: 100 })

/** Newest first; who buys to sell again has more than a page can hold. */
export const findOrdersOfBuyer = (books: Books, openid: string): Promise<OrderDoc[]> =>
  orders(books).find({ where: { 'payment.openid': openid }, orderBy: [['placedAt', 'desc']], limit: 200 })

/** Every order that waits for the rest of its goods; what is missing stands in `shortSkus`. */
export const findAllRestOrders = (books: Books, shopId: string): Promise<OrderDoc[]> =>
  orders(books).find({
    where: { shopId, shortSkus: { $exists: true, $gt: '' }, hold: 'held', 'rest.state': 'waiting' },
    limit: 1000,
  })

/** Orders whose receiver has been kept since before `before`, longest first. */
export const findKeptOrders = (books: Books, before: number, limit: number): Promise<OrderDoc[]> =>
  orders(books).find({ where: { keptSince: { $lte: before } }, orderBy: [['keptSince', 'asc']], limit })

const PAGE = 1000

/** Every order that is short of something, to be tried again: in a presale that is more than one read brings. */
export async function findAllShortOrders(books: Books, shopId: string): Promise<OrderDoc[]> {
  const all: OrderDoc[] = []
  for (let page = PAGE; page === PAGE;) {
    const where = { shopId, hold: 'short', _id: { $gt: all.at(-1)?._id ?? '' } }
    const found = await orders(books).find({ where, orderBy: [['_id', 'asc']], limit: PAGE })
    all.push(...found)
    page = found.length
  }
  return all
}
