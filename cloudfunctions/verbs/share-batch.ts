import type { OrderDoc } from '@shared/order/order'
import { isUsable } from '@shared/printer/printer-doc'
import { sentByPhone } from '@shared/printer/drivers'
import { paperIn } from '@shared/printer/sheet'
import { sharePieces, type SharePiece } from '@shared/printer/share'
import type { PrinterDoc, ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { findPrinters } from '../repo/printers'
import { findProducts } from '../repo/products'

const SKUS = 500
/** After every real place: what has none is walked to last. */
const NOWHERE = '\uffff'

/**
 * Printers that may be given labels, free ones first: paper comes out where the queue is short. A Bluetooth printer prints only
 * while somebody stands beside it, so it shares a batch only where there is no other.
 */
export async function usablePrinters(books: Books, shop: ShopDoc): Promise<PrinterDoc[]> {
  const printers = await findPrinters(books, shop._id)
  const usable = printers.filter((printer) => isUsable(printer) && paperIn(shop.printing, printer._id) === undefined)
  const alone = usable.filter((printer) => !sentByPhone(printer))
  return (alone.length > 0 ? alone : usable).sort((a, b) => a.waiting - b.waiting)
}

/** One parcel's orders, before it is planned. */
type Group = readonly OrderDoc[]

async function placesOf(books: Books, shopId: string, groups: readonly Group[]): Promise<ReadonlyMap<string, string>> {
  const skus = [...new Set(groups.flat().flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const chunks = Array.from({ length: Math.ceil(skus.length / SKUS) }, (_, i) => skus.slice(i * SKUS, (i + 1) * SKUS))
  const found = await Promise.all(chunks.map((some) => findProducts(books, shopId, some)))
  return new Map(found.flat().map(({ sku, location }) => [sku, location === '' ? NOWHERE : location]))
}

const firstPlace = (group: Group, places: ReadonlyMap<string, string>): string =>
  group
    .flatMap(({ lines }) => lines.map(({ sku }) => places.get(sku) ?? NOWHERE))
    .reduce((first, place) => (place < first ? place : first), NOWHERE)

const aisleOf = (place: string): string => place.split('-')[0] ?? place

export interface SharedBatch {
  /** In the order in which they are picked: the place in the batch is the slot, and the order of the paper. */
  readonly groups: readonly Group[]
  /** Which printer puts out how many parcels, and how many orders those are. */
  readonly parcels: readonly SharePiece[]
  readonly orders: readonly SharePiece[]
}

/** Puts a batch into the order of the walk and shares it among printers as the shop wants it. */
export async function shareBatch(
  books: Books,
  shop: ShopDoc,
  ask: { readonly groups: readonly Group[]; readonly printers: readonly PrinterDoc[] },
): Promise<SharedBatch> {
  const places = await placesOf(books, shop._id, ask.groups)
  const placed = ask.groups.map((group, i) => ({ group, i, place: firstPlace(group, places) }))
  placed.sort((a, b) => (a.place === b.place ? a.i - b.i : a.place < b.place ? -1 : 1))
  const groups = placed.map(({ group }) => group)
  const printers = ask.printers.map(({ _id, waiting }) => ({ id: _id, waiting }))
  const zones = placed.map(({ place }) => aisleOf(place))
  const parcels = sharePieces(zones, printers, shop.printing?.share ?? 'load')
  let at = 0
  const orders = parcels.map(({ printerId, count }) => {
    const own = groups.slice(at, at + count)
    at += count
    return { printerId, count: own.reduce((sum, group) => sum + group.length, 0) }
  })
  return { groups, parcels, orders }
}
