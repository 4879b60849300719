import { ok, refuse, type Result } from '../kernel/result'
import { hasLeft } from '../order/compute-order-state'
import { parcelStep, type ParcelStep } from './decide-goods'
import { openStops } from './gates'
import type { ParcelDoc } from './parcel'

/** So near its deadline a parcel may be told of before the van has it, and the desk speaks of it. */
export const LATE_WITHIN_MS = 3 * 3_600_000

export const isLate = ({ shipBy }: Pick<ParcelDoc, 'shipBy'>, now: number): boolean => shipBy < now + LATE_WITHIN_MS

/** Why a parcel may not be told of early, in the order a person would mend them. */
export const EARLY_CODES = ['void', 'left', 'no-waybill', 'no-copy', 'stopped', 'not-near'] as const
export type EarlyCode = (typeof EARLY_CODES)[number]

const IN_THE_WAY: Readonly<Record<EarlyCode, (parcel: ParcelDoc, now: number) => boolean>> = {
  void: ({ goods }) => goods === 'void',
  left: hasLeft,
  'no-waybill': ({ waybill, waybillNo }) => waybill !== 'got' || waybillNo === undefined,
  'no-copy': ({ copies }) => copies === 0,
  stopped: (parcel) => openStops(parcel).length > 0,
  'not-near': (parcel, now) => !isLate(parcel, now),
}

/** The first thing in the way of telling the platform now; undefined: nothing is. */
export const whyNotEarly = (parcel: ParcelDoc, now: number): EarlyCode | undefined =>
  EARLY_CODES.find((code) => IN_THE_WAY[code](parcel, now))

/** The orders follow by their roll-up, and the write-back follows from it. */
export function decideEarly(
  parcel: ParcelDoc,
  actor: { readonly at: number; readonly by: string },
): Result<ParcelStep, EarlyCode | 'unchanged'> {
  if (parcel.early) return refuse('unchanged')
  const why = whyNotEarly(parcel, actor.at)
  if (why) return refuse(why)
  return ok(
    parcelStep(parcel, {
      early: actor,
      rollRev: parcel.rollRev + 1,
      history: [...parcel.history, { ...actor, kind: 'told-early' }],
    }),
  )
}
