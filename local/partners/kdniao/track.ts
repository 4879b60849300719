import { chinaTime } from '../china-time'
import { failure, refusal, success, type Refusal } from './answer'
import type { KdniaoContext } from './context'
import { COURIERS } from './couriers'
import { parcelKey, type TrackedParcel, type WaybillOrder } from './state'
import { tableRefusal, type Fields } from './waybill-rules'

const text = (max: number) => ({ kind: 'text', max }) as const
const QUERY = {
  OrderCode: text(30),
  ShipperCode: { ...text(10), required: true },
  LogisticCode: { ...text(30), required: true },
  CustomerName: text(50),
  Callback: text(50),
  Sort: { kind: 'int' },
} as const

/** Objects a subscription may carry; nothing in them is needed. */
const IGNORED = ['Sender', 'Receiver', 'Commodity', 'PayType', 'ExpType', 'IsNotice']

function tailRefusal(order: WaybillOrder | undefined, fields: Fields): Refusal | undefined {
  if (!COURIERS[fields['ShipperCode'] as string]?.phoneTail) return undefined
  const tail = (fields['CustomerName'] as string | undefined) ?? ''
  if (!/^\d{4}$/.test(tail)) return refusal('101', '缺少CustomerName(寄件人或收件人电话后四位)')
  if (!order) return undefined
  const phones = [order.receiver.phone, order.senderPhone].map((phone) => phone.replace(/\D/g, ''))
  return phones.some((phone) => phone.endsWith(tail)) ? undefined : refusal('102', 'CustomerName与运单不符')
}

function readQuery(context: KdniaoContext, fields: Fields): Refusal | undefined {
  const flat = Object.fromEntries(Object.entries(fields).filter(([name]) => !IGNORED.includes(name)))
  const wrong = tableRefusal(flat, QUERY)
  if (wrong) return wrong
  const shipper = fields['ShipperCode'] as string
  if (!COURIERS[shipper]) return { code: '102', reason: `无效的输入[【ShipperCode】${shipper}不正确]` }
  const order = context.state.byWaybill.get(parcelKey(shipper, fields['LogisticCode'] as string))
  return tailRefusal(order, fields)
}

/** The whole track of one parcel, as 8001 answers it and 102 pushes it. */
export function trackOf(context: KdniaoContext, parcel: TrackedParcel) {
  const last = parcel.traces.at(-1)
  return {
    EBusinessID: context.settings.businessId,
    OrderCode: parcel.orderCode,
    ShipperCode: parcel.shipper,
    LogisticCode: parcel.waybillNo,
    Success: true,
    Reason: '',
    State: last?.state ?? '0',
    StateEx: last?.stateEx ?? '0',
    Location: last?.location ?? '',
    Callback: parcel.callback,
    Traces: parcel.traces.map(({ at, station, location, stateEx }) => ({
      AcceptTime: chinaTime(at),
      AcceptStation: station,
      Location: location,
      Action: stateEx,
    })),
  }
}

/** 8001: the track now; ascending unless `Sort` is 1. */
export function queryTrack(context: KdniaoContext, fields: Fields): object {
  const { businessId } = context.settings
  const wrong = readQuery(context, fields)
  if (wrong) return failure(businessId, wrong)
  const parcel: TrackedParcel = context.state.parcels.get(
    parcelKey(fields['ShipperCode'] as string, fields['LogisticCode'] as string),
  ) ?? {
    shipper: fields['ShipperCode'] as string,
    waybillNo: fields['LogisticCode'] as string,
    last: 'none',
    traces: [],
    subscribed: false,
    callback: '',
    orderCode: '',
  }
  if (parcel.traces.length === 0 && context.quirks['KDN-notrace-false']) {
    return { ...trackOf(context, parcel), Success: false, Reason: '暂无轨迹信息' }
  }
  const track = trackOf(context, parcel)
  return fields['Sort'] === 1 ? { ...track, Traces: track.Traces.reverse() } : track
}

/** 8008: pushes from now on; the callback URL is the account's, not the request's. */
export function subscribeTrack(context: KdniaoContext, fields: Fields): object {
  const { businessId } = context.settings
  const wrong = readQuery(context, fields)
  if (wrong) return failure(businessId, wrong)
  context.record({
    kind: 'subscribed',
    shipper: fields['ShipperCode'] as string,
    waybillNo: fields['LogisticCode'] as string,
    orderCode: (fields['OrderCode'] as string | undefined) ?? '',
    callback: (fields['Callback'] as string | undefined) ?? '',
  })
  return { ...success(businessId), Reason: '', UpdateTime: chinaTime(context.clock.now()), EstimatedDeliveryTime: '' }
}
