import { cardClose, effectCouriers, effectFix, effectList } from '@shared/api/print'
import type { BatchAsk } from '@shared/batch/batch'
import { coverageOf } from '@shared/courier/coverage'
import type { CourierKey } from '@shared/courier/courier-key'
import type { EffectDoc } from '@shared/effect/effect'
import { EFFECT_STATES } from '@shared/effect/effect-state'
import { ok, refuse } from '@shared/kernel/result'
import { addBatch } from '../../repo/batches'
import { closeCard, getCard } from '../../repo/cards'
import { findCouriers } from '../../repo/couriers'
import { findByState } from '../../repo/effects'
import { getParcels } from '../../repo/parcels'
import { accountIsWell } from '../../work/rate'
import { openCards } from '../open-cards'
import { actorOf, route, type RouteContext } from '../route'
import { causeIdOf, causesOf, troubledRows } from './effect-causes'
import { unsureOfShop } from './unsure-copies'

const COUNTED = 1000
const UNDER_WAY = EFFECT_STATES.filter((state) => state !== 'done' && state !== 'dropped')

export const effectListRoute = route(effectList, async (_input, context) => {
  const shopId = context.shop._id
  const counts = await Promise.all(
    UNDER_WAY.map(
      async (state) => [state, (await findByState(context, shopId, { state, limit: COUNTED })).length] as const,
    ),
  )
  const cards = await openCards(context)
  return ok({
    causes: causesOf(await troubledRows(context)),
    unsureCopies: await unsureOfShop(context),
    states: Object.fromEntries(counts),
    cards: cards.map(({ _id, kind, at, facts }) => ({ id: _id, kind, at, facts })),
  })
})

function askFor(rows: readonly EffectDoc[], fix: string, courier: CourierKey | undefined): BatchAsk | undefined {
  const parcelIds = rows.map(({ docId }) => docId)
  if (fix === 'change-courier') {
    // a cause is of one kind: that it waits for a person was asked on the phone before the tap
    const givesUp = rows.every(({ state }) => state === 'person') ? { givesUp: true as const } : {}
    return courier && { verb: 'change-courier', parcelIds, courier, ...givesUp }
  }
  if (fix === 'accept-lost') return { verb: 'accept-lost', parcelIds }
  return { verb: 'retry', effectIds: rows.filter(({ state }) => state !== 'ready').map(({ _id }) => _id) }
}

const rowsOfCause = async (context: RouteContext, causeId: string): Promise<EffectDoc[]> =>
  (await troubledRows(context)).filter((row) => causeIdOf(row) === causeId)

export const effectCouriersRoute = route(effectCouriers, async ({ causeId }, context) => {
  const rows = await rowsOfCause(context, causeId)
  const parcels = await getParcels(
    context,
    rows.map(({ docId }) => docId),
  )
  const accounts = await findCouriers(context, context.shop._id)
  const fits = (courier: CourierKey) =>
    parcels.every((parcel) => parcel.courier !== courier && coverageOf(courier, parcel.ship.masked) !== 'no')
  const couriers = accounts.filter(({ on, courier }) => on && fits(courier)).map(({ courier }) => courier)
  return ok({ couriers: [...new Set(couriers)] })
})

/** One tap a cause: a batch on all its rows; a paused account is opened again first. */
export const effectFixRoute = route(effectFix, async ({ requestId, causeId, fix, courier }, context) => {
  const rows = await rowsOfCause(context, causeId)
  const [first] = rows
  if (!first) return refuse('not-found')
  const ask = askFor(rows, fix, courier)
  if (!ask) return refuse('bad-input', 'courier')
  if (fix === 'resume-account' && first.account !== undefined) await accountIsWell(context, first.account)
  await addBatch(context, {
    _id: requestId,
    v: 1,
    ver: 1,
    shopId: context.shop._id,
    ask,
    by: actorOf(context),
    state: 'open',
    cursor: 0,
    total: ask.verb === 'retry' ? ask.effectIds.length : rows.length,
    doneCount: 0,
    refusals: [],
    createdAt: context.now(),
  })
  return ok({ batchId: requestId, count: rows.length })
})

export const cardCloseRoute = route(cardClose, async ({ id }, context) => {
  const card = await getCard(context, id)
  if (card?.shopId === context.shop._id) await closeCard(context, card, actorOf(context))
  return ok({ closed: true as const })
})
