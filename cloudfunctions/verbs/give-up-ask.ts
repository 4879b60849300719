import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory } from '../repo/books'
import { getEffect } from '../repo/effects'
import { waybillKey } from '../work/effects/waybill-create'
import type { Desk } from './desk'

/** Whose word it is, and when he gave it. */
export interface Word {
  readonly by: string
  readonly at: number
}

export const askRowOf = (desk: Desk, { _id, n }: ParcelDoc): Promise<EffectDoc | undefined> =>
  getEffect(desk, effectRowId({ kind: 'waybill.create', docId: _id, n }))

/** A word is of the ask that waited for one then, never of an ask that was made since. */
export const isOf = (row: EffectDoc | undefined, saidAt: number): row is EffectDoc =>
  row?.state === 'person' && row.createdAt <= saidAt

/**
 * A person gives the ask up, and with it the number that may have been given for it. The next ask has a key of its own, so that the
 * partner cannot answer it with the number that is lost; what is still heard of the former one ends on a card.
 */
export const givenUp = (parcel: ParcelDoc, { by, at }: Word): Pick<ParcelDoc, 'n' | 'history'> => ({
  n: parcel.n + 1,
  history: withHistory(parcel, { at, kind: 'waybill-given-up', by, note: { key: waybillKey(parcel) } }),
})
