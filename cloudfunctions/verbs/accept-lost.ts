import { effectRowId } from '@shared/effect/partner-key'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory, type Patch } from '../repo/books'
import { getEffect, moveEffect } from '../repo/effects'
import { changeParcel, getParcel } from '../repo/parcels'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'

/**
 * A number that the courier will not take back is given up: it is paid for, stays known as void (a scan of it raises a card), and
 * the parcel comes to rest. `not-refused`: the partner has not said no, so the cancel is still under way.
 */
export async function acceptLost(desk: Desk, parcelId: string, by: string) {
  const found = await getParcel(desk, parcelId)
  if (!found) return refuse('not-found')
  const row = await getEffect(desk, effectRowId({ kind: 'waybill.cancel', docId: parcelId, n: found.n }))
  if (found.waybill === 'voiding' && row?.state !== 'refused' && row?.state !== 'person')
    return refuse('not-refused', row?.state)
  const changed = await changing(
    () => getParcel(desk, parcelId),
    (parcel): Result<Patch<ParcelDoc>, 'wrong-state'> => {
      const { waybillNo = '' } = parcel
      if (parcel.waybill === 'void') return ok({})
      if (parcel.waybill !== 'voiding') return refuse('wrong-state', parcel.waybill)
      return ok({
        waybill: 'void',
        waybillNo: undefined,
        voidNumbers: waybillNo === '' ? parcel.voidNumbers : [...parcel.voidNumbers, waybillNo],
        bucket: bucketOfParcel({ ...parcel, waybill: 'void' }),
        history: withHistory(parcel, { at: desk.now(), kind: 'waybill-lost', by, note: { waybillNo } }),
      })
    },
    async (parcel, patch) => (Object.keys(patch).length === 0 ? parcel : changeParcel(desk, parcel, patch)),
  )
  if (changed.ok && row && (row.state === 'refused' || row.state === 'person'))
    await moveEffect(desk, row, { to: 'dropped' })
  return changed
}

export const acceptLostStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'accept-lost') return []
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await acceptLost(desk, id, by) }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
