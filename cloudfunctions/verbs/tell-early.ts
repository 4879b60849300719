import { refuse, type Result } from '@shared/kernel/result'
import { decideEarly, type EarlyCode } from '@shared/parcel/decide-early'
import { isGoneFor } from '@shared/order/compute-order-state'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel, findParcelsOfOrder, getParcel } from '../repo/parcels'
import type { Books } from '../repo/books'
import type { BatchStep } from '../work/deps'
import { changing, firstKnown, inParallel, refusedAs } from './desk'
import { loadParcels, ordersGate } from './hand-over'

export type EarlyRefusal = EarlyCode | 'address-changed' | 'not-found' | 'changed-meanwhile'

async function tellParcel(books: Books, found: ParcelDoc, by: string): Promise<EarlyRefusal | undefined> {
  if (found.early) return undefined
  const [loaded] = await loadParcels(books, [found._id])
  const gate = loaded ? await ordersGate(books, loaded) : 'not-found'
  if (gate) return gate
  const done = await changing(
    firstKnown(found, () => getParcel(books, found._id)),
    (parcel) => decideEarly(parcel, { at: books.now(), by }),
    (parcel, step) => changeParcel(books, parcel, step),
  )
  return done.ok || done.refusal === 'unchanged' ? undefined : done.refusal
}

/** Tells the platform of an order's parcels that no van has yet, of each that may be told of. Refused when none may. */
export async function tellEarly(
  books: Books,
  orderId: string,
  by: string,
): Promise<Result<{ readonly told: number }, EarlyRefusal>> {
  const here = (await findParcelsOfOrder(books, orderId)).filter((parcel) => !isGoneFor(parcel, orderId))
  const whys = await inParallel(here, 4, (parcel) => tellParcel(books, parcel, by))
  const told = whys.filter((why) => why === undefined).length
  return told > 0 ? { ok: true, value: { told } } : refuse(whys[0] ?? 'no-waybill')
}

export const tellEarlyStep =
  (books: Books): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'tell-early') return []
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await tellEarly(books, id, by) }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
