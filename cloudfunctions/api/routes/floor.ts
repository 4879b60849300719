import { floorEvents, floorSnapshot, pickFinish, type FloorVerdict } from '@shared/api/floor'
import type { FloorEvent } from '@shared/api/floor-event'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { isComplete, judgeScan } from '@shared/pack/check'
import { decideGoods, undoGoods, type ParcelStep } from '@shared/parcel/decide-goods'
import { settleStop } from '@shared/parcel/decide-stop'
import { openStops } from '@shared/parcel/gates'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { closeCard, raiseCard } from '../../repo/cards'
import { addHandoverScans } from '../../repo/handovers'
import { changeParcel, getParcel, listParcels } from '../../repo/parcels'
import { findProducts } from '../../repo/products'
import { addScan } from '../../repo/scans'
import { changing, inParallel } from '../../verbs/desk'
import { actorOf, route, type RouteContext } from '../route'
import { floorParcels } from './floor-view'

const MAX = 1000

export const floorSnapshotRoute = route(floorSnapshot, async ({ stage, courier }, context) => {
  const list = (bucket: typeof stage) => listParcels(context, context.shop._id, { bucket, limit: MAX })
  const unpicked = stage === 'to-pack' && !context.shop.pickBeforePack ? await list('to-pick') : []
  const found = [...unpicked, ...(await list(stage))]
  const asked = courier ? found.filter((parcel) => parcel.courier === courier) : found
  return ok({ parcels: await floorParcels(context, asked), asOf: context.now() })
})

type Verdict = 'again' | 'stop' | 'wrong-state' | 'wrong-piece'
const stateOrStop = (refusal: string): Verdict => (refusal === 'stopped' ? 'stop' : 'wrong-state')

const benchOf = (parcel: ParcelDoc) => {
  const counts: Record<string, number> = {}
  for (const sku of Object.values(parcel.packScans)) counts[sku] = (counts[sku] ?? 0) + 1
  const lines = parcel.lines.map(({ sku, title, spec, quantity }) => ({ sku, title, spec, quantity, barcode: '' }))
  return { lines, counts, known: lines }
}

/** Judged again here by the same code as on the phone; the set of event ids makes a repeated piece the same piece. */
function packPiece(parcel: ParcelDoc, event: FloorEvent): Result<ParcelStep, Verdict> {
  if (parcel.packScans[event.id] !== undefined) return refuse('again')
  if (openStops(parcel).length > 0) return refuse('stop')
  if (parcel.goods !== 'picked' && parcel.goods !== 'planned') return refuse('wrong-state')
  const sku = event.sku ?? ''
  const { kind } = judgeScan(benchOf(parcel), sku)
  if (kind !== 'right' && kind !== 'complete') return refuse('wrong-piece')
  return ok({ packScans: { ...parcel.packScans, [event.id]: sku } })
}

/** Its time on the phone tells a repeated upload from a second look. */
function noteShort(parcel: ParcelDoc, { at, sku = '' }: FloorEvent, by: string): Result<ParcelStep, Verdict> {
  const told = parcel.history.some((one) => one.at === at && one.kind === 'short' && one.note?.['sku'] === sku)
  return told ? refuse('again') : ok({ history: [...parcel.history, { at, kind: 'short', by, note: { sku } }] })
}

function decide(context: RouteContext, parcel: ParcelDoc, event: FloorEvent): Result<ParcelStep, Verdict> {
  const actor = { at: context.now(), by: actorOf(context), pickBeforePack: context.shop.pickBeforePack }
  const verdict = <R extends string>(result: Result<ParcelStep, R>): Result<ParcelStep, Verdict> =>
    result.ok ? result : refuse(stateOrStop(result.refusal))
  switch (event.kind) {
    case 'pack-piece':
      return packPiece(parcel, event)
    case 'pack-done':
      if (parcel.goods === 'packed') return refuse('again')
      return isComplete(benchOf(parcel)) ? verdict(decideGoods('pack', parcel, actor)) : refuse('wrong-piece')
    case 'undo-pack':
      return verdict(undoGoods(parcel, context.shop.pickBeforePack ? 'picked' : 'planned', actor))
    case 'stop-cleared': {
      const result = settleStop(parcel, event.stopId ?? '', actor)
      return result.ok ? result : refuse('again')
    }
    case 'short':
      return noteShort(parcel, event, actor.by)
    case 'pick':
    case 'hand':
      return openStops(parcel).length > 0 ? refuse('stop') : ok({})
  }
}

async function handScan(context: RouteContext, parcel: ParcelDoc, event: FloorEvent): Promise<FloorVerdict> {
  if (openStops(parcel).length > 0) return 'stop'
  if (parcel.goods !== 'packed') return 'wrong-state'
  return (await addHandoverScans(context, event.handoverId ?? '', { [event.id]: parcel._id }))
    ? 'stored'
    : 'wrong-state'
}

async function takeIn(context: RouteContext, event: FloorEvent): Promise<FloorVerdict> {
  const parcel = await getParcel(context, event.parcelId)
  if (!parcel || parcel.shopId !== context.shop._id || /[.$]/.test(event.id)) return 'not-found'
  if (event.kind === 'hand') return handScan(context, parcel, event)
  const result = await changing(
    () => getParcel(context, event.parcelId),
    (fresh) => decide(context, fresh, event),
    async (fresh, step) => (Object.keys(step).length === 0 ? fresh : changeParcel(context, fresh, step)),
  )
  if (result.ok) return 'stored'
  return result.refusal === 'changed-meanwhile' ? 'wrong-state' : result.refusal
}

/** An empty bin is a matter for the desk: one card an article, until somebody has found it after all or has counted anew. */
async function tellOfBin(context: RouteContext, event: FloorEvent): Promise<void> {
  const parcel = await getParcel(context, event.parcelId)
  const line = parcel?.lines.find(({ sku }) => sku === event.sku)
  if (!parcel || parcel.shopId !== context.shop._id || !line) return
  const card = { shopId: parcel.shopId, kind: 'bin-empty', subject: line.sku } as const
  if (event.kind === 'pick') {
    await closeCard(context, card, actorOf(context))
    return
  }
  const [product] = await findProducts(context, parcel.shopId, [line.sku])
  const { sku, title, spec } = line
  const facts = { sku, title, spec, place: product?.location ?? '', orderId: line.orderId }
  await raiseCard(context, { ...card, facts })
}

/** The log line follows the work: an event whose work broke half-way is done again when the phone repeats it. */
async function logScan(context: RouteContext, event: FloorEvent, result: FloorVerdict) {
  const { id, session, seq, at, kind } = event
  const code = event.sku ?? event.parcelId
  const head = { _id: id, v: 1, ver: 1, shopId: context.shop._id, by: actorOf(context) } as const
  await addScan(context, { ...head, session, seq, at, kind, code, result })
}

/** In the order of the phone's own count; every event is answered, and a parcel that stands otherwise comes along. */
export const floorEventsRoute = route(floorEvents, async ({ events }, context) => {
  const acks: { id: string; verdict: FloorVerdict; parcelId: string }[] = []
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const verdict = await takeIn(context, event)
    if (verdict === 'stored' && (event.kind === 'short' || event.kind === 'pick')) await tellOfBin(context, event)
    await logScan(context, event, verdict)
    acks.push({ id: event.id, verdict, parcelId: event.parcelId })
  }
  const odd = [...new Set(acks.filter(({ verdict }) => verdict !== 'stored').map(({ parcelId }) => parcelId))]
  const found = (await inParallel(odd, 8, (id) => getParcel(context, id))).flatMap((parcel) => (parcel ? [parcel] : []))
  const views = await floorParcels(
    context,
    found.filter(({ shopId }) => shopId === context.shop._id),
  )
  return ok({
    acks: acks.map(({ id, verdict, parcelId }) => {
      const parcel = verdict === 'stored' ? undefined : views.find((view) => view.id === parcelId)
      return { id, verdict, ...(parcel ? { parcel } : {}) }
    }),
  })
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
