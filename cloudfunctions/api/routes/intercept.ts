import { parcelIntercept, parcelTakeHome } from '@shared/api/orders'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { ParcelStep } from '@shared/parcel/decide-goods'
import { answerIntercept, askIntercept } from '@shared/parcel/decide-intercept'
import { takeHome } from '@shared/parcel/decide-return'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel, getParcel } from '../../repo/parcels'
import { changing } from '../../verbs/desk'
import { actorOf, route, type RouteContext } from '../route'

type Say = 'ask' | 'called' | 'caught' | 'missed' | 'dropped'

function decide(parcel: ParcelDoc, say: Say, actor: { at: number; by: string }): Result<ParcelStep, string> {
  if (say !== 'ask') return answerIntercept(parcel, say, actor)
  return askIntercept(parcel, { ...actor, orderId: parcel.orderIds[0] ?? '', reason: 'hold' })
}

const changeOwn = (context: RouteContext, parcelId: string, step: (parcel: ParcelDoc) => Result<ParcelStep, string>) =>
  changing(
    async () => {
      const parcel = await getParcel(context, parcelId)
      return parcel?.shopId === context.shop._id ? parcel : undefined
    },
    step,
    (parcel, patch) => changeParcel(context, parcel, patch),
  )

export const parcelTakeHomeRoute = route(parcelTakeHome, async ({ parcelId, toShelf }, context) => {
  const actor = { at: context.now(), by: actorOf(context) }
  const result = await changeOwn(context, parcelId, (parcel) => takeHome(parcel, { ...actor, toShelf }))
  return result.ok ? ok({ goods: result.value.goods }) : refuse(result.refusal, result.detail)
})

export const parcelInterceptRoute = route(parcelIntercept, async ({ parcelId, say }, context) => {
  const actor = { at: context.now(), by: actorOf(context) }
  const result = await changeOwn(context, parcelId, (parcel) => decide(parcel, say, actor))
  if (!result.ok) return refuse(result.refusal, result.detail)
  return ok({ goods: result.value.goods, state: result.value.intercept?.state ?? '' })
})
