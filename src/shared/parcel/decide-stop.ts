import { ok, refuse, type Result } from '../kernel/result'
import { decideVoid, parcelStep, type ParcelStep } from './decide-goods'
import type { ParcelDoc, Stop } from './parcel'

/** A stop names lines of one order. The same cause twice is one stop; after hand-over only an intercept helps. */
export function decideStop(
  parcel: ParcelDoc,
  stop: Omit<Stop, 'clearedAt' | 'clearedBy'>,
): Result<ParcelStep, 'handed-over' | 'unchanged'> {
  if (parcel.goods === 'handed-over' || parcel.goods === 'coming-back' || parcel.goods === 'back')
    return refuse('handed-over')
  if (parcel.goods === 'void' || parcel.stops.some((one) => one.id === stop.id)) return refuse('unchanged')
  const note = { reason: stop.reason, order: stop.orderId }
  const history = [...parcel.history, { at: stop.at, kind: 'stop', by: 'system', note } as const]
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

type Actor = { readonly at: number; readonly by: string }

/** Lines as they are once the stopped pieces are out of the box. */
const withoutStopped = (lines: ParcelDoc['lines'], stop: Stop): ParcelDoc['lines'] =>
  lines
    .map((line) => {
      if (line.orderId !== stop.orderId || !stop.lineNos.includes(line.lineNo)) return line
      return { ...line, quantity: line.quantity - (stop.pieces?.[line.lineNo] ?? line.quantity) }
    })
    .filter(({ quantity }) => quantity > 0)

/**
 * A hand has done what the stop asked for. Refunded lines are out of the box: the rest goes on, and an empty box is void. A parcel
 * whose receiver has moved is void as well, for its label is torn: the order is planned anew.
 */
export function settleStop(
  parcel: ParcelDoc,
  stopId: string,
  actor: Actor,
): Result<ParcelStep, 'unchanged' | 'wrong-state'> {
  const stop = parcel.stops.find(({ id, clearedAt }) => id === stopId && clearedAt === undefined)
  if (!stop) return refuse('unchanged')
  const cleared = clearStops(parcel, ({ id }) => id === stopId, actor)
  if (!cleared.ok || stop.reason === 'hold') return cleared
  const lines = withoutStopped(parcel.lines, stop)
  const { stops, history } = cleared.value
  const now = { ...parcel, ...(stops ? { stops } : {}), ...(history ? { history } : {}) }
  if (stop.reason === 'address-changed' || lines.length === 0) {
    const step = decideVoid(now, actor)
    return step.ok ? ok({ ...cleared.value, ...step.value }) : step
  }
  return ok(
    parcelStep(now, {
      ...(stops ? { stops } : {}),
      ...(history ? { history } : {}),
      lines,
      rollRev: parcel.rollRev + 1,
    }),
  )
}
