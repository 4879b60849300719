import { ok, refuse, type Result } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { isAllTold } from '@shared/order/plan-upload'
import { withHistory, type Books, type Patch } from '../repo/books'
import { changeOrder, getOrder } from '../repo/orders'
import { parcelsOf } from './settle-order'
import { changing } from './desk'

/**
 * The owner's word for the platform's one re-ship: good for the next revision only, so that a parcel that comes or goes meanwhile
 * asks him again. `not-all-told`: there is one chance, and something would be missing in it.
 */
export async function askReship(books: Books, orderId: string, by: string) {
  const parcels = await parcelsOf(books, await getOrder(books, orderId))
  return changing(
    () => getOrder(books, orderId),
    (order): Result<Patch<OrderDoc>, 'not-blocked' | 'not-all-told'> => {
      const { blocked, ...upload } = order.upload
      if (blocked !== 'reship-needed') return refuse('not-blocked', blocked)
      if (!isAllTold(order, parcels)) return refuse('not-all-told')
      const rev = upload.rev + 1
      const reship = { count: (upload.reship?.count ?? 0) + 1, rev }
      const history = withHistory(order, { at: books.now(), kind: 'reship-asked', by })
      return ok({ upload: { ...upload, rev, reship }, history })
    },
    (order, patch) => changeOrder(books, order, patch),
  )
}
