import { digits, sha1Hex } from '../digest'
import { failure, refusal, success, type Refusal } from './answer'
import type { KdniaoContext } from './context'
import { COURIERS, type CourierRules } from './couriers'
import { isServed, markOf, packageOf } from './region'
import { parcelKey, type WaybillOrder } from './state'
import { tableRefusal, waybillRefusal, type Fields } from './waybill-rules'

const word = (fields: Fields | undefined, name: string) => String((fields?.[name] as string | undefined) ?? '')

const accountKey = (shipper: string, fields: Fields) =>
  `${shipper} ${word(fields, 'CustomerName') || word(fields, 'MonthCode')}`

export const balanceOf = ({ state, settings }: KdniaoContext, account: string) => {
  const total = state.bought.get(account) ?? settings.balance
  return { total, left: total - (state.used.get(account) ?? 0) }
}

/** The electronic-waybill account at the courier: fields there, and right. */
function accountRefusal(context: KdniaoContext, fields: Fields, courier: CourierRules): Refusal | undefined {
  const shipper = word(fields, 'ShipperCode')
  if (shipper === 'SF' && fields['PayType'] !== undefined && fields['PayType'] !== 3) return undefined
  const accounts: Readonly<Record<string, Readonly<Record<string, string>>>> = context.settings.accounts
  const known = accounts[shipper] ?? {}
  const missing = courier.account.find((name) => word(fields, name) === '')
  if (missing) return refusal('101', `缺少${missing}`)
  const wrong = courier.account.some((name) => word(fields, name) !== known[name])
  return wrong ? refusal('104', '电子面单账号信息不正确') : undefined
}

function receiverOf(fields: Fields): WaybillOrder['receiver'] {
  const receiver = fields['Receiver'] as Fields
  return {
    name: word(receiver, 'Name'),
    phone: word(receiver, 'Mobile') || word(receiver, 'Tel'),
    province: word(receiver, 'ProvinceName'),
    city: word(receiver, 'CityName'),
    district: word(receiver, 'ExpAreaName'),
    address: word(receiver, 'Address'),
  }
}

const guid = (seed: string) =>
  sha1Hex(seed)
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

function repeated(context: KdniaoContext, order: WaybillOrder): object {
  const bare = { EBusinessID: context.settings.businessId, ResultCode: '106' }
  if (context.quirks['K106-bare']) return bare
  if (order.state === 'cancelled' || !context.quirks['K106-replay'])
    return { ...bare, Success: false, Reason: '该订单号已下单成功' }
  return { ...order.answer, ResultCode: '106', Reason: '该订单号已下单成功' }
}

function answerOf(context: KdniaoContext, fields: Fields, numbers: readonly string[]): object {
  const shipper = word(fields, 'ShipperCode')
  const orderCode = word(fields, 'OrderCode')
  const receiver = receiverOf(fields)
  const pack = packageOf(shipper, receiver)
  const [waybillNo = '', ...subs] = numbers
  const html = `<html><body><div>${waybillNo}</div></body></html>`
  return success(context.settings.businessId, {
    UniquerRequestNumber: guid(`${orderCode} ${waybillNo}`),
    Callback: word(fields, 'Callback'),
    Order: {
      OrderCode: orderCode,
      ShipperCode: shipper,
      LogisticCode: waybillNo,
      KDNOrderCode: `KDN${digits(waybillNo, 16)}`,
      MarkDestination: markOf(shipper, receiver),
      PackageCode: pack.code,
      PackageName: pack.name,
      OriginName: word(fields['Sender'] as Fields, 'CityName'),
      DestinatioCode: pack.code,
      DestinatioName: receiver.city,
      SortingCode: '',
    },
    ...(word(fields, 'IsReturnPrintTemplate') === '1' ? { PrintTemplate: html } : {}),
    SubCount: subs.length,
    ...(subs.length > 0 ? { SubOrders: context.quirks['KDN-suborders-text'] ? subs.join(',') : subs } : {}),
  })
}

function issue(context: KdniaoContext, fields: Fields, courier: CourierRules): object {
  const shipper = word(fields, 'ShipperCode')
  const count = fields['Quantity'] as number
  const numbers = Array.from({ length: count }, (_, n) => courier.number(context.state.issued + n))
  const [waybillNo = '', ...subWaybills] = numbers
  const sender = fields['Sender'] as Fields
  const answer = answerOf(context, fields, numbers)
  const order: WaybillOrder = {
    orderCode: word(fields, 'OrderCode'),
    shipper,
    waybillNo,
    subWaybills,
    kdnOrderCode: `KDN${digits(waybillNo, 16)}`,
    at: context.clock.now(),
    receiver: receiverOf(fields),
    senderPhone: word(sender, 'Mobile') || word(sender, 'Tel'),
    senderCity: word(sender, 'CityName'),
    answer,
    state: 'issued',
  }
  // a track subscription comes with every number unless it is declined (IsSubscribe, default 1)
  const subscribe = word(fields, 'IsSubscribe') !== '0'
  const account = accountKey(shipper, fields)
  context.record({ kind: 'issued', order, account, subscribe, callback: word(fields, 'Callback') })
  return answer
}

/** 1007: one order, one number; an OrderCode is used up for ever, even by a cancelled order. */
export function createWaybill(context: KdniaoContext, fields: Fields): object {
  const { businessId, unserved } = context.settings
  const refused = waybillRefusal(fields, context.quirks['KDN-forbid-at-comma'] ? '@,' : '')
  if (refused) return failure(businessId, refused)
  const shipper = word(fields, 'ShipperCode')
  const courier = COURIERS[shipper]
  if (!courier) return failure(businessId, refusal('102', 'ShipperCode不正确'))
  const former = context.state.orders.get(word(fields, 'OrderCode'))
  if (former) return repeated(context, former)
  const account = accountRefusal(context, fields, courier)
  if (account) return failure(businessId, account)
  if (!isServed(unserved, shipper, receiverOf(fields)))
    return failure(businessId, refusal('105', '收件地址超出服务范围'))
  if (courier.prepaid && balanceOf(context, accountKey(shipper, fields)).left < (fields['Quantity'] as number)) {
    return failure(businessId, refusal('105', '电子面单余额不足,请充值'))
  }
  return issue(context, fields, courier)
}

const text = (max: number) => ({ kind: 'text', max }) as const
const CANCEL = {
  ShipperCode: { ...text(10), required: true },
  OrderCode: { ...text(30), required: true },
  ExpNo: { ...text(30), required: true },
  CustomerName: text(50),
  CustomerPwd: text(50),
} as const

/** 1147: only a number that was issued and has not been collected. */
export function cancelWaybill(context: KdniaoContext, fields: Fields): object {
  const { businessId } = context.settings
  const wrong = tableRefusal(fields, CANCEL)
  if (wrong) return failure(businessId, wrong)
  const order = context.state.orders.get(word(fields, 'OrderCode'))
  if (!order || order.shipper !== fields['ShipperCode']) return failure(businessId, refusal('105', '订单不存在'))
  if (order.waybillNo !== fields['ExpNo']) return failure(businessId, refusal('102', 'ExpNo与订单不符'))
  if (order.state === 'cancelled') return failure(businessId, refusal('105', '订单已取消,请勿重复操作'))
  const parcel = context.state.parcels.get(parcelKey(order.shipper, order.waybillNo))
  if (parcel && parcel.last !== 'none') return failure(businessId, refusal('105', '快件已揽收,不能取消'))
  context.record({ kind: 'cancelled', orderCode: order.orderCode })
  return success(businessId)
}

const BALANCE = {
  ShipperCode: { ...text(10), required: true },
  CustomerName: text(50),
  CustomerPwd: text(50),
  StationCode: text(50),
  StationName: text(50),
} as const

/** 1127: numbers left, at couriers that sell them beforehand. */
export function waybillBalance(context: KdniaoContext, fields: Fields): object {
  const { businessId } = context.settings
  const wrong = tableRefusal(fields, BALANCE)
  if (wrong) return failure(businessId, wrong)
  const shipper = word(fields, 'ShipperCode')
  if (!COURIERS[shipper]?.prepaid) return failure(businessId, refusal('105', '该快递公司不支持余量查询'))
  const { total, left } = balanceOf(context, accountKey(shipper, fields))
  return success(businessId, { EorderBalance: { AvailableNum: left, TotalNum: total } })
}
