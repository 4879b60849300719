import { ok, refuse, type Result } from '@shared/kernel/result'
import { computeOrder } from '@shared/order/compute-order-state'
import type { OrderDoc } from '@shared/order/order'
import {
  checkSplit,
  freedLine,
  isResting,
  laterOf,
  splitByStock,
  type SplitPart,
  type SplitRefusal,
} from '@shared/order/split'
import { stockIdOf } from '../repo/stock'
import { findStock } from '../repo/stock'
import { withHistory, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import { changing, type Desk } from './desk'
import { voidParcelsOf } from './void-parcels'

interface Word {
  readonly by: string
}

/** By hand: the order is planned as these parcels. */
export const splitOrder = (desk: Desk, orderId: string, word: Word & { readonly parts: readonly SplitPart[] }) =>
  changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, SplitRefusal> => {
      const split = checkSplit(order, word.parts)
      if (!split.ok) return split
      const note = { parcels: word.parts.length }
      const history = withHistory(order, { at: desk.now(), kind: 'split', by: word.by, note })
      return ok({ split: split.value, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )

/** Free pieces by SKU, in the order's own warehouse. */
export async function shelvesOf(desk: Desk, order: OrderDoc): Promise<ReadonlyMap<string, number>> {
  const skus = order.lines.map(({ sku }) => sku)
  const own = new Set(skus.map((sku) => stockIdOf(order.warehouseId, sku)))
  const stock = (await findStock(desk, order.shopId, skus)).filter(({ _id }) => own.has(_id))
  return new Map(stock.map(({ sku, free }) => [sku, free]))
}

/** By stock: what is here is held and goes; the rest waits for its goods and follows by itself. */
export async function splitOffStock(desk: Desk, orderId: string, { by }: Word) {
  const found = await getOrder(desk, orderId)
  if (!found) return refuse('not-found')
  const shelves = await shelvesOf(desk, found)
  return changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, SplitRefusal> => {
      const lines = splitByStock(order, shelves)
      if (!lines.ok) return lines
      const later = lines.value.filter((line) => laterOf(line) > 0)
      const note = { later: later.reduce((sum, line) => sum + laterOf(line), 0) }
      return ok({
        lines: lines.value,
        rest: { state: 'waiting', rev: order.rest?.rev ?? 0 },
        shortSkus: [...new Set(later.map(({ sku }) => sku))],
        hold: 'none',
        holdRev: order.holdRev + 1,
        auditedAt: undefined,
        auditRev: order.auditRev + 1,
        history: withHistory(order, { at: desk.now(), kind: 'split-by-stock', by, note }),
      })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
}

/** One order, one parcel again: parcels that were planned are void. `too-late`: goods of one have left. */
export async function unsplitOrder(
  desk: Desk,
  orderId: string,
  { by }: Word,
): Promise<Result<OrderDoc, 'too-late' | 'unchanged' | 'not-found' | 'changed-meanwhile'>> {
  const found = await getOrder(desk, orderId)
  if (!found) return refuse('not-found')
  if (!found.split && !isResting(found)) return refuse('unchanged')
  const parcels = await voidParcelsOf(desk, orderId, { by })
  if (!parcels.ok) return parcels
  return changing(
    () => getOrder(desk, orderId),
    (order): Result<Patch<OrderDoc>, 'unchanged'> => {
      if (!order.split && !isResting(order)) return refuse('unchanged')
      const resting: Patch<OrderDoc> = isResting(order)
        ? {
            rest: order.rest && { ...order.rest, state: 'over' },
            shortSkus: [],
            hold: 'none',
            holdRev: order.holdRev + 1,
            auditedAt: undefined,
            auditRev: order.auditRev + 1,
          }
        : {}
      const next = { ...order, ...resting, lines: order.lines.map(freedLine) } as OrderDoc
      const { lines, state, bucket } = computeOrder(next, parcels.value)
      const history = withHistory(order, { at: desk.now(), kind: 'unsplit', by })
      return ok({ ...resting, split: undefined, lines, state, bucket, history })
    },
    (order, patch) => changeOrder(desk, order, patch),
  )
}
