import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory, type Patch } from '../repo/books'
import { getEffect, moveEffect } from '../repo/effects'
import { changeParcel, getParcel } from '../repo/parcels'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { askRowOf, givenUp, isOf, type Word } from './give-up-ask'

const atRest = (parcel: ParcelDoc): Patch<ParcelDoc> => ({
  waybill: 'void',
  bucket: bucketOfParcel({ ...parcel, waybill: 'void' }),
})

/**
 * The number that nobody knows of is given up, if there ever was one: a parcel that is to go asks anew, one that is void comes to rest.
 */
async function giveUp(desk: Desk, row: EffectDoc, by: string) {
  const changed = await changing(
    () => getParcel(desk, row.docId),
    (parcel): Result<Patch<ParcelDoc>, 'wrong-state'> => {
      if (parcel.n !== row.n || parcel.waybillNo !== undefined) return refuse('wrong-state', parcel.waybill)
      const anew = givenUp(parcel, { by, at: desk.now() })
      return ok(parcel.waybill === 'voiding' ? { ...anew, ...atRest(parcel), printWish: undefined } : anew)
    },
    (parcel, patch) => changeParcel(desk, parcel, patch),
  )
  if (changed.ok) await moveEffect(desk, row, { to: 'dropped', set: { dueAt: desk.now() } })
  return changed
}

/** A number that the courier will not take back is paid for, and stays known as void: a scan of it raises a card. */
function letGo(parcel: ParcelDoc, { by, at }: Word): Result<Patch<ParcelDoc>, 'wrong-state'> {
  const { waybillNo = '' } = parcel
  if (parcel.waybill === 'void') return ok({})
  if (parcel.waybill !== 'voiding') return refuse('wrong-state', parcel.waybill)
  return ok({
    ...atRest(parcel),
    waybillNo: undefined,
    voidNumbers: waybillNo === '' ? parcel.voidNumbers : [...parcel.voidNumbers, waybillNo],
    history: withHistory(parcel, { at, kind: 'waybill-lost', by, note: { waybillNo } }),
  })
}

/**
 * A number is given up that the courier will not take back, or that may have been given unheard. `not-refused`: the partner has not
 * said no, so the ask or the cancel is still under way.
 */
export async function acceptLost(desk: Desk, parcelId: string, word: Word) {
  const found = await getParcel(desk, parcelId)
  if (!found) return refuse('not-found')
  const ask = found.waybillNo === undefined ? await askRowOf(desk, found) : undefined
  if (isOf(ask, word.at)) return giveUp(desk, ask, word.by)
  const row = await getEffect(desk, effectRowId({ kind: 'waybill.cancel', docId: parcelId, n: found.n }))
  if (found.waybill === 'voiding' && row?.state !== 'refused' && row?.state !== 'person')
    return refuse('not-refused', row?.state)
  const changed = await changing(
    () => getParcel(desk, parcelId),
    (parcel) => letGo(parcel, { by: word.by, at: desk.now() }),
    async (parcel, patch) => (Object.keys(patch).length === 0 ? parcel : changeParcel(desk, parcel, patch)),
  )
  if (changed.ok && row && (row.state === 'refused' || row.state === 'person'))
    await moveEffect(desk, row, { to: 'dropped' })
  return changed
}

export const acceptLostStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by, createdAt: at }, ids }) => {
    if (ask.verb !== 'accept-lost') return []
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await acceptLost(desk, id, { by, at }) }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
