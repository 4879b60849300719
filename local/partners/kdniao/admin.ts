import { z } from 'zod'
import { readBody } from '../admin-body'
import { AdminError } from '../twin'
import type { KdniaoContext } from './context'
import { SCAN_MOVES, traceOf } from './scans'
import { parcelKey, type TrackedParcel } from './state'
import { balanceOf } from './waybill'

const ACTIONS = ['collected', 'moving', 'delivering', 'delivered', 'problem', 'returning', 'stuck'] as const
const scanBody = z.strictObject({
  waybillNo: z.string().min(1),
  /** Needed only for a number this twin has not issued. */
  shipper: z.string().optional(),
  action: z.enum(ACTIONS),
})

function parcelFor(context: KdniaoContext, waybillNo: string, shipper?: string): TrackedParcel {
  const found = [...context.state.parcels.values()].find(
    (parcel) => parcel.waybillNo === waybillNo && (shipper === undefined || parcel.shipper === shipper),
  )
  if (!found) throw new AdminError(404, `no parcel ${waybillNo}`)
  return found
}

/** A courier's scan: one more trace, and a push to whoever subscribed. */
function scan(context: KdniaoContext, body: unknown) {
  const { waybillNo, shipper, action } = readBody(scanBody, body)
  const parcel = parcelFor(context, waybillNo, shipper)
  if (!SCAN_MOVES[parcel.last].includes(action)) throw new AdminError(409, `${parcel.last} cannot become ${action}`)
  const order = context.state.byWaybill.get(parcelKey(parcel.shipper, waybillNo))
  const trace = traceOf(action, parcel, { now: context.clock.now(), ...(order ? { order } : {}) })
  context.record({ kind: 'scanned', shipper: parcel.shipper, waybillNo, action, trace })
  if (parcel.subscribed) context.pushTrack(parcel.shipper, waybillNo)
  return { waybillNo, last: parcel.last, trace }
}

function parcelRows(context: KdniaoContext) {
  return [...context.state.parcels.values()].map((parcel) => {
    const order = context.state.byWaybill.get(parcelKey(parcel.shipper, parcel.waybillNo))
    return {
      shipper: parcel.shipper,
      waybillNo: parcel.waybillNo,
      orderCode: parcel.orderCode,
      receiver: order?.receiver ?? null,
      cancelled: order?.state === 'cancelled',
      subscribed: parcel.subscribed,
      last: parcel.last,
      may: SCAN_MOVES[parcel.last],
      traces: parcel.traces,
    }
  })
}

const balanceBody = z.strictObject({ account: z.string().min(1), left: z.int().nonnegative() })
const unservedRow = z.strictObject({
  shipper: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
})

/** The console's and the tests' door to the kdniao twin. */
export const kdniaoAdmin = (context: KdniaoContext): Record<string, (body: unknown) => unknown> => ({
  parcels: () => parcelRows(context),
  scan: (body) => scan(context, body),
  /** `account` is `<ShipperCode> <CustomerName or MonthCode>`. */
  balance(body) {
    const { account, left } = readBody(balanceBody, body)
    context.record({ kind: 'balance', account, left })
    return balanceOf(context, account)
  },
  unserved(body) {
    if (body !== undefined) context.settings.unserved = readBody(z.array(unservedRow), body)
    return context.settings.unserved
  },
  push(body) {
    if (body !== undefined) {
      Object.assign(
        context.settings,
        readBody(z.strictObject({ pushUrl: z.string(), pushDelayMs: z.number().optional() }), body),
      )
    }
    return { pushUrl: context.settings.pushUrl, pushDelayMs: context.settings.pushDelayMs }
  },
})
