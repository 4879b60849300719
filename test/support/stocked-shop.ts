import { decideGoods } from '@shared/parcel/decide-goods'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { addProduct } from '../../cloudfunctions/repo/products'
import { getShop } from '../../cloudfunctions/repo/shops'
import { countStock, getStock } from '../../cloudfunctions/repo/stock'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, parcelsIn } from './desk'
import { createWorkingApi, type WorkingApi } from './working-api'

export type Shop = WorkingApi & { readonly auditor: string }
export const line = (lineNo: number, sku: string, ordered: number) => ({
  lineNo,
  sku,
  title: sku,
  spec: 'M',
  paidFen: 9900,
  ordered,
  refunding: 0,
  refunded: 0,
})
export const id = (no: string) => `demo_${no}`

export async function openShop(
  shelf: Readonly<Record<string, number>>,
  over: Parameters<typeof createWorkingApi>[0] = {},
): Promise<Shop> {
  const api = await createWorkingApi(over)
  for (const [sku, onHand] of Object.entries(shelf)) {
    await api.shelve(sku, onHand)
    await addProduct(api.desk, {
      _id: `demo_${sku}`,
      v: 1,
      ver: 1,
      shopId: 'demo',
      sku,
      title: sku,
      spec: 'M',
      barcode: `69000000${sku.charCodeAt(0)}`,
      priceFen: 9900,
      weightGrams: 300,
      location: 'A-01-1-1',
    })
  }
  return { ...api, auditor: await api.hire('auditor') }
}
export const takeIn = async (shop: Shop, no: string, lines = [line(1, 'A', 2)]) => {
  await upsertOrder(shop.desk, shop.shop, anOrder(no, { lines }))
  await shop.work()
}
export const printGo = async (shop: Shop, requestId: string) => {
  await shop.call(shop.auditor, 'printGo', { requestId })
  await shop.work()
}
/** Everything packed and in the van. */
export async function handOver(shop: Shop) {
  const doc = await getShop(shop.desk, 'demo')
  for (const found of parcelsIn(shop.test)) {
    const parcel = await getParcel(shop.desk, found._id)
    if (!doc || parcel?.goods !== 'planned' || parcel.waybill !== 'got' || parcel.copies === 0) continue
    const packed = decideGoods('pack', parcel, { at: 1, by: 'p', pickBeforePack: false })
    if (!packed.ok || !(await changeParcel(shop.desk, parcel, packed.value))) continue
    await handOverParcel(shop.desk, doc, { parcelId: parcel._id, handoverId: 'h', by: 'p' })
  }
  await shop.work()
}
export const live = (shop: Shop) => parcelsIn(shop.test).filter(({ goods }) => goods !== 'void')
export const refill = async (shop: Shop, sku: string, onHand: number) => {
  const doc = await getStock(shop.desk, `main_${sku}`)
  if (doc) await countStock(shop.desk, doc, onHand)
}
