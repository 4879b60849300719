import { parcelIntercept } from '@shared/api/orders'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { ParcelStep } from '@shared/parcel/decide-goods'
import { answerIntercept, askIntercept, takeHome } from '@shared/parcel/decide-intercept'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { changeParcel, getParcel } from '../../repo/parcels'
import { changing } from '../../verbs/desk'
import { actorOf, route } from '../route'

type Say = 'ask' | 'called' | 'caught' | 'missed' | 'dropped' | 'back'

function decide(parcel: ParcelDoc, say: Say, actor: { at: number; by: string }): Result<ParcelStep, string> {
  if (say === 'back') return takeHome(parcel, actor)
  if (say !== 'ask') return answerIntercept(parcel, say, actor)
  return askIntercept(parcel, { ...actor, orderId: parcel.orderIds[0] ?? '', reason: 'hold' })
}

export const parcelInterceptRoute = route(parcelIntercept, async ({ parcelId, say }, context) => {
  const actor = { at: context.now(), by: actorOf(context) }
  const result = await changing(
    async () => {
      const parcel = await getParcel(context, parcelId)
      return parcel?.shopId === context.shop._id ? parcel : undefined
    },
    (parcel) => decide(parcel, say, actor),
    (parcel, step) => changeParcel(context, parcel, step),
  )
  if (!result.ok) return refuse(result.refusal, result.detail)
  return ok({ goods: result.value.goods, state: result.value.intercept?.state ?? '' })
})
