import { ok, refuse, type Result } from '../kernel/result'
import { canMove } from '../kernel/states'
import { parcelStep, type ParcelStep } from './decide-goods'
import { turnHome } from './decide-return'
import { INTERCEPT_MOVES, type InterceptState } from './intercept-state'
import type { Intercept, ParcelDoc } from './parcel'

type Actor = { readonly at: number; readonly by: string }

/** Where a call to the courier changes nothing any more. */
const TOO_LATE: readonly ParcelDoc['track'][] = ['delivered', 'returning', 'lost']

/** A person has said how it ended: the same cause is not brought up to him again. */
const isSettled = (known: Intercept, reason: Intercept['reason']): boolean =>
  known.state === 'missed' || (known.state === 'dropped' && known.by !== 'system' && known.reason === reason)

/** Asks for a parcel that has left to come home. The same cause is not asked for twice by itself; a person may ask again. */
export function askIntercept(
  parcel: ParcelDoc,
  why: Pick<Intercept, 'orderId' | 'reason'> & Actor,
): Result<ParcelStep, 'wrong-state' | 'unchanged'> {
  if (parcel.goods !== 'handed-over' || TOO_LATE.includes(parcel.track)) return refuse('wrong-state', parcel.track)
  const known = parcel.intercept
  if (known && !canMove<InterceptState>(INTERCEPT_MOVES, known.state, 'wanted')) return refuse('unchanged')
  if (known && why.by === 'system' && isSettled(known, why.reason)) return refuse('unchanged')
  const intercept: Intercept = { ...why, state: 'wanted', rev: (known?.rev ?? 0) + 1, told: known?.told ?? 0 }
  const entry = { at: why.at, by: why.by, kind: 'intercept-wanted', note: { reason: why.reason } } as const
  return ok(parcelStep(parcel, { intercept, history: [...parcel.history, entry] }))
}

/** What a person heard from the courier, or that the reason has gone. A caught parcel is coming back, and its orders hear of it. */
export function answerIntercept(
  parcel: ParcelDoc,
  to: Exclude<InterceptState, 'wanted'>,
  { at, by }: Actor,
): Result<ParcelStep, 'wrong-state'> {
  const known = parcel.intercept
  if (!known || !canMove<InterceptState>(INTERCEPT_MOVES, known.state, to)) return refuse('wrong-state', known?.state)
  if (to === 'caught') return turnHome(parcel, { at, by })
  return ok(
    parcelStep(parcel, {
      intercept: { ...known, state: to, at, by, rev: known.rev + 1 },
      history: [...parcel.history, { at, by, kind: `intercept-${to}` }],
    }),
  )
}
