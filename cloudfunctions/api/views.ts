import type { AddressPart, HistoryView, LineView, OrderCardView, ParcelView, ReceiverView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import type { MaskedReceiver, Receiver } from '@shared/kernel/address'
import type { HistoryEntry } from '@shared/kernel/doc'
import { piecesOf } from '@shared/order/lines'
import type { OrderDoc, OrderLine } from '@shared/order/order'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { markChanges } from '@shared/address/mark-changes'
import type { Seal } from '../cloud/crypto'
import { openOrderReceiver } from '../verbs/receivers'

const regionOf = ({ province, city, district }: MaskedReceiver | Receiver) => ({
  province,
  city,
  district,
  region: [...new Set([province, city, district])].join(''),
})

/** The region as it stands, each level marked as written by the buyer or added by us; what is missing comes last. */
function addressParts(seal: Seal, order: OrderDoc): AddressPart[] {
  const { province, city, district, detail } = order.masked
  const repaired = order.findings.some(({ code }) => code === 'address-repairable')
  const raw = repaired ? openOrderReceiver(seal, order, 'receiverRaw') : undefined
  const parts: AddressPart[] = raw
    ? markChanges(raw, { province, city, district })
    : [...new Set([province, city, district])].filter(Boolean).map((text) => ({ text, kind: 'same' }))
  if (detail) parts.push({ text: detail, kind: 'same' })
  const dropped = order.findings.find(({ code }) => code === 'forbidden-characters')?.facts?.['characters']
  if (Array.isArray(dropped)) parts.push({ text: dropped.join(' '), kind: 'removed' })
  const open = order.findings.find(({ code }) => code === 'address-incomplete' || code === 'address-contradiction')
  if (open) parts.push({ text: open.reason, kind: 'missing' })
  return parts
}

export function goodsView({ lines }: Pick<OrderDoc, 'lines'>): OrderCardView['goods'] {
  const [first] = lines
  return {
    first: first ? `${first.title} ${first.spec}`.trim() : '',
    kinds: lines.length,
    pieces: piecesOf(lines),
  }
}

export function orderCard(seal: Seal, order: OrderDoc, parcel?: ParcelDoc): OrderCardView {
  return {
    id: order._id,
    platformNo: order.platformNo,
    name: order.masked.name,
    phoneTail: order.masked.phoneTail,
    address: addressParts(seal, order),
    findings: order.findings,
    accepted: order.findings.map(({ code }) => code).filter((code) => order.accepted[code]),
    goods: goodsView(order),
    remark: order.buyerRemark,
    memo: order.sellerMemo,
    state: order.state,
    shipBy: order.shipBy,
    ...(order.addressAsk ? { ask: order.addressAsk.state } : {}),
    ...(parcel?.waybillNo ? { waybillTail: parcel.waybillNo.slice(-4) } : {}),
    ...(parcel ? { courier: parcel.courier } : {}),
  }
}

export const lineView = (line: OrderLine): LineView => ({
  sku: line.sku,
  title: line.title,
  spec: line.spec,
  quantity: line.ordered,
  paidFen: line.paidFen,
})

export const maskedView = (masked: MaskedReceiver): ReceiverView => ({
  name: masked.name,
  phone: masked.phone,
  ...regionOf(masked),
  detail: masked.detail,
})

export const openView = (receiver: Receiver): ReceiverView => ({
  name: receiver.name,
  phone: receiver.extension ? `${receiver.phone}-${receiver.extension}` : receiver.phone,
  ...regionOf(receiver),
  detail: receiver.detail,
})

export const historyView = ({ at, kind, by, note }: HistoryEntry): HistoryView => ({ at, kind, by, note: note ?? {} })

export const parcelView = (parcel: ParcelDoc): ParcelView => ({
  id: parcel._id,
  courier: parcel.courier,
  ...(parcel.waybillNo ? { waybillNo: parcel.waybillNo } : {}),
  goods: parcel.goods,
  waybill: parcel.waybill,
  track: parcel.track,
  slot: parcel.slot,
  copies: parcel.copies,
  ...(parcel.intercept ? { intercept: { state: parcel.intercept.state, reason: parcel.intercept.reason } } : {}),
  hotline: COURIERS[parcel.courier].hotline,
  traces: parcel.traces.map(({ at, text, place }) => ({ at, text, ...(place ? { place } : {}) })),
})
