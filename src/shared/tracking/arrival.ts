import { chinaDay, chinaMidnight } from '../kernel/china-day'
import type { ParcelDoc } from '../parcel/parcel'
import type { TrackState } from '../parcel/track-state'
import type { Trip } from './pace'

/** Fewer trips say nothing. */
const ENOUGH = 10
/** So many of a hundred must have kept to the range that is told. */
const KEPT_PERCENT = 80
/** What was on the road longer ago tells of another season. */
const FRESH_MS = 90 * 86_400_000

/** Of the last `trips`, so many (`kept`) took `fromDays` to `toDays` days of the calendar. */
export interface Usual {
  readonly fromDays: number
  readonly toDays: number
  readonly trips: number
  readonly kept: number
}

/**
 * The shortest range of days that holds four of five trips; of equally short ones the one that holds more, then the later, which
 * disappoints nobody. Undefined: too few trips to say anything.
 */
export function usualOf(trips: readonly Trip[], now: number): Usual | undefined {
  const days = trips.filter(({ deliveredAt }) => now - deliveredAt <= FRESH_MS).map((trip) => trip.days)
  if (days.length < ENOUGH) return undefined
  const known = [...new Set(days)]
  const ranges = known.flatMap((toDays) =>
    known
      .filter((fromDays) => fromDays <= toDays)
      .map((fromDays): Usual => {
        const kept = days.filter((day) => day >= fromDays && day <= toDays).length
        return { fromDays, toDays, trips: days.length, kept }
      }),
  )
  const width = ({ fromDays, toDays }: Usual) => toDays - fromDays
  return ranges
    .filter(({ kept }) => kept * 100 >= days.length * KEPT_PERCENT)
    .sort((a, b) => width(a) - width(b) || b.kept - a.kept || b.toDays - a.toDays)[0]
}

/** When a parcel on the road is to arrive, and the ground for saying so. */
export interface Arrival extends Usual {
  /** Midnight of the last day that is usual. */
  readonly by: number
  /** Days of the calendar since it was collected. */
  readonly daysOut: number
  /** Days past the usual ones; 0: it is in time. */
  readonly lateDays: number
}

/** States in which a parcel goes its usual way. A problem or a return has an end that no other trip tells. */
const ON_THE_ROAD: readonly TrackState[] = ['collected', 'moving', 'delivering']
export const isOnTheRoad = ({ track }: Pick<ParcelDoc, 'track'>): boolean => ON_THE_ROAD.includes(track)

/** Undefined: nothing can be said. `paces`: the trips to compare with, the nearest first; the first that has enough speaks. */
export function arrivalOf(
  parcel: Pick<ParcelDoc, 'track' | 'collectedAt'>,
  paces: readonly (readonly Trip[])[],
  now: number,
): Arrival | undefined {
  const { collectedAt } = parcel
  if (collectedAt === undefined || !isOnTheRoad(parcel)) return undefined
  const usual = paces.map((trips) => usualOf(trips, now)).find((one) => one !== undefined)
  if (!usual) return undefined
  const set = chinaDay(collectedAt)
  const daysOut = Math.max(0, chinaDay(now) - set)
  return {
    ...usual,
    by: chinaMidnight(set + usual.toDays),
    daysOut,
    lateDays: Math.max(0, daysOut - usual.toDays),
  }
}
