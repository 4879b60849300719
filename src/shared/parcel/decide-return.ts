import type { HistoryKind } from '../kernel/history'
import { ok, refuse, type Result } from '../kernel/result'
import { parcelStep, type ParcelStep } from './decide-goods'
import type { ParcelDoc } from './parcel'

type Actor = { readonly at: number; readonly by: string }
type Turn = Pick<ParcelDoc, 'goods' | 'rollRev' | 'homeward' | 'history'>

/** Its orders hear of it (`rollRev`), and so does the card of those who take it in (`homeward`). */
const turn = (parcel: ParcelDoc, goods: ParcelDoc['goods'], word: Actor & { readonly kind: HistoryKind }): Turn => ({
  goods,
  rollRev: parcel.rollRev + 1,
  homeward: { rev: (parcel.homeward?.rev ?? 0) + 1, told: parcel.homeward?.told ?? 0 },
  history: [...parcel.history, word],
})

/** It comes home; a call to the courier that was still to be made, or answered, has its answer with that. */
export function turnHome(parcel: ParcelDoc, actor: Actor): Result<ParcelStep, 'wrong-state'> {
  if (parcel.goods !== 'handed-over') return refuse('wrong-state', parcel.goods)
  const { intercept } = parcel
  const open = intercept?.state === 'wanted' || intercept?.state === 'called'
  const kind = open ? 'intercept-caught' : 'coming-back'
  const caught = open ? { intercept: { ...intercept, ...actor, state: 'caught' as const, rev: intercept.rev + 1 } } : {}
  return ok(parcelStep(parcel, { ...turn(parcel, 'coming-back', { ...actor, kind }), ...caught }))
}

/** Refused at the door and taken in after all. */
export function turnAway(parcel: ParcelDoc, actor: Actor): Result<ParcelStep, 'wrong-state'> {
  if (parcel.goods !== 'coming-back') return refuse('wrong-state', parcel.goods)
  return ok(parcelStep(parcel, turn(parcel, 'handed-over', { ...actor, kind: 'delivered-after-all' })))
}

/**
 * A person has it in his hands. Only his word brings the goods back to the shelf: a courier's "returned" is a scan, and what is
 * broken is not sold again.
 */
export function takeHome(
  parcel: ParcelDoc,
  { at, by, toShelf }: Actor & { readonly toShelf: boolean },
): Result<ParcelStep, 'wrong-state'> {
  if (parcel.goods !== 'coming-back') return refuse('wrong-state', parcel.goods)
  const kind = toShelf ? 'back' : 'back-broken'
  return ok(
    parcelStep(parcel, {
      ...turn(parcel, 'back', { at, by, kind }),
      ...(toShelf ? { restock: 'wanted' as const } : {}),
    }),
  )
}
