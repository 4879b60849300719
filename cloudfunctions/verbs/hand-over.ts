import { ok, refuse, type Result } from '@shared/kernel/result'
import type { OrderDoc } from '@shared/order/order'
import { decideGoods, type ParcelStep } from '@shared/parcel/decide-goods'
import { shutGate } from '@shared/parcel/gates'
import { hasMoved } from '@shared/parcel/has-moved'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { travellersOf } from '@shared/parcel/travellers'
import type { ShopDoc } from '@shared/shop/shop'
import { getOrders } from '../repo/orders'
import type { Books } from '../repo/books'
import { changeParcel, getParcel, getParcels } from '../repo/parcels'
import { changing, firstKnown, type Desk } from './desk'
import { followOrder } from './follow-order'

/** A parcel and the orders that travel in it, read at one time. */
export interface Loaded {
  readonly parcel: ParcelDoc
  readonly orders: readonly OrderDoc[]
}

/** Many parcels with their orders in two reads. */
export async function loadParcels(desk: Books, ids: readonly string[]): Promise<Loaded[]> {
  const parcels = await getParcels(desk, ids)
  const orders = await getOrders(desk, [...new Set(parcels.flatMap(travellersOf))])
  return parcels.map((parcel) => {
    const own = travellersOf(parcel)
    return { parcel, orders: orders.filter(({ _id }) => own.includes(_id)) }
  })
}

/** Why its orders may not be sent as they are now; undefined: they may. */
export async function ordersGate(
  desk: Books,
  { parcel, orders }: Loaded,
): Promise<'stopped' | 'address-changed' | undefined> {
  const unpaid = orders.filter((order) => order.platformStatus !== 'paid')
  const moved = orders.filter((order) => hasMoved(parcel, order))
  // whoever planned it may have been overtaken by this word: the bench wants a stop that it can settle
  for (const order of new Set([...unpaid, ...moved])) await followOrder(desk, order)
  if (unpaid.length > 0) return 'stopped'
  return moved.length > 0 ? 'address-changed' : undefined
}

/** Why a parcel may not go into the van now, asked of its orders as well; undefined: it may. */
export const handOverGate = async (desk: Desk, shop: ShopDoc, loaded: Loaded): Promise<string | undefined> =>
  shutGate('hand-over', loaded.parcel, shop) ?? (await ordersGate(desk, loaded))

interface HandOver {
  readonly parcelId: string
  readonly handoverId: string
  readonly by: string
  /** What was read a moment ago. */
  readonly loaded?: Loaded
}

/** The one move of hand-over, gates asked again; a parcel that is handed over in this session already is fine. */
export async function handOverParcel(desk: Desk, shop: ShopDoc, ask: HandOver): Promise<Result<ParcelDoc, string>> {
  const loaded = ask.loaded ?? (await loadParcels(desk, [ask.parcelId]))[0]
  if (!loaded) return refuse('not-found')
  const { parcel: found } = loaded
  if (found.goods === 'handed-over' && found.handoverId === ask.handoverId) return ok(found)
  const gate = await handOverGate(desk, shop, loaded)
  if (gate) return refuse(gate)
  const context = { at: desk.now(), by: ask.by, handoverId: ask.handoverId, pickBeforePack: shop.pickBeforePack }
  return changing(
    firstKnown(found, () => getParcel(desk, ask.parcelId)),
    (parcel): Result<ParcelStep, string> => decideGoods('hand-over', parcel, context),
    (parcel, step) => changeParcel(desk, parcel, step),
  )
}
