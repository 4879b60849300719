import type { OrderDoc } from '../order/order'
import type { LabelCopy } from '../parcel/copy'
import type { ParcelDoc } from '../parcel/parcel'
import type { PrinterDoc } from '../shop/shop'
import type { EffectDoc, EffectId, EffectKind } from './effect'
import { effectRowId } from './partner-key'
import { wantedOfCopy, wantedOfOrder, wantedOfParcel, wantedOfPrinter } from './wanted'

/** Whom an effect talks to. `ours`: only our own documents change, so it may always be done again. */
export const EFFECT_ROADS = {
  'stock.hold': 'ours',
  'stock.release': 'ours',
  'stock.rest': 'ours',
  'stock.free': 'ours',
  'swap.tell': 'ours',
  'order.audit': 'ours',
  'payment.learn': 'source',
  'shipping.upload': 'source',
  'notice.shipped': 'notices',
  'notice.address-ask': 'notices',
  'waybill.create': 'courier',
  'waybill.cancel': 'courier',
  'copy.make': 'ours',
  'order.roll-up': 'ours',
  'stock.consume': 'ours',
  'track.subscribe': 'courier',
  'track.follow': 'notices',
  'stock.return': 'ours',
  'intercept.tell': 'ours',
  'return.tell': 'ours',
  'pace.learn': 'ours',
  'print.send': 'printer',
  'print.recall': 'printer',
  'printer.bind': 'printer',
} as const satisfies Record<EffectKind, 'ours' | 'source' | 'notices' | 'courier' | 'printer'>

/** A copy is on the ledger a moment before its parcel has the number. Whose turn it is the queue asks by itself. */
const NUMBER_SETTLES_MS = 300

type Extra = Partial<Pick<EffectDoc, 'account' | 'lane' | 'askHash'>> & { readonly seq: number; readonly dueAt: number }

const row = (id: EffectId, shopId: string, extra: Extra & { readonly now: number }): EffectDoc => {
  const { now, ...rest } = extra
  return { _id: effectRowId(id), v: 1, ver: 1, shopId, ...id, state: 'ready', tries: 0, createdAt: now, ...rest }
}

/** Whose rate and pause rule the calls about a shop's payments. */
export const sourceAccount = (shopId: string): string => `wx-source_${shopId}`

const wechatAccount = (kind: EffectKind, shopId: string): Pick<EffectDoc, 'account'> => {
  const road = EFFECT_ROADS[kind]
  if (road === 'source') return { account: sourceAccount(shopId) }
  return road === 'notices' ? { account: `wx-notices_${shopId}` } : {}
}

/** Stock goes to the oldest payment first, so `seq` is the time of payment. */
export const rowsOfOrder = (order: OrderDoc, now: number): EffectDoc[] =>
  wantedOfOrder(order).map((id) =>
    row(id, order.shopId, {
      ...wechatAccount(id.kind, order.shopId),
      seq: order.paidAt ?? order.placedAt,
      dueAt: now,
      now,
    }),
  )

export const rowsOfParcel = (parcel: ParcelDoc, now: number): EffectDoc[] =>
  wantedOfParcel(parcel).map((id) =>
    row(id, parcel.shopId, {
      ...(EFFECT_ROADS[id.kind] === 'courier'
        ? { account: parcel.ship.accountId }
        : wechatAccount(id.kind, parcel.shopId)),
      ...(id.kind === 'waybill.create' ? { askHash: parcel.ship.askHash } : {}),
      seq: parcel.printWish?.seq ?? parcel.slot,
      dueAt: now,
      now,
    }),
  )

/** A printer is a lane: one job in flight, in the order of `seq`. What calls jobs back waits behind neither it nor its pauses. */
export const rowsOfCopy = (copy: LabelCopy, now: number): EffectDoc[] =>
  wantedOfCopy(copy).map((id) =>
    row(id, copy.shopId, {
      ...(id.kind === 'print.send' ? { account: copy.printerId, lane: copy.printerId } : {}),
      seq: copy.seq,
      dueAt: id.kind === 'print.send' ? now + NUMBER_SETTLES_MS : now,
      now,
    }),
  )

/** Neither in the printer's queue nor behind its pauses: there is no account before it is bound. */
export const rowsOfPrinter = (printer: PrinterDoc, now: number): EffectDoc[] =>
  wantedOfPrinter(printer).map((id) => row(id, printer.shopId, { seq: 0, dueAt: now, now }))
