import { idPart, joinId } from '@shared/kernel/ids'
import type { StockDoc } from '@shared/stock/stock'
import type { PlainChange } from '../cloud/database'
import type { Books } from './books'

const stock = ({ db }: Books) => db.collection<StockDoc>('stock')
const moves = ({ db }: Books) => db.collection<StockMove>('stock_moves')

/** A log written after the fact; `_id` names the hold and the verb, so a repeated verb writes no second line. */
export interface StockMove {
  readonly _id: string
  readonly v: 1
  readonly ver: number
  readonly shopId: string
  readonly sku: string
  readonly verb: 'reserve' | 'release' | 'consume' | 'return' | 'set'
  readonly quantity: number
  readonly key: string
  readonly at: number
}

/** One line's claim on one SKU. `key` is `holdKey(orderId, lineNo)`. */
export interface Hold {
  readonly stockId: string
  readonly key: string
  readonly quantity: number
}

export const stockIdOf = (warehouseId: string, sku: string): string => joinId(warehouseId, idPart(sku))
export const getStock = (books: Books, id: string): Promise<StockDoc | undefined> => stock(books).get(id)
export const addStock = (books: Books, doc: StockDoc): Promise<'added' | 'exists'> => stock(books).add(doc)

/** So many at a time: an article may lie in several warehouses, and one read brings a thousand. */
const SKUS_A_READ = 300

export async function findStock(books: Books, shopId: string, skus: readonly string[]): Promise<StockDoc[]> {
  const asked = [...new Set(skus)]
  const found: StockDoc[] = []
  for (let from = 0; from < asked.length; from += SKUS_A_READ) {
    const some = asked.slice(from, from + SKUS_A_READ)
    found.push(...(await stock(books).find({ where: { shopId, sku: { $in: some } }, limit: 1000 })))
  }
  return found
}

/** The hold was given back while parcels of it may have been on their way out. */
const givenBackMark = (key: string) => `holds.${key}_x`

/** `held` also when it was held before; `short`: not enough is free; `unknown-sku`: no such stock. */
export async function reserveStock(books: Books, hold: Hold): Promise<'held' | 'short' | 'unknown-sku'> {
  const path = `holds.${hold.key}`
  const updated = await stock(books).update(
    { _id: hold.stockId, free: { $gte: hold.quantity }, [path]: { $exists: false } },
    {
      $set: { [path]: hold.quantity },
      $unset: { [givenBackMark(hold.key)]: '' },
      $inc: { free: -hold.quantity, ver: 1 },
    },
  )
  if (updated === 1) return 'held'
  const doc = await getStock(books, hold.stockId)
  if (!doc) return 'unknown-sku'
  return doc.holds[hold.key] === hold.quantity ? 'held' : 'short'
}

/**
 * Gives a hold back; no hold there: nothing to do. Answers the quantity given back. `planned`: a parcel of it may be in the van
 * already, so a mark is left for what that takes off the shelf.
 */
export async function releaseStock(
  books: Books,
  hold: Pick<Hold, 'stockId' | 'key'>,
  { planned = false }: { readonly planned?: boolean } = {},
): Promise<number> {
  const path = `holds.${hold.key}`
  for (;;) {
    const quantity = (await getStock(books, hold.stockId))?.holds[hold.key]
    if (quantity === undefined) return 0
    const updated = await stock(books).update(
      { _id: hold.stockId, [path]: quantity },
      {
        ...(planned ? { $set: { [givenBackMark(hold.key)]: 0 } } : {}),
        $unset: { [path]: '' },
        $inc: { free: quantity, ver: 1 },
      },
    )
    if (updated === 1) return quantity
  }
}

interface Leaving {
  readonly parcelId: string
  readonly more: boolean
}
interface Share {
  readonly held: number | undefined
  /** Of the hold, once they have left. */
  readonly rest: number
  /** Not held any more, so it comes out of what is free. */
  readonly lacking: number
}
const leftMark = ({ key }: Pick<Hold, 'key'>, { parcelId }: Leaving): string => `${key}_${parcelId}`

/** Undefined: they had left. Without a hold, only a mark or a parcel that leaves marks tells what was given back from what has left. */
function shareOf({ holds }: StockDoc, hold: Hold, by: Leaving): Share | undefined {
  const held = holds[hold.key]
  const isOver = held === undefined && !by.more && holds[`${hold.key}_x`] === undefined
  if (isOver || holds[leftMark(hold, by)] !== undefined) return undefined
  const lacking = Math.max(0, hold.quantity - (held ?? 0))
  return { held, lacking, rest: (held ?? 0) + lacking - hold.quantity }
}

/** A mark is left while more of the line may come or go. */
function leaveWith(hold: Hold, by: Leaving, { held, rest, lacking }: Share): PlainChange {
  const path = `holds.${hold.key}`
  const set = {
    ...(rest > 0 ? { [path]: rest } : {}),
    ...(by.more || rest > 0 || lacking > 0 ? { [`holds.${leftMark(hold, by)}`]: 0 } : {}),
  }
  return {
    // an empty operator is an error to older servers
    ...(Object.keys(set).length > 0 ? { $set: set } : {}),
    ...(rest > 0 || held === undefined ? {} : { $unset: { [path]: '' as const } }),
    $inc: { onHand: -hold.quantity, ...(lacking > 0 ? { free: -lacking } : {}), ver: 1 },
  }
}

/**
 * Goods of one line have left with a parcel: their part of the hold ends, and the rest of it stays. What a refund has given back by
 * then comes out of what is free, for it is gone from the shelf all the same. Once only; false: it had happened.
 */
export async function consumePart(books: Books, hold: Hold, by: Leaving): Promise<boolean> {
  for (;;) {
    const doc = await getStock(books, hold.stockId)
    const share = doc && shareOf(doc, hold, by)
    if (!share) return false
    const updated = await stock(books).update(
      {
        _id: hold.stockId,
        [`holds.${hold.key}`]: share.held ?? { $exists: false },
        [`holds.${leftMark(hold, by)}`]: { $exists: false },
      },
      leaveWith(hold, by, share),
    )
    if (updated === 1) return true
  }
}

/** `name` marks the one time this happens; what the hold is by now is no matter, for goods of it may be leaving. */
const topMark = ({ key }: Pick<Hold, 'key'>, name: string) => `holds.${key}_t${name}`

/** Adds to a hold. `held` also when this top-up had been made before. */
export async function topUpStock(books: Books, hold: Hold, name: string): Promise<'held' | 'short'> {
  const mark = topMark(hold, name)
  const updated = await stock(books).update(
    { _id: hold.stockId, free: { $gte: hold.quantity }, [mark]: { $exists: false } },
    { $set: { [mark]: 0 }, $inc: { [`holds.${hold.key}`]: hold.quantity, free: -hold.quantity, ver: 1 } },
  )
  if (updated === 1) return 'held'
  return (await getStock(books, hold.stockId))?.holds[`${hold.key}_t${name}`] === undefined ? 'short' : 'held'
}

/** Takes a top-up back; one that was not made is not taken back. */
export async function undoTopUp(books: Books, hold: Hold, name: string): Promise<void> {
  const mark = topMark(hold, name)
  const path = `holds.${hold.key}`
  const where = { _id: hold.stockId, [mark]: 0 }
  const free = { free: hold.quantity, ver: 1 }
  const whole = await stock(books).update(
    { ...where, [path]: hold.quantity },
    { $unset: { [mark]: '', [path]: '' }, $inc: free },
  )
  if (whole === 1) return
  await stock(books).update(
    { ...where, [path]: { $gt: hold.quantity } },
    { $unset: { [mark]: '' }, $inc: { ...free, [path]: -hold.quantity } },
  )
}

/** Goods of one parcel's line are on the shelf again, free; a mark is left, so that it happens once. False: it had happened. */
export async function putBackStock(books: Books, { stockId, key, quantity }: Hold): Promise<boolean> {
  const mark = `holds.${key}_b`
  const updated = await stock(books).update(
    { _id: stockId, [mark]: { $exists: false } },
    { $set: { [mark]: 0 }, $inc: { onHand: quantity, free: quantity, ver: 1 } },
  )
  return updated === 1
}

/** A count: `onHand` becomes `onHand`, `free` moves by the same difference. False: it changed meanwhile. */
export async function countStock(books: Books, doc: StockDoc, onHand: number): Promise<boolean> {
  const updated = await stock(books).update(
    { _id: doc._id, ver: doc.ver },
    { $set: { onHand, free: doc.free + onHand - doc.onHand }, $inc: { ver: 1 } },
  )
  return updated === 1
}

export const logStockMove = (
  books: Books,
  move: Omit<StockMove, '_id' | 'v' | 'ver' | 'at'>,
): Promise<'added' | 'exists'> =>
  moves(books).add({ _id: joinId(idPart(move.sku), move.key, move.verb), v: 1, ver: 1, at: books.now(), ...move })
