import { createHash } from 'node:crypto'
import { allocate, type Allocation } from '@shared/courier/allocate'
import { readCourierWish } from '@shared/courier/wish'
import { readRemark } from '@shared/audit/remark'
import type { ShippingFacts } from '@shared/audit/rule'
import type { Receiver } from '@shared/kernel/address'
import { shippableOf } from '@shared/order/lines'
import type { OrderDoc } from '@shared/order/order'
import type { FrozenShip, ParcelLine } from '@shared/parcel/parcel'
import type { CourierDoc, ShopDoc } from '@shared/shop/shop'
import { UNWEIGHED_GRAMS, type ProductDoc } from '@shared/stock/stock'
import type { Books } from '../repo/books'
import { sha256 } from '../cloud/crypto'
import { findCouriers } from '../repo/couriers'
import { findProducts } from '../repo/products'

const REMARK_MAX = 60
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The id a batch gives to an order's parcel: a repeated expansion finds its own parcel again. 16 characters of base32. */
export function parcelIdOf(batchId: string, orderId: string): string {
  const bytes = createHash('sha256').update(`${batchId}/${orderId}`).digest()
  return [...bytes.subarray(0, 16)].map((byte) => CROCKFORD.charAt(byte % 32)).join('')
}

export interface PlanFacts {
  readonly shop: ShopDoc
  readonly couriers: readonly CourierDoc[]
  readonly weights: ReadonlyMap<string, number>
}

/** Everything that planning some orders needs beside them, in two reads. */
export async function planFacts(books: Books, shop: ShopDoc, orders: readonly OrderDoc[]): Promise<PlanFacts> {
  const skus = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.sku)))]
  const chunks: ProductDoc[][] = []
  for (let i = 0; i < skus.length; i += 500) chunks.push(await findProducts(books, shop._id, skus.slice(i, i + 500)))
  return {
    shop,
    couriers: await findCouriers(books, shop._id),
    weights: new Map(chunks.flat().map((product) => [product.sku, product.weightGrams])),
  }
}

function weightOf(facts: PlanFacts, orders: readonly Pick<OrderDoc, 'lines'>[]): number {
  const lines = orders.flatMap((order) => order.lines)
  const grams = lines.reduce((sum, line) => sum + (facts.weights.get(line.sku) ?? 0) * shippableOf(line), 0)
  return grams > 0 ? grams : UNWEIGHED_GRAMS
}

/** How the shop ships, as rules and allocation ask for it. */
export const shippingFacts = (shop: ShopDoc, couriers: readonly CourierDoc[]): ShippingFacts => ({
  rules: shop.allocation,
  accounts: couriers.map(({ _id, courier, on }) => ({ id: _id, courier, on })),
})

/** Who carries these orders (one parcel); the first order's remark speaks for a merged parcel together with the others'. */
export function allocateFor(facts: PlanFacts, orders: readonly OrderDoc[]) {
  return allocate({
    province: orders[0]?.masked.province ?? '',
    city: orders[0]?.masked.city ?? '',
    district: orders[0]?.masked.district ?? '',
    weightGrams: weightOf(facts, orders),
    wish: readCourierWish(orders.map((order) => order.buyerRemark).join('，')),
    ...shippingFacts(facts.shop, facts.couriers),
  })
}

/** Only what the courier's man can do something with goes on the label. */
function remarkFor(orders: readonly Pick<OrderDoc, 'buyerRemark'>[]): string {
  const useful = orders.map((order) => order.buyerRemark).filter((text) => readRemark(text).topics.includes('delivery'))
  return [...new Set(useful)].join('；').slice(0, REMARK_MAX)
}

/** The hash of all that the partner will be told; another ask is another hash. */
export const askHashOf = (
  ship: Omit<FrozenShip, 'receiver' | 'masked' | 'askHash'>,
  receiver: Receiver,
  lines: readonly ParcelLine[],
): string => {
  const { sender, courier, accountId, weightGrams, remark } = ship
  const goods = lines.map((line) => [line.orderId, line.lineNo, line.sku, line.quantity])
  return sha256(JSON.stringify([receiver, sender, courier, accountId, weightGrams, remark, goods]))
}

export interface FreezeInput {
  readonly orders: readonly OrderDoc[]
  readonly lines: readonly ParcelLine[]
  readonly receiver: Receiver
  readonly sealed: string
  readonly allocation: Allocation
}

export function freezeShip(facts: PlanFacts, input: FreezeInput): FrozenShip {
  const { orders, lines, allocation, receiver } = input
  const { sender } = facts.shop
  const weightGrams =
    lines.reduce((sum, line) => sum + (facts.weights.get(line.sku) ?? 0) * line.quantity, 0) || UNWEIGHED_GRAMS
  const told = {
    sender,
    courier: allocation.courier,
    accountId: allocation.accountId,
    weightGrams,
    remark: remarkFor(orders),
  }
  const masked = orders[0]?.masked
  if (!masked) throw new Error('a parcel needs an order')
  const addressRevs = Object.fromEntries(
    orders.flatMap(({ _id, addressRev }) => (addressRev === undefined ? [] : [[_id, addressRev]])),
  )
  return { ...told, receiver: input.sealed, masked, askHash: askHashOf(told, receiver, lines), addressRevs }
}
