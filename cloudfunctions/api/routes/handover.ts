import {
  handoverClose,
  handoverNextTrip,
  handoverOpen,
  handoverShow,
  handoverTakeOff,
  type HandoverValue,
} from '@shared/api/floor'
import { ok, refuse, type Result } from '@shared/kernel/result'
import type { HandoverDoc } from '@shared/handover/handover'
import { joinId } from '@shared/kernel/ids'
import { openStops } from '@shared/parcel/gates'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { findCouriers } from '../../repo/couriers'
import { addHandover, changeHandover, findHandovers, getHandover } from '../../repo/handovers'
import { getParcel, getParcels, listParcelsOfCourier } from '../../repo/parcels'
import { findStaffOfShop } from '../../repo/staff'
import { checkGate } from '../../verbs/check-gate'
import { changing, firstKnown, inParallel } from '../../verbs/desk'
import { handOverGate, handOverParcel, loadParcels } from '../../verbs/hand-over'
import { actorOf, route, type RouteContext } from '../route'

const rowOf = (parcel: ParcelDoc) => ({
  parcelId: parcel._id,
  tail: (parcel.waybillNo ?? '').slice(-4),
  name: parcel.ship.masked.name,
  place: parcel.ship.masked.district || parcel.ship.masked.city,
})
const scannedIds = (doc: HandoverDoc): string[] => [...new Set(Object.values(doc.scans))]

/** The stop's own reason and time, where there is one: the hand wants to know why. */
const offRow = (parcel: ParcelDoc, gate: string): HandoverValue['takeOff'][number] => {
  if (parcel.goods === 'void') return { ...rowOf(parcel), reason: 'void' }
  const stop = gate === 'stopped' ? openStops(parcel)[0] : undefined
  return { ...rowOf(parcel), ...(stop ? { reason: stop.reason, at: stop.at } : { reason: gate }) }
}

/** What must come off: while the van stands, all that may not go; once it is closed, what was stopped while it closed. */
async function gatesOf(context: RouteContext, doc: HandoverDoc) {
  const isClosed = doc.state === 'closed'
  const asked = scannedIds(doc).filter((id) => !isClosed || !doc.handedOver.includes(id))
  return inParallel(await loadParcels(context, asked), 8, async (loaded) => {
    const { parcel } = loaded
    const hasGone = isClosed || parcel.handoverId === doc._id
    if (parcel.goods === 'handed-over' && hasGone) return undefined
    const gate = parcel.courier === doc.courier ? await handOverGate(context, context.shop, loaded) : 'wrong-courier'
    return gate ? offRow(parcel, gate) : undefined
  })
}

async function valueOf(context: RouteContext, doc: HandoverDoc): Promise<HandoverValue> {
  const shopId = context.shop._id
  const scanned = scannedIds(doc)
  const waiting = await listParcelsOfCourier(context, shopId, { courier: doc.courier, bucket: 'to-hand' })
  const gates = await gatesOf(context, doc)
  const account = (await findCouriers(context, shopId)).find(({ courier, on }) => on && courier === doc.courier)
  const names = new Map((await findStaffOfShop(context, shopId)).map(({ _id, name }) => [_id, name]))
  const unscanned = waiting.filter(({ _id }) => !scanned.includes(_id))
  const missing = unscanned.filter(({ _id }) => doc.later?.[_id] === undefined)
  return {
    id: doc._id,
    courier: doc.courier,
    state: doc.state,
    pickupAt: account?.pickupAt ?? 0,
    scanned: scanned.length,
    expected: missing.length + scanned.length,
    takeOff: gates.flatMap((row) => row ?? []),
    missing: missing.map((parcel) => ({
      ...rowOf(parcel),
      packedAt: parcel.packedAt ?? 0,
      packedBy: names.get(parcel.packedBy ?? '') ?? '',
    })),
    later: unscanned.length - missing.length,
    handedOver: doc.handedOver.length,
  }
}

async function ownHandover(context: RouteContext, id: string): Promise<HandoverDoc | undefined> {
  const doc = await getHandover(context, id)
  return doc?.shopId === context.shop._id ? doc : undefined
}

/** One open session a courier: a second opening finds the first. */
export const handoverOpenRoute = route(handoverOpen, async ({ courier }, context) => {
  const shopId = context.shop._id
  for (const state of ['open', 'closing'] as const) {
    const known = (await findHandovers(context, shopId, { state, limit: 20 })).find((doc) => doc.courier === courier)
    if (known) return ok(await valueOf(context, known))
  }
  const openedAt = context.now()
  const doc: HandoverDoc = {
    _id: joinId(shopId, courier, openedAt),
    v: 1,
    ver: 1,
    shopId,
    courier,
    state: 'open',
    openedBy: actorOf(context),
    openedAt,
    scans: {},
    handedOver: [],
  }
  await addHandover(context, doc)
  return ok(await valueOf(context, doc))
})

export const handoverShowRoute = route(handoverShow, async ({ id }, context) => {
  const doc = await ownHandover(context, id)
  return doc ? ok(await valueOf(context, doc)) : refuse('not-found')
})

export const handoverTakeOffRoute = route(handoverTakeOff, async ({ id, parcelId }, context) => {
  const result = await changing(
    () => ownHandover(context, id),
    (doc): Result<Partial<HandoverDoc>, 'closed'> => {
      if (doc.state !== 'open') return refuse('closed')
      return ok({ scans: Object.fromEntries(Object.entries(doc.scans).filter(([, scanned]) => scanned !== parcelId)) })
    },
    (doc, patch) => changeHandover(context, doc, patch),
  )
  return result.ok ? ok(await valueOf(context, result.value)) : result
})

/** It stays in the list of what is packed, so the next session asks for it again. */
export const handoverNextTripRoute = route(handoverNextTrip, async ({ id, parcelId, back = false }, context) => {
  const parcel = await getParcel(context, parcelId)
  if (parcel?.shopId !== context.shop._id) return refuse('not-found')
  const result = await changing(
    () => ownHandover(context, id),
    (doc): Result<Partial<HandoverDoc>, 'closed'> => {
      if (doc.state !== 'open') return refuse('closed')
      const others = Object.entries(doc.later ?? {}).filter(([known]) => known !== parcelId)
      const word = { by: actorOf(context), at: context.now() }
      return ok({ later: Object.fromEntries(back ? others : [...others, [parcelId, word]]) })
    },
    (doc, patch) => changeHandover(context, doc, patch),
  )
  return result.ok ? ok(await valueOf(context, result.value)) : result
})

type Override = NonNullable<HandoverDoc['override']>

const toClosing = (context: RouteContext, id: string, override: Override | undefined) =>
  changing(
    () => ownHandover(context, id),
    (): Result<Partial<HandoverDoc>, never> => ok({ state: 'closing', ...(override ? { override } : {}) }),
    (doc, patch) => (doc.state === 'open' ? changeHandover(context, doc, patch) : Promise.resolve(doc)),
  )

/**
 * What stands in the way of a close: parcels to take off, then doubt about what the platform says. A refund that the look finds
 * has stopped its parcel by then, so it is one more to take off.
 */
async function inTheWay(context: RouteContext, doc: HandoverDoc, override: string | undefined) {
  const toTakeOff = async () => (await valueOf(context, doc)).takeOff.length
  const before = await toTakeOff()
  if (before > 0) return refuse('take-off-first', String(before))
  const parcels = await getParcels(context, scannedIds(doc))
  const orderIds = parcels.flatMap((parcel) => parcel.lines.map((line) => line.orderId))
  const gate = await checkGate(context, context.shop._id, { gate: 'hand-over', orderIds })
  // a stop of lines that a hand has taken out already stops no parcel; each is asked again as it moves
  const found = gate.answer === 'stop' ? await toTakeOff() : 0
  if (found > 0) return refuse('take-off-first', String(found))
  if (gate.answer !== 'unsure') return undefined
  if (override === undefined) return refuse('unsure', String(gate.asOf))
  return context.caller.staff?.role === 'owner' ? undefined : refuse('not-allowed')
}

/** A call has 20 s, and each parcel wants about six database calls: what is left is the next call's. */
const MOVES_WITHIN_MS = 8000
const CHUNK = 20

/** Hands over what has not been, some at a time; each chunk is read just before it moves. Answers all that have moved. */
async function moveScanned(context: RouteContext, doc: HandoverDoc, by: string) {
  const until = context.now() + MOVES_WITHIN_MS
  const handedOver = [...doc.handedOver]
  const left = scannedIds(doc).filter((id) => !handedOver.includes(id))
  let isSettled = true
  while (left.length > 0 && context.now() < until) {
    const chunk = await loadParcels(context, left.splice(0, CHUNK))
    const moved = await inParallel(chunk, 10, (loaded) =>
      handOverParcel(context, context.shop, { parcelId: loaded.parcel._id, handoverId: doc._id, by, loaded }),
    )
    handedOver.push(...chunk.filter((_, i) => moved[i]?.ok).map(({ parcel }) => parcel._id))
    // somebody else kept changing it: no reason to leave it behind
    isSettled &&= moved.every((one) => one.ok || one.refusal !== 'changed-meanwhile')
  }
  return { handedOver, isDone: isSettled && left.length === 0 }
}

/**
 * `closing` shuts the scans out; then each parcel moves by itself, so a close that broke half-way, or that is still `closing` when
 * it answers, is closed again.
 */
export const handoverCloseRoute = route(handoverClose, async ({ id, override: reason }, context) => {
  const doc = await ownHandover(context, id)
  if (!doc) return refuse('not-found')
  if (doc.state === 'closed') return ok(await valueOf(context, doc))
  const refusal = doc.state === 'open' ? await inTheWay(context, doc, reason) : undefined
  if (refusal) return refusal
  const by = actorOf(context)
  const override = reason === undefined ? undefined : { by, reason, at: context.now() }
  const closing = await toClosing(context, id, override)
  if (!closing.ok) return closing
  const { handedOver, isDone } = await moveScanned(context, closing.value, by)
  const patch = isDone
    ? { state: 'closed' as const, handedOver, closedAt: context.now(), closedBy: by }
    : { handedOver }
  const done = await changing(
    firstKnown(closing.value, () => ownHandover(context, id)),
    (): Result<Partial<HandoverDoc>, never> => ok(patch),
    (fresh, change) => (fresh.state === 'closed' ? Promise.resolve(fresh) : changeHandover(context, fresh, change)),
  )
  return done.ok ? ok(await valueOf(context, done.value)) : done
})
