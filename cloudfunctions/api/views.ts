import type { AddressPart, AskView, LineView, OrderCardView, ParcelView, ReceiverView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import type { MaskedReceiver, Receiver } from '@shared/kernel/address'
import type { AddressAsk } from '@shared/notice/address-ask'
import { piecesOf } from '@shared/order/lines'
import type { OrderDoc, OrderLine } from '@shared/order/order'
import { standing } from '@shared/pack/box-marks'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { markChanges } from '@shared/address/mark-changes'
import type { AddressField } from '@shared/address/types'
import type { FindingCode } from '@shared/audit/finding'
import { lackingIn } from '@shared/audit/lacking'
import type { Seal } from '../cloud/crypto'
import { openOrderReceiver } from '../verbs/receivers'

const regionOf = ({ province, city, district }: MaskedReceiver | Receiver) => ({
  province,
  city,
  district,
  region: [...new Set([province, city, district])].join(''),
})

const DOUBTS: readonly FindingCode[] = ['address-repairable', 'address-incomplete', 'address-contradiction']

/** Neighbours of one kind are one piece: a line under each level of a region reads as three corrections. */
const joined = (parts: readonly AddressPart[]): AddressPart[] =>
  parts.reduce<AddressPart[]>((so, { text, kind }) => {
    const last = so.at(-1)
    if (last?.kind !== kind || kind === 'missing') return [...so, { text, kind }]
    return [...so.slice(0, -1), { text: last.text + text, kind }]
  }, [])

/** The region as it stands, each piece marked as written by the buyer, added or struck by us; what is missing stands in its place. */
function addressParts(seal: Seal, order: OrderDoc): AddressPart[] {
  const { province, city, district, detail } = order.masked
  const doubt = order.findings.find(({ code }) => DOUBTS.includes(code))
  const region: AddressPart[] = doubt
    ? markChanges(openOrderReceiver(seal, order, 'receiverRaw'), { province, city, district })
    : [...new Set([province, city, district])].filter(Boolean).map((text) => ({ text, kind: 'same' }))
  const dropped = order.findings.find(({ code }) => code === 'forbidden-characters')?.facts?.['characters']
  const lacks = lackingIn(doubt)
  const missing = (fits: (field: AddressField) => boolean): AddressPart[] =>
    lacks.filter(({ fields }) => fields.some(fits)).map(({ word }) => ({ text: word, kind: 'missing' }))
  return joined([
    ...missing((field) => field === 'name' || field === 'phone'),
    ...region,
    ...missing((field) => field === 'district'),
    ...(detail ? [{ text: detail, kind: 'same' } as const] : []),
    ...(Array.isArray(dropped) ? [{ text: dropped.join(' '), kind: 'removed' } as const] : []),
    ...missing((field) => field === 'detail'),
  ])
}

export function goodsView({ lines }: Pick<OrderDoc, 'lines'>): OrderCardView['goods'] {
  const [first] = lines
  return {
    first: first ? `${first.title} ${first.spec.replaceAll(';', ' ')}`.trim() : '',
    kinds: lines.length,
    pieces: piecesOf(lines),
  }
}

const askView = ({ state, at, since = at, settledBy }: AddressAsk): AskView => ({
  state,
  at,
  since,
  ...(settledBy === 'buyer' ? { byBuyer: true } : {}),
})

export function orderCard(seal: Seal, order: OrderDoc, parcel?: ParcelDoc): OrderCardView {
  return {
    id: order._id,
    platformNo: order.platformNo,
    name: order.masked.name,
    phoneTail: order.masked.phoneTail,
    address: addressParts(seal, order),
    findings: order.findings,
    accepted: order.findings.map(({ code }) => code).filter((code) => order.accepted[code]),
    ...(order.heldBy === undefined ? {} : { heldByHand: true }),
    ...(order.auditedAt === undefined ? { auditing: true } : {}),
    goods: goodsView(order),
    remark: order.buyerRemark,
    memo: order.sellerMemo,
    state: order.state,
    shipBy: order.shipBy,
    ...(order.addressAsk ? { ask: askView(order.addressAsk) } : {}),
    ...(order.urges?.length ? { urged: { count: order.urges.length, at: order.urgedAt ?? 0 } } : {}),
    ...(order.receiverGone ? { goneDays: order.receiverGone.days } : {}),
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

const photosView = ({ photos }: ParcelDoc): Pick<ParcelView, 'photos'> => {
  const shown = standing(photos).map(({ id, at, fileId }) => ({ id, at, here: fileId !== undefined }))
  return shown.length > 0 ? { photos: shown } : {}
}

export const parcelView = (parcel: ParcelDoc): ParcelView => ({
  id: parcel._id,
  courier: parcel.courier,
  ...(parcel.waybillNo ? { waybillNo: parcel.waybillNo } : {}),
  goods: parcel.goods,
  waybill: parcel.waybill,
  track: parcel.track,
  slot: parcel.slot,
  copies: parcel.copies,
  ...photosView(parcel),
  ...(parcel.intercept ? { intercept: { state: parcel.intercept.state, reason: parcel.intercept.reason } } : {}),
  hotline: COURIERS[parcel.courier].hotline,
  traces: parcel.traces.map(({ at, text, place }) => ({ at, text, ...(place ? { place } : {}) })),
})
