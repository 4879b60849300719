import type { ValueOf } from '@shared/api'
import type { FloorParcel } from '@shared/api/floor'
import { spotsOf, type Spot as SharedSpot } from '@shared/pack/spots'

type FloorSpot = SharedSpot<FloorParcel['lines'][number]>
export type Put = FloorSpot['puts'][number]
export interface Spot extends FloorSpot {
  readonly isDone: boolean
}
export interface Walk {
  /** Which wave of its day. */
  readonly no: number | undefined
  readonly spots: readonly Spot[]
  /** Parcels that have all their pieces. */
  readonly ready: readonly FloorParcel[]
}

/** One walk a wave, oldest first: slots are numbered by wave, so two of them are never walked at once. */
export function walksOf(
  snapshot: ValueOf<'floorSnapshot'> | undefined,
  isPut: (spot: Pick<FloorSpot, 'line'>, put: Put) => boolean,
): readonly Walk[] {
  if (snapshot === undefined) return []
  const { parcels, waves = [{ no: undefined, parcelIds: parcels.map(({ id }) => id) }] } = snapshot
  return waves.map(({ no, parcelIds }) => {
    const own = parcels.filter(({ id }) => parcelIds.includes(id))
    const all = spotsOf(own)
    const spots = all.map((spot) => ({ ...spot, isDone: spot.puts.every((put) => isPut(spot, put)) }))
    const lacks = new Set(
      spots.flatMap((spot) => spot.puts.filter((put) => !isPut(spot, put)).map(({ parcelId }) => parcelId)),
    )
    return { no, spots, ready: own.filter(({ id }) => !lacks.has(id)) }
  })
}
