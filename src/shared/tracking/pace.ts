import type { Doc } from '../kernel/doc'
import { chinaDay } from '../kernel/china-day'
import { idPart, joinId } from '../kernel/ids'
import type { ParcelDoc } from '../parcel/parcel'

/** One parcel that arrived: how many days of the calendar lay between collection and the door. No personal data. */
export interface Trip {
  readonly parcelId: string
  readonly deliveredAt: number
  readonly days: number
}

/** How long a shop's parcels of one courier were on the way between two places: the last of them, newest first. */
export interface PaceDoc extends Doc {
  readonly v: 1
  readonly trips: readonly Trip[]
}

const KEPT = 40

const newerFirst = (a: Trip, b: Trip): number => b.deliveredAt - a.deliveredAt || (a.parcelId < b.parcelId ? -1 : 1)

/**
 * The last trips with one more, or undefined when that changes nothing. What is kept is a set ruled by times alone, so a trip that
 * comes twice, late or in another order, even one that has been dropped already, leaves the same trips behind.
 */
export function withTrip(trips: readonly Trip[], trip: Trip): readonly Trip[] | undefined {
  if (trips.some(({ parcelId }) => parcelId === trip.parcelId)) return undefined
  const next = [...trips, trip].sort(newerFirst).slice(0, KEPT)
  return next.includes(trip) ? next : undefined
}

type Travelled = Pick<ParcelDoc, '_id' | 'shopId' | 'courier' | 'ship' | 'collectedAt' | 'deliveredAt'>

/** Undefined: it has not arrived, or nobody knows when it set out. */
export function tripOf({ _id, collectedAt, deliveredAt }: Travelled): Trip | undefined {
  if (collectedAt === undefined || deliveredAt === undefined || deliveredAt < collectedAt) return undefined
  return { parcelId: _id, deliveredAt, days: chinaDay(deliveredAt) - chinaDay(collectedAt) }
}

/** Where a parcel's trip counts: between its provinces, and from the province to the city. A place without a name counts nowhere. */
export function pacesOf({ shopId, courier, ship }: Travelled): { readonly city?: string; readonly province?: string } {
  const from = ship.sender.province
  const { province, city } = ship.masked
  if (from === '' || province === '') return {}
  const id = joinId(shopId, courier, idPart(from), idPart(province))
  return { province: id, ...(city === '' ? {} : { city: joinId(id, idPart(city)) }) }
}
