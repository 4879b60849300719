import { floorSnapshot, pickFinish } from '@shared/api/floor'
import { ok, type Result } from '@shared/kernel/result'
import { decideGoods, type ParcelStep } from '@shared/parcel/decide-goods'
import { changeParcel, getParcel, listParcels } from '../../repo/parcels'
import { changing, inParallel } from '../../verbs/desk'
import { actorOf, route } from '../route'
import { floorParcels } from './floor-view'

const MAX = 1000

export const floorSnapshotRoute = route(floorSnapshot, async ({ stage, courier }, context) => {
  const list = (bucket: typeof stage) => listParcels(context, context.shop._id, { bucket, limit: MAX })
  const unpicked = stage === 'to-pack' && !context.shop.pickBeforePack ? await list('to-pick') : []
  const found = [...unpicked, ...(await list(stage))]
  const asked = courier ? found.filter((parcel) => parcel.courier === courier) : found
  return ok({ parcels: await floorParcels(context, asked), asOf: context.now() })
})

export const pickFinishRoute = route(pickFinish, async ({ parcelIds }, context) => {
  const actor = { at: context.now(), by: actorOf(context), pickBeforePack: context.shop.pickBeforePack }
  const done = await inParallel(parcelIds, 8, async (id) => {
    const result = await changing(
      async () => {
        const parcel = await getParcel(context, id)
        return parcel?.shopId === context.shop._id ? parcel : undefined
      },
      (parcel): Result<ParcelStep, string> => (parcel.goods === 'picked' ? ok({}) : decideGoods('pick', parcel, actor)),
      async (parcel, step) => (Object.keys(step).length === 0 ? parcel : changeParcel(context, parcel, step)),
    )
    return result.ok
  })
  return ok({ picked: done.filter(Boolean).length, refused: parcelIds.filter((_, i) => !done[i]) })
})
