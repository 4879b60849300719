import { isReceiverGone, orderWithout, parcelWithout, restsSince } from '@shared/order/drop-receiver'
import type { OrderDoc } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { Files } from '../cloud/files'
import type { Books } from '../repo/books'
import { changeOrder, findKeptOrders, getOrders } from '../repo/orders'
import { changeParcel } from '../repo/parcels'
import { parcelsOf } from '../verbs/settle-order'

const DAY_MS = 86_400_000
/** 100 a minute: ten thousand orders a day would be through by the second hour. */
const PAGE = 100

type Keeper = Books & { readonly files: Files }

/** A parcel of several orders keeps its receiver for the last of them. Pictures go first: they show the label. */
async function dropFromParcel(books: Keeper, parcel: ParcelDoc, order: OrderDoc): Promise<boolean> {
  if (isReceiverGone(parcel)) return true
  const others = await getOrders(
    books,
    parcel.orderIds.filter((id) => id !== order._id),
  )
  if (others.some(({ receiverGone }) => receiverGone === undefined)) return true
  for (const { fileId } of Object.values(parcel.photos ?? {}))
    if (fileId !== undefined) await books.files.remove(fileId)
  return (await changeParcel(books, parcel, parcelWithout(parcel))) !== undefined
}

async function look(books: Keeper, order: OrderDoc, keep: { readonly before: number; readonly days: number }) {
  const parcels = await parcelsOf(books, order)
  const since = restsSince(order, parcels)
  if (since === undefined || since > keep.before) {
    await changeOrder(books, order, { keptSince: since ?? books.now() })
    return false
  }
  for (const parcel of parcels) if (!(await dropFromParcel(books, parcel, order))) return false
  const gone = { at: books.now(), days: keep.days }
  return (await changeOrder(books, order, orderWithout(order, gone))) !== undefined
}

/**
 * Drops what is known of the receiver so many days after the last that happened to an order. The parcels go first: whoever dies in
 * between finds the order again. Answers how many orders it has dropped.
 */
export async function dropReceivers(books: Keeper, days: number): Promise<number> {
  const before = books.now() - days * DAY_MS
  let dropped = 0
  for (const order of await findKeptOrders(books, before, PAGE))
    if (await look(books, order, { before, days })) dropped += 1
  return dropped
}
