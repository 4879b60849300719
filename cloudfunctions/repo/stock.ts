import { idPart, joinId } from '@shared/kernel/ids'
import type { StockDoc } from '@shared/stock/stock'
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

export const findStock = (books: Books, shopId: string, skus: readonly string[]): Promise<StockDoc[]> =>
  skus.length === 0
    ? Promise.resolve([])
    : stock(books).find({ where: { shopId, sku: { $in: [...new Set(skus)] } }, limit: 1000 })

/** `held` also when it was held before; `short`: not enough is free; `unknown-sku`: no such stock. */
export async function reserveStock(books: Books, hold: Hold): Promise<'held' | 'short' | 'unknown-sku'> {
  const path = `holds.${hold.key}`
  const updated = await stock(books).update(
    { _id: hold.stockId, free: { $gte: hold.quantity }, [path]: { $exists: false } },
    { $set: { [path]: hold.quantity }, $inc: { free: -hold.quantity, ver: 1 } },
  )
  if (updated === 1) return 'held'
  const doc = await getStock(books, hold.stockId)
  if (!doc) return 'unknown-sku'
  return doc.holds[hold.key] === hold.quantity ? 'held' : 'short'
}

/** Gives a hold back; no hold there: nothing to do. Answers the quantity given back. */
export async function releaseStock(books: Books, hold: Pick<Hold, 'stockId' | 'key'>): Promise<number> {
  const path = `holds.${hold.key}`
  const quantity = (await getStock(books, hold.stockId))?.holds[hold.key]
  if (quantity === undefined) return 0
  const updated = await stock(books).update(
    { _id: hold.stockId, [path]: quantity },
    { $unset: { [path]: '' }, $inc: { free: quantity, ver: 1 } },
  )
  return updated === 1 ? quantity : 0
}

/**
 * Goods of one hold leave with a parcel; the rest of the hold stays. While more of the line may come or go (`more`, or a rest), a
 * mark is left (a hold of nothing under the parcel's name), so that it happens once. False: there was nothing to consume, or it
 * had been consumed.
 */
export async function consumePart(
  books: Books,
  hold: Hold,
  by: { readonly parcelId: string; readonly more: boolean },
): Promise<boolean> {
  const path = `holds.${hold.key}`
  const markKey = `${hold.key}_${by.parcelId}`
  for (;;) {
    const doc = await getStock(books, hold.stockId)
    const held = doc?.holds[hold.key]
    if (held === undefined || doc?.holds[markKey] !== undefined) return false
    const quantity = Math.min(hold.quantity, held)
    const rest = held - quantity
    const set = {
      ...(rest > 0 ? { [path]: rest } : {}),
      ...(by.more || rest > 0 ? { [`holds.${markKey}`]: 0 } : {}),
    }
    const updated = await stock(books).update(
      { _id: hold.stockId, [path]: held, [`holds.${markKey}`]: { $exists: false } },
      {
        // an empty operator is an error to older servers
        ...(Object.keys(set).length > 0 ? { $set: set } : {}),
        ...(rest > 0 ? {} : { $unset: { [path]: '' } }),
        $inc: { onHand: -quantity, ver: 1 },
      },
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
