import type { TrackReport } from '../ports/courier'
import { canMove } from '../kernel/states'
import { parcelStep, type ParcelStep } from '../parcel/decide-goods'
import { turnAway, turnHome } from '../parcel/decide-return'
import type { ParcelDoc, TraceEntry } from '../parcel/parcel'
import { TRACK_MOVES, type TrackState } from '../parcel/track-state'

const KEPT = 60

/** The state that all events together lead to; an event that cannot follow (a late scan) changes nothing. */
export function trackAfter(from: TrackState, events: TrackReport['events']): TrackState {
  return events.reduce<TrackState>((state, { state: next }) => (canMove(TRACK_MOVES, state, next) ? next : state), from)
}

/** Where the goods are follows the courier's word: sent back, or taken in at the door after all. */
function turn(parcel: ParcelDoc, at: number): ParcelStep | undefined {
  const actor = { at, by: 'courier' }
  const turned =
    parcel.track === 'returning'
      ? turnHome(parcel, actor)
      : parcel.track === 'delivered'
        ? turnAway(parcel, actor)
        : undefined
  return turned?.ok ? turned.value : undefined
}

type Times = Pick<ParcelDoc, 'collectedAt' | 'deliveredAt' | 'trip'>

/** When it set out and when it was at the door. A parcel that was sent back tells nothing of how long the way is. */
function timesOf(parcel: ParcelDoc, { events }: TrackReport, track: TrackState): Times {
  const first = (state: TrackState) => events.find((event) => event.state === state)?.at
  const collectedAt = first('collected')
  const arrived = track === 'delivered' && first('returning') === undefined
  const deliveredAt = arrived ? first('delivered') : undefined
  const isTrip = parcel.trip === undefined && collectedAt !== undefined && deliveredAt !== undefined
  return {
    ...(collectedAt === undefined ? {} : { collectedAt }),
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    ...(isTrip ? { trip: 'wanted' } : {}),
  }
}

/**
 * A report replaces the former one, being complete. Undefined: nothing new. The state is counted from `none` again, so reports that
 * come twice or out of order end alike; it only never falls back from delivered.
 */
export function followTrack(parcel: ParcelDoc, report: TrackReport): ParcelStep | undefined {
  if (report.events.length < parcel.traces.length) return undefined
  const counted = trackAfter('none', report.events)
  const track = parcel.track === 'delivered' && counted !== 'returning' ? parcel.track : counted
  const traces = report.events
    .slice(-KEPT)
    .map(({ at, text, place, code }): TraceEntry => ({ at, text, code, ...(place ? { place } : {}) }))
  const last = traces.at(-1)
  const known = parcel.traces.at(-1)
  const now = { ...parcel, traces, track }
  const turned = turn(now, last?.at ?? 0)
  const same = track === parcel.track && traces.length === parcel.traces.length && last?.at === known?.at
  if (same && !turned) return undefined
  return { traces, track, ...timesOf(parcel, report, track), ...(turned ?? parcelStep(now, {})) }
}
