import type { FloorParcel } from '@shared/api/floor'
import { readRemark } from '@shared/audit/remark'
import type { OrderDoc } from '@shared/order/order'
import { inBoxOf } from '@shared/pack/take-event'
import { openStops } from '@shared/parcel/gates'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { ProductDoc } from '@shared/stock/stock'
import { getOrders } from '../../repo/orders'
import { findProducts } from '../../repo/products'
import type { RouteContext } from '../route'

/** Wishes for the bench: cards, slips, wrapping; the courier's part is on the label. */
const benchRemark = (orders: readonly OrderDoc[]): string =>
  orders
    .map((order) => order.buyerRemark)
    .filter((text) => readRemark(text).topics.some((topic) => topic === 'packing' || topic === 'other'))
    .join('；')

function stopsOf(parcel: ParcelDoc): FloorParcel['stops'] {
  return openStops(parcel).map((stop) => ({
    id: stop.id,
    reason: stop.reason,
    at: stop.at,
    skus: parcel.lines
      .filter((line) => line.orderId === stop.orderId && stop.lineNos.includes(line.lineNo))
      .map(({ sku, title, spec, quantity, lineNo }) => ({
        sku,
        title,
        spec,
        quantity: stop.pieces?.[lineNo] ?? quantity,
      })),
  }))
}

function floorParcel(
  parcel: ParcelDoc,
  orders: readonly OrderDoc[],
  products: ReadonlyMap<string, ProductDoc>,
): FloorParcel {
  const { masked } = parcel.ship
  return {
    id: parcel._id,
    waybillNo: parcel.waybillNo ?? '',
    courier: parcel.courier,
    slot: parcel.slot,
    goods: parcel.goods,
    name: masked.name,
    place: masked.district || masked.city,
    remark: benchRemark(orders.filter(({ _id }) => parcel.orderIds.includes(_id))),
    lines: parcel.lines.map(({ sku, title, spec, quantity }) => {
      const { barcode = '', location = '', weightGrams = 0 } = products.get(sku) ?? {}
      const line = { sku, title, spec, quantity, barcode, location }
      return weightGrams > 0 ? { ...line, grams: weightGrams } : line
    }),
    stops: stopsOf(parcel),
    inBox: inBoxOf(parcel),
    copies: parcel.copies,
    orders: parcel.orderIds.length,
  }
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** Parcels as the floor may see them, in the order given. */
export async function floorParcels(context: RouteContext, parcels: readonly ParcelDoc[]): Promise<FloorParcel[]> {
  const skus = [...new Set(parcels.flatMap((parcel) => parcel.lines.map(({ sku }) => sku)))]
  const orderIds = [...new Set(parcels.flatMap((parcel) => parcel.orderIds))]
  const products = await Promise.all(chunks(skus, 500).map((some) => findProducts(context, context.shop._id, some)))
  const orders = await Promise.all(chunks(orderIds, 500).map((some) => getOrders(context, some)))
  const bySku = new Map(products.flat().map((product) => [product.sku, product]))
  return parcels.map((parcel) => floorParcel(parcel, orders.flat(), bySku))
}
