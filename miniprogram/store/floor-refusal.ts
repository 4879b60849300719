import * as z from 'zod/mini'
import type { ValueOf } from '@shared/api'
import type { FloorParcel, FloorVerdict } from '@shared/api/floor'
import type { FloorEvent } from '@shared/api/floor-event'

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
/** One parcel that the desk would not take as it was scanned here. */
export const refusal = z.object({
  parcelId: z.string(),
  verdict: z.custom<FloorVerdict>((value) => typeof value === 'string'),
  /** As the desk has it; absent: it has no such parcel. */
  parcel: z.optional(z.custom<FloorParcel>(isObject)),
})
export type FloorRefusal = z.infer<typeof refusal>

type Ack = ValueOf<'floorEvents'>['acks'][number]

/** A box is one matter for the hand, however many of its pieces were refused; that it must not go is said before all else. */
export function refusedAfter(
  before: readonly FloorRefusal[],
  events: readonly FloorEvent[],
  acks: readonly Ack[],
): FloorRefusal[] {
  const byParcel = new Map(before.map((one) => [one.parcelId, one]))
  const parcelOf = new Map(events.map(({ id, parcelId }) => [id, parcelId]))
  for (const { id, verdict, parcel } of acks) {
    const parcelId = parcelOf.get(id)
    if (parcelId === undefined || verdict === 'stored' || verdict === 'again') continue
    const known = byParcel.get(parcelId)
    const word = known && verdict !== 'stop' ? known.verdict : verdict
    byParcel.set(parcelId, { parcelId, verdict: word, ...(parcel ? { parcel } : {}) })
  }
  return [...byParcel.values()]
}
