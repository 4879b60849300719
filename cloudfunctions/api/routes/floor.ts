import { floorSnapshot, pickFinish } from '@shared/api/floor'
import { ok, type Result } from '@shared/kernel/result'
import type { BatchDoc } from '@shared/batch/batch'
import { PACKING_OFF } from '@shared/pack/packing-settings'
import { dayStart } from '@shared/pack/wave-number'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { decideGoods, type ParcelStep } from '@shared/parcel/decide-goods'
import { getBatch, listBatchesBetween } from '../../repo/batches'
import { changeParcel, getParcel, listParcels } from '../../repo/parcels'
import { changing, inParallel } from '../../verbs/desk'
import { actorOf, route, type RouteContext } from '../route'
import { floorParcels } from './floor-view'

const MAX = 1000

/** A wave is a print tap; its number is its place among those of its day. */
async function waveNumber(context: RouteContext, tap: BatchDoc): Promise<number> {
  const { createdAt } = tap
  const taps = await listBatchesBetween(context, context.shop._id, { from: dayStart(createdAt), to: createdAt })
  return taps.filter(({ ask }) => ask.verb === 'print').length
}

async function wavesOf(context: RouteContext, parcels: readonly ParcelDoc[]) {
  const taps = await inParallel([...new Set(parcels.map(({ waveId }) => waveId))], 4, (id) => getBatch(context, id))
  const known = taps.flatMap((tap) => tap ?? []).sort((a, b) => a.createdAt - b.createdAt)
  return inParallel(known, 4, async (tap) => ({
    no: await waveNumber(context, tap),
    parcelIds: parcels.filter(({ waveId }) => waveId === tap._id).map(({ _id }) => _id),
  }))
}

export const floorSnapshotRoute = route(floorSnapshot, async ({ stage, courier }, context) => {
  const list = (bucket: typeof stage) => listParcels(context, context.shop._id, { bucket, limit: MAX })
  const unpicked = stage === 'to-pack' && !context.shop.pickBeforePack ? await list('to-pick') : []
  const found = [...unpicked, ...(await list(stage))]
  const asked = courier ? found.filter((parcel) => parcel.courier === courier) : found
  const waves = stage === 'to-pick' ? { waves: await wavesOf(context, asked) } : {}
  const { packing = PACKING_OFF } = context.shop
  return ok({ parcels: await floorParcels(context, asked), asOf: context.now(), packing, ...waves })
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
