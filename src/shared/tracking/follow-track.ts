import type { TrackReport } from '../ports/courier'
import { canMove } from '../kernel/states'
import { bucketOfParcel } from '../parcel/bucket'
import type { ParcelDoc, TraceEntry } from '../parcel/parcel'
import { TRACK_MOVES, type TrackState } from '../parcel/track-state'

const KEPT = 60

/** The state that all events together lead to; an event that cannot follow (a late scan) changes nothing. */
export function trackAfter(from: TrackState, events: TrackReport['events']): TrackState {
  return events.reduce<TrackState>((state, { state: next }) => (canMove(TRACK_MOVES, state, next) ? next : state), from)
}

/**
 * A report replaces the former one, being complete. Undefined: nothing new. The state is counted from `none` again, so reports that
 * come twice or out of order end alike; it only never falls back from delivered.
 */
export function followTrack(
  parcel: ParcelDoc,
  report: TrackReport,
): Pick<ParcelDoc, 'traces' | 'track' | 'bucket'> | undefined {
  if (report.events.length < parcel.traces.length) return undefined
  const counted = trackAfter('none', report.events)
  const track = parcel.track === 'delivered' && counted !== 'returning' ? parcel.track : counted
  const traces = report.events
    .slice(-KEPT)
    .map(({ at, text, place, code }): TraceEntry => ({ at, text, code, ...(place ? { place } : {}) }))
  const last = traces.at(-1)
  const known = parcel.traces.at(-1)
  if (track === parcel.track && traces.length === parcel.traces.length && last?.at === known?.at) return undefined
  const bucket = bucketOfParcel({ ...parcel, track })
  return { traces, track, ...(bucket ? { bucket } : {}) }
}
