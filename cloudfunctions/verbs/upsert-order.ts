import type { Receiver } from '@shared/kernel/address'
import { orderIdOf } from '@shared/kernel/ids'
import { settled } from '@shared/notice/address-ask'
import { maskReceiver } from '@shared/order/mask-receiver'
import type { IncomingOrder } from '@shared/order/incoming'
import type { OrderDoc, Swap } from '@shared/order/order'
import { isResting, restAs } from '@shared/order/split'
import { isOver, keepsGoods, swapAfter } from '@shared/order/swap'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { ShopDoc } from '@shared/shop/shop'
import { readable } from '../audit/audit-order'
import { withHistory, type Patch } from '../repo/books'
import { addOrder, changeOrder, getOrder } from '../repo/orders'
import type { Desk } from './desk'
import { followOrder } from './follow-order'
import { cameAsOf, differenceOf, isNews, isOlder, sayable, spokenBy, type Difference } from './order-news'
import { fingerprints, mergeKeyOf, sealOrderReceiver } from './receivers'
import { parcelsOf, settleOrder } from './settle-order'

export type UpsertOutcome = 'added' | 'changed' | 'unchanged' | 'older' | 'conflict'
const HOUR = 3_600_000

function receiverFields(desk: Desk, shop: ShopDoc, of: { readonly id: string; readonly receiver: Receiver }) {
  const shown = readable(of.receiver)
  return {
    receiver: sealOrderReceiver(desk.seal, of.id, { field: 'receiver', receiver: of.receiver }),
    receiverRaw: sealOrderReceiver(desk.seal, of.id, { field: 'receiverRaw', receiver: of.receiver }),
    cameAs: cameAsOf(desk, of.receiver),
    masked: maskReceiver(shown),
    find: fingerprints(desk.seal, shown),
    mergeKey: mergeKeyOf(desk.seal, shop._id, shown),
  }
}

/** A feed speaks of now; a file is as old as its export, and nobody knows when that was. */
const saidAt = ({ source, placedAt }: IncomingOrder, now: number): number => (source === 'feed' ? now : placedAt)

function newOrder(desk: Desk, shop: ShopDoc, incoming: IncomingOrder): OrderDoc {
  const id = orderIdOf(shop._id, incoming.platformNo)
  const now = desk.now()
  const { paidAt, payment, importId } = incoming
  const order: OrderDoc = {
    _id: id,
    v: 1,
    ver: 1,
    shopId: shop._id,
    warehouseId: shop.warehouseId,
    platformNo: incoming.platformNo,
    source: incoming.source,
    sourceVersion: incoming.version,
    placedAt: incoming.placedAt,
    ...(paidAt === undefined ? {} : { paidAt }),
    platformStatus: incoming.status,
    lines: incoming.lines.map((line) => ({ ...line, planned: 0, shipped: 0 })),
    ...receiverFields(desk, shop, { id, receiver: incoming.receiver }),
    buyerRemark: incoming.buyerRemark,
    sellerMemo: incoming.sellerMemo,
    ...(payment ? { payment: { ...payment, learnedAt: now } } : {}),
    hold: 'none',
    shortSkus: [],
    findings: [],
    accepted: {},
    auditRev: 1,
    state: 'new',
    bucket: 'to-audit',
    shipBy: (paidAt ?? incoming.placedAt) + shop.shipWithinHours * HOUR,
    parcelIds: [],
    upload: { rev: 0, doneRev: 0 },
    holdRev: 1,
    notices: { shipped: 'none' },
    liveAt: saidAt(incoming, now),
    keptSince: now,
    ...(importId === undefined ? {} : { importId }),
    history: [{ at: now, kind: 'taken-in', by: incoming.source }],
  }
  return order
}

/** Stock that was given back is asked for again when the order is paid again; a change of goods asks anew. */
function holdAgain(order: OrderDoc, incoming: IncomingOrder, goods: boolean): Patch<OrderDoc> {
  const again = incoming.status === 'paid' && (order.hold === 'released' || (goods && order.hold === 'short'))
  return again
    ? {
        hold: 'none',
        holdRev: order.holdRev + 1,
        shortSkus: [],
        // what had been added for the rest went back with the hold: it is asked for under another number
        ...(isResting(order) ? { rest: restAs(order, 'waiting') } : {}),
      }
    : {}
}

interface Change {
  readonly order: OrderDoc
  readonly incoming: IncomingOrder
  readonly differs: Difference
  /** Its goods are held or on their way: others do not come in their place. */
  readonly keeps: boolean
  readonly swap: Swap | undefined
}

function storyAfter(desk: Desk, { order, incoming, swap }: Change): Patch<OrderDoc> {
  const { source: by, status } = incoming
  const goods: Readonly<Record<string, string>> = swap?.open && swap !== order.swap ? { goods: 'kept' } : {}
  return { history: withHistory(order, { at: desk.now(), kind: 'changed', by, note: { status, ...goods } }) }
}

const otherGoods = ({ order, incoming }: Change): Patch<OrderDoc> => ({
  lines: incoming.lines.map((line) => ({ ...line, planned: 0, shipped: 0 })),
  split: undefined,
  rest: restAs(order, 'over'),
})

function changeFor(desk: Desk, shop: ShopDoc, change: Change & { readonly parcels: readonly ParcelDoc[] }) {
  const { order, parcels, incoming, differs, keeps } = change
  const now = desk.now()
  const swaps = differs.swapped !== undefined && !keeps
  const patch: Patch<OrderDoc> = {
    platformStatus: incoming.status,
    paidAt: incoming.paidAt ?? order.paidAt,
    shipBy: (incoming.paidAt ?? order.paidAt ?? order.placedAt) + shop.shipWithinHours * HOUR,
    ...(swaps ? otherGoods(change) : { lines: differs.lines }),
    ...(differs.address
      ? {
          ...receiverFields(desk, shop, { id: order._id, receiver: incoming.receiver }),
          addressRev: (order.addressRev ?? 0) + 1,
          former: undefined,
          addressAsk: settled(order.addressAsk, { at: now, by: incoming.source }),
        }
      : {}),
    buyerRemark: incoming.buyerRemark,
    sellerMemo: incoming.sellerMemo,
    ...(incoming.payment ? { payment: { ...incoming.payment, learnedAt: order.payment?.learnedAt ?? now } } : {}),
    ...holdAgain(order, incoming, swaps),
    accepted: {},
    formerWord: undefined,
    auditedAt: undefined,
    auditRev: order.auditRev + 1,
    liveAt: Math.max(order.liveAt, saidAt(incoming, now)),
    ...storyAfter(desk, change),
  }
  return { ...patch, ...settleOrder({ ...order, ...patch }, parcels) }
}

/** Nothing of the order itself is other than it was, or nothing that may be. */
const isSame = ({ differs, keeps }: Change): boolean =>
  !differs.address && !differs.rest && (differs.swapped === undefined || keeps)

function readChange(desk: Desk, order: OrderDoc, told: IncomingOrder): Change {
  const incoming = sayable(order, told)
  const differs = differenceOf(desk, order, incoming)
  const keeps = differs.swapped !== undefined && keepsGoods(order)
  const swap = swapAfter(order, keeps && !isOver(incoming.status) ? differs.swapped : undefined)
  return { order, incoming, differs, keeps, swap }
}

/** The order with what was said of it; undefined: somebody else has changed it meanwhile. */
async function takeWord(desk: Desk, shop: ShopDoc, change: Change): Promise<OrderDoc | undefined> {
  const { order, incoming, swap } = change
  const noted = { ...spokenBy(desk, incoming), ...(swap ? { swap } : {}) }
  if (!isSame(change)) {
    const parcels = await parcelsOf(desk, order)
    return changeOrder(desk, order, { ...noted, ...changeFor(desk, shop, { ...change, parcels }) })
  }
  if (swap !== order.swap) return changeOrder(desk, order, { ...noted, ...storyAfter(desk, change) })
  return isNews(order, incoming) ? changeOrder(desk, order, noted) : order
}

/**
 * The one way in for orders. An older word never overwrites a newer; the same content changes nothing. `conflict`: goods of an order
 * that holds stock or is on its way cannot be swapped; all else that was said is taken, and a person is told. Planned parcels
 * follow (stops, void).
 */
export async function upsertOrder(desk: Desk, shop: ShopDoc, told: IncomingOrder): Promise<UpsertOutcome> {
  for (;;) {
    const order = await getOrder(desk, orderIdOf(shop._id, told.platformNo))
    if (!order) {
      if ((await addOrder(desk, newOrder(desk, shop, told))) === 'added') return 'added'
      continue
    }
    // an old file must not bring the receiver back
    if (isOlder(order, told) || order.receiverGone) return 'older'
    const change = readChange(desk, order, told)
    const next = await takeWord(desk, shop, change)
    if (!next) continue
    await followOrder(desk, next)
    if (change.keeps && !isOver(change.incoming.status)) return 'conflict'
    return isSame(change) && change.swap === order.swap ? 'unchanged' : 'changed'
  }
}
