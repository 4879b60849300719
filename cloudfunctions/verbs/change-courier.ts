import type { CourierKey } from '@shared/courier/courier-key'
import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import { rowsOfParcel } from '@shared/effect/rows'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory, type Patch } from '../repo/books'
import { findCouriers } from '../repo/couriers'
import { ensureEffect, getEffect } from '../repo/effects'
import { changeParcel, getParcel } from '../repo/parcels'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { askHashOf } from './plan-facts'
import { openParcelReceiver } from './receivers'

/** Only after the partner's own no is it sure that no number was given. */
const SURELY_NONE: readonly EffectDoc['state'][] = ['refused', 'dropped']

/**
 * Another courier for a parcel whose ask was refused. `has-number`: void and plan it anew; `unsettled`: nobody knows yet
 * whether a number was given; `no-account`: the shop has no account there that is on.
 */
export async function changeCourierOf(
  desk: Desk,
  parcelId: string,
  word: { readonly courier: CourierKey; readonly by: string },
) {
  const found = await getParcel(desk, parcelId)
  if (!found) return refuse('not-found')
  const accounts = await findCouriers(desk, found.shopId)
  const account = accounts.find(({ courier, on }) => on && courier === word.courier)
  if (!account) return refuse('no-account', word.courier)
  const row = await getEffect(desk, effectRowId({ kind: 'waybill.create', docId: parcelId, n: found.n }))
  if (row && !SURELY_NONE.includes(row.state)) return refuse('unsettled', row.state)
  const changed = await changing(
    () => getParcel(desk, parcelId),
    (parcel): Result<Patch<ParcelDoc>, 'has-number'> => {
      if (parcel.waybill !== 'asked' || parcel.waybillNo !== undefined) return refuse('has-number')
      const told = { ...parcel.ship, courier: word.courier, accountId: account._id }
      const ship = { ...told, askHash: askHashOf(told, openParcelReceiver(desk.seal, parcel), parcel.lines) }
      const note = { from: parcel.courier, to: word.courier }
      const history = withHistory(parcel, { at: desk.now(), kind: 'courier-changed', by: word.by, note })
      return ok({ ship, courier: word.courier, history })
    },
    (parcel, patch) => changeParcel(desk, parcel, patch),
  )
  // The row has the same id as the refused one, so the change alone does not wake it.
  if (changed.ok) for (const fresh of rowsOfParcel(changed.value, desk.now())) await ensureEffect(desk, fresh)
  return changed
}

export const changeCourierStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by }, ids }) => {
    if (ask.verb !== 'change-courier') return []
    const { courier } = ask
    const answers = await inParallel(ids, 8, async (id) => ({
      id,
      result: await changeCourierOf(desk, id, { courier, by }),
    }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
