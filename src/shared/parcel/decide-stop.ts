import { ok, refuse, type Result } from '../kernel/result'
import { parcelStep, type ParcelStep } from './decide-goods'
import type { ParcelDoc, Stop } from './parcel'

/** A stop names lines of one order. The same cause twice is one stop; after hand-over only an intercept helps. */
export function decideStop(
  parcel: ParcelDoc,
  stop: Omit<Stop, 'clearedAt' | 'clearedBy'>,
): Result<ParcelStep, 'handed-over' | 'unchanged'> {
  if (parcel.goods === 'handed-over' || parcel.goods === 'coming-back' || parcel.goods === 'back')
    return refuse('handed-over')
  if (parcel.goods === 'void' || parcel.stops.some((one) => one.id === stop.id)) return refuse('unchanged')
  const history = [
    ...parcel.history,
    { at: stop.at, kind: 'stop', by: 'system', note: { reason: stop.reason, order: stop.orderId } },
  ]
  return ok(parcelStep(parcel, { stops: [...parcel.stops, stop], history }))
}

/** Stops of one order that its own change has answered (a refund withdrawn), or one stop that a person cleared. */
export function clearStops(
  parcel: ParcelDoc,
  which: (stop: Stop) => boolean,
  actor: { readonly at: number; readonly by: string },
): Result<ParcelStep, 'unchanged'> {
  const hit = (stop: Stop) => stop.clearedAt === undefined && which(stop)
  if (!parcel.stops.some(hit)) return refuse('unchanged')
  const stops = parcel.stops.map((stop) => (hit(stop) ? { ...stop, clearedAt: actor.at, clearedBy: actor.by } : stop))
  return ok(parcelStep(parcel, { stops, history: [...parcel.history, { ...actor, kind: 'stop-cleared' }] }))
}
