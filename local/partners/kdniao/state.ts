import type { PushEvent } from '../pushes'

type OrderState = 'issued' | 'cancelled'
export interface WaybillOrder {
  readonly orderCode: string
  readonly shipper: string
  readonly waybillNo: string
  readonly subWaybills: readonly string[]
  readonly kdnOrderCode: string
  readonly at: number
  readonly receiver: {
    readonly name: string
    readonly phone: string
    readonly province: string
    readonly city: string
    readonly district: string
    readonly address: string
  }
  readonly senderPhone: string
  readonly senderCity: string
  /** The first answer, word for word: what a replay repeats. */
  readonly answer: object
  state: OrderState
}

export type ScanAction = 'collected' | 'moving' | 'delivering' | 'delivered' | 'problem' | 'returning' | 'stuck'

export interface Trace {
  readonly at: number
  readonly state: string
  readonly stateEx: string
  readonly station: string
  readonly location: string
}

/** A parcel on the road: made by the first scan or subscription, with or without an order of ours. */
export interface TrackedParcel {
  readonly shipper: string
  readonly waybillNo: string
  last: ScanAction | 'none'
  traces: Trace[]
  subscribed: boolean
  callback: string
  orderCode: string
}

export type KdniaoEvent =
  | { kind: 'issued'; order: WaybillOrder; account: string; subscribe: boolean; callback: string }
  | { kind: 'cancelled'; orderCode: string }
  | { kind: 'balance'; account: string; left: number }
  | { kind: 'subscribed'; shipper: string; waybillNo: string; orderCode: string; callback: string }
  | { kind: 'scanned'; shipper: string; waybillNo: string; action: ScanAction; trace: Trace }
  | PushEvent

export function createKdniaoState() {
  return {
    orders: new Map<string, WaybillOrder>(),
    byWaybill: new Map<string, WaybillOrder>(),
    parcels: new Map<string, TrackedParcel>(),
    /** Numbers ever bought by one customer account of one courier, where it is not the default. */
    bought: new Map<string, number>(),
    used: new Map<string, number>(),
    issued: 0,
  }
}
export type KdniaoState = ReturnType<typeof createKdniaoState>

export const parcelKey = (shipper: string, waybillNo: string) => `${shipper} ${waybillNo}`

function parcelOf(state: KdniaoState, shipper: string, waybillNo: string): TrackedParcel {
  const key = parcelKey(shipper, waybillNo)
  const known = state.parcels.get(key)
  if (known) return known
  const parcel: TrackedParcel = {
    shipper,
    waybillNo,
    last: 'none',
    traces: [],
    subscribed: false,
    callback: '',
    orderCode: state.byWaybill.get(key)?.orderCode ?? '',
  }
  state.parcels.set(key, parcel)
  return parcel
}

function applyIssued(state: KdniaoState, event: Extract<KdniaoEvent, { kind: 'issued' }>) {
  const order = { ...event.order }
  state.orders.set(order.orderCode, order)
  state.byWaybill.set(parcelKey(order.shipper, order.waybillNo), order)
  const numbers = 1 + order.subWaybills.length
  state.issued += numbers
  state.used.set(event.account, (state.used.get(event.account) ?? 0) + numbers)
  const parcel = parcelOf(state, order.shipper, order.waybillNo)
  parcel.subscribed = event.subscribe
  parcel.callback = event.callback
}

export function applyKdniaoEvent(state: KdniaoState, event: Exclude<KdniaoEvent, PushEvent>) {
  switch (event.kind) {
    case 'issued':
      return applyIssued(state, event)
    case 'cancelled': {
      const order = state.orders.get(event.orderCode)
      if (order) order.state = 'cancelled'
      return
    }
    case 'balance':
      state.bought.set(event.account, event.left + (state.used.get(event.account) ?? 0))
      return
    case 'subscribed': {
      const parcel = parcelOf(state, event.shipper, event.waybillNo)
      Object.assign(parcel, {
        subscribed: true,
        callback: event.callback,
        orderCode: event.orderCode || parcel.orderCode,
      })
      return
    }
    case 'scanned': {
      const parcel = parcelOf(state, event.shipper, event.waybillNo)
      parcel.last = event.action
      parcel.traces.push(event.trace)
    }
  }
}
