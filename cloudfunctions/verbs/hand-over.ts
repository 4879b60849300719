import { refuse, type Result } from '@shared/kernel/result'
import { decideGoods, type ParcelStep } from '@shared/parcel/decide-goods'
import { shutGate } from '@shared/parcel/gates'
import { hasMoved } from '@shared/parcel/has-moved'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { ShopDoc } from '@shared/shop/shop'
import { getOrders } from '../repo/orders'
import { changeParcel, getParcel } from '../repo/parcels'
import { getShop } from '../repo/shops'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { followOrder } from './follow-order'

/** Why a parcel may not go into the van now, asked of its orders as well; undefined: it may. */
export async function handOverGate(desk: Desk, shop: ShopDoc, parcel: ParcelDoc): Promise<string | undefined> {
  const shut = shutGate('hand-over', parcel, shop)
  if (shut) return shut
  // an order whose lines were all taken out travels no more
  const orders = await getOrders(desk, [...new Set(parcel.lines.map(({ orderId }) => orderId))])
  if (orders.some((order) => order.platformStatus !== 'paid')) return 'stopped'
  const moved = orders.filter((order) => hasMoved(parcel, order))
  for (const order of moved) await followOrder(desk, order)
  return moved.length > 0 ? 'address-changed' : undefined
}

/** The one move of hand-over, gates asked again; a parcel that is handed over in this session already is fine. */
export async function handOverParcel(
  desk: Desk,
  shop: ShopDoc,
  ask: { readonly parcelId: string; readonly handoverId: string; readonly by: string },
): Promise<Result<ParcelDoc, string>> {
  const found = await getParcel(desk, ask.parcelId)
  if (found?.goods === 'handed-over' && found.handoverId === ask.handoverId) return { ok: true, value: found }
  const gate = found && (await handOverGate(desk, shop, found))
  if (gate) return refuse(gate)
  const context = { at: desk.now(), by: ask.by, handoverId: ask.handoverId, pickBeforePack: shop.pickBeforePack }
  return changing(
    () => getParcel(desk, ask.parcelId),
    (parcel): Result<ParcelStep, string> => decideGoods('hand-over', parcel, context),
    (parcel, step) => changeParcel(desk, parcel, step),
  )
}

export const handOverStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by, shopId }, ids }) => {
    const shop = await getShop(desk, shopId)
    if (ask.verb !== 'hand-over' || !shop) return []
    const { handoverId } = ask
    const answers = await inParallel(ids, 8, async (id) => ({
      id,
      result: await handOverParcel(desk, shop, { parcelId: id, handoverId, by }),
    }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
