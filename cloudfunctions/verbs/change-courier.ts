import type { CourierKey } from '@shared/courier/courier-key'
import type { EffectDoc } from '@shared/effect/effect'
import { rowsOfParcel } from '@shared/effect/rows'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { CourierDoc } from '@shared/shop/shop'
import { withHistory, type Patch } from '../repo/books'
import { findCouriers } from '../repo/couriers'
import { ensureEffect, moveEffect } from '../repo/effects'
import { changeParcel, getParcel } from '../repo/parcels'
import type { BatchStep } from '../work/deps'
import { changing, inParallel, refusedAs, type Desk } from './desk'
import { askRowOf, givenUp, isOf } from './give-up-ask'
import { askHashOf } from './plan-facts'
import { openParcelReceiver } from './receivers'

/** Only after the partner's own no is it sure that no number was given. */
const SURELY_NONE: readonly EffectDoc['state'][] = ['refused', 'dropped']

interface Change {
  readonly courier: CourierKey
  readonly by: string
  /** When he who knows that a number may have been given gave it up. */
  readonly gaveUpAt?: number
}

/** The parcel as the other courier is to be asked for it. */
function toAccount(desk: Desk, parcel: ParcelDoc, to: { account: CourierDoc; by: string; gaveUp: boolean }) {
  const { account, by } = to
  const told = { ...parcel.ship, courier: account.courier, accountId: account._id }
  const ship = { ...told, askHash: askHashOf(told, openParcelReceiver(desk.seal, parcel), parcel.lines) }
  const note = { from: parcel.courier, to: account.courier }
  const at = desk.now()
  const former = to.gaveUp ? givenUp(parcel, { by, at }) : parcel
  const history = withHistory(former, { at, kind: 'courier-changed', by, note })
  return { n: former.n, ship, courier: account.courier, history }
}

/**
 * Another courier for a parcel whose ask was refused, or given up. `has-number`: void and plan it anew; `unsettled`: nobody knows
 * yet whether a number was given; `no-account`: the shop has no account there that is on.
 */
export async function changeCourierOf(desk: Desk, parcelId: string, { courier, by, gaveUpAt }: Change) {
  const found = await getParcel(desk, parcelId)
  if (!found) return refuse('not-found')
  const account = (await findCouriers(desk, found.shopId)).find((one) => one.on && one.courier === courier)
  if (!account) return refuse('no-account', courier)
  const row = await askRowOf(desk, found)
  const gaveUp = gaveUpAt !== undefined && isOf(row, gaveUpAt)
  if (row && !gaveUp && !SURELY_NONE.includes(row.state)) return refuse('unsettled', row.state)
  const changed = await changing(
    () => getParcel(desk, parcelId),
    (parcel): Result<Patch<ParcelDoc>, 'has-number' | 'unsettled'> => {
      if (parcel.n !== found.n) return refuse('unsettled')
      if (parcel.waybill !== 'asked' || parcel.waybillNo !== undefined) return refuse('has-number')
      return ok(toAccount(desk, parcel, { account, by, gaveUp }))
    },
    (parcel, patch) => changeParcel(desk, parcel, patch),
  )
  if (!changed.ok) return changed
  if (row && gaveUp) await moveEffect(desk, row, { to: 'dropped', set: { dueAt: desk.now() } })
  // A row that was refused has the same id as the new one, so the change alone does not wake it.
  else for (const fresh of rowsOfParcel(changed.value, desk.now())) await ensureEffect(desk, fresh)
  return changed
}

export const changeCourierStep =
  (desk: Desk): BatchStep =>
  async ({ batch: { ask, by, createdAt }, ids }) => {
    if (ask.verb !== 'change-courier') return []
    const change = { courier: ask.courier, by, ...(ask.givesUp ? { gaveUpAt: createdAt } : {}) }
    const answers = await inParallel(ids, 8, async (id) => ({ id, result: await changeCourierOf(desk, id, change) }))
    return answers.flatMap(({ id, result }) => (result.ok ? [] : [refusedAs(id, result)]))
  }
