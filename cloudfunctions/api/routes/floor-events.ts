import { floorEvents, type FloorVerdict } from '@shared/api/floor'
import type { FloorEvent } from '@shared/api/floor-event'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { PACKING_OFF } from '@shared/pack/packing-settings'
import { isPackKind, takePackEvent, type Bench } from '@shared/pack/take-event'
import type { ParcelStep } from '@shared/parcel/decide-goods'
import { settleStop } from '@shared/parcel/decide-stop'
import { openStops } from '@shared/parcel/gates'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { closeCard, raiseCard } from '../../repo/cards'
import { addHandoverScans } from '../../repo/handovers'
import { changeParcel, getParcel } from '../../repo/parcels'
import { findProducts } from '../../repo/products'
import { addScan } from '../../repo/scans'
import { inParallel } from '../../verbs/desk'
import { actorOf, route, type RouteContext } from '../route'
import { floorParcels } from './floor-view'

type Verdict = Exclude<FloorVerdict, 'stored'>

/** Its time on the phone tells a repeated upload from a second look. */
function noteShort(parcel: ParcelDoc, { at, sku = '' }: FloorEvent, by: string): Result<ParcelStep, Verdict> {
  const told = parcel.history.some((one) => one.at === at && one.kind === 'short' && one.note?.['sku'] === sku)
  return told ? refuse('again') : ok({ history: [...parcel.history, { at, kind: 'short', by, note: { sku } }] })
}

type Grams = NonNullable<Bench['grams']>

function decide(context: RouteContext, parcel: ParcelDoc, of: { event: FloorEvent; grams: Grams }) {
  const { event, grams } = of
  const { pickBeforePack, packing = PACKING_OFF } = context.shop
  const actor = { at: context.now(), by: actorOf(context), pickBeforePack }
  const { kind } = event
  if (isPackKind(kind)) return takePackEvent(parcel, { ...event, kind }, { ...actor, packing, grams })
  if (kind === 'short') return noteShort(parcel, event, actor.by)
  if (kind !== 'stop-cleared') return openStops(parcel).length > 0 ? refuse('stop' as const) : ok({})
  const result = settleStop(parcel, event.stopId ?? '', actor)
  return result.ok ? result : refuse('again' as const)
}

const isIdUsable = (event: FloorEvent) => !/[.$]/.test(event.id)

function handVerdict(parcel: ParcelDoc): FloorVerdict {
  if (openStops(parcel).length > 0) return 'stop'
  return parcel.goods === 'packed' ? 'stored' : 'wrong-state'
}

/** One parcel's events after each other on the same copy; the patch is what they change together. */
function fold(context: RouteContext, parcel: ParcelDoc, of: { events: readonly FloorEvent[]; grams: Grams }) {
  const { events, grams } = of
  let now = parcel
  let patch: ParcelStep = {}
  const verdicts = events.map((event): FloorVerdict => {
    if (!isIdUsable(event)) return 'not-found'
    if (event.kind === 'hand') return handVerdict(now)
    const result = decide(context, now, { event, grams })
    if (!result.ok) return result.refusal
    patch = { ...patch, ...result.value }
    now = { ...now, ...result.value }
    return 'stored'
  })
  return { verdicts, patch }
}

/** Asked for only where something was weighed. */
async function gramsOf(context: RouteContext, parcel: ParcelDoc, events: readonly FloorEvent[]): Promise<Grams> {
  if (!events.some(({ kind }) => kind === 'weigh')) return new Map()
  const skus = [...new Set(parcel.lines.map(({ sku }) => sku))]
  const products = await findProducts(context, parcel.shopId, skus)
  return new Map(products.map(({ sku, weightGrams }) => [sku, weightGrams]))
}

const TRIES = 6

/** A box of five pieces is one conditional change, not five. */
async function takeIn(
  context: RouteContext,
  parcelId: string,
  events: readonly FloorEvent[],
): Promise<readonly FloorVerdict[]> {
  for (let left = TRIES; left > 0; left--) {
    const parcel = await getParcel(context, parcelId)
    if (parcel?.shopId !== context.shop._id) return events.map(() => 'not-found')
    const { verdicts, patch } = fold(context, parcel, { events, grams: await gramsOf(context, parcel, events) })
    if (Object.keys(patch).length === 0 || (await changeParcel(context, parcel, patch))) return verdicts
  }
  return events.map(() => 'wrong-state')
}

interface Judged {
  readonly event: FloorEvent
  readonly verdict: FloorVerdict
}

/** Scans of a hand-over go into its session together; a session that is closed takes none. */
async function handOver(context: RouteContext, judged: readonly Judged[]): Promise<readonly Judged[]> {
  const handed = judged.filter(({ event, verdict }) => event.kind === 'hand' && verdict === 'stored')
  const closed = new Set<string>()
  for (const id of new Set(handed.map(({ event }) => event.handoverId ?? ''))) {
    const scans = handed.filter(({ event }) => (event.handoverId ?? '') === id)
    const set = Object.fromEntries(scans.map(({ event }) => [event.id, event.parcelId]))
    if (!(await addHandoverScans(context, id, set))) for (const { event } of scans) closed.add(event.id)
  }
  return judged.map((one) => (closed.has(one.event.id) ? { ...one, verdict: 'wrong-state' } : one))
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

const AT_ONCE = 8

/** Parcels side by side, each in the order of the phone's own count; answered in that order. */
async function judgeAll(context: RouteContext, events: readonly FloorEvent[]): Promise<readonly Judged[]> {
  const parcelIds = [...new Set(events.map(({ parcelId }) => parcelId))]
  const groups = parcelIds.map((id) => events.filter(({ parcelId }) => parcelId === id))
  const verdicts = await inParallel(groups, AT_ONCE, (group, i) => takeIn(context, parcelIds[i] ?? '', group))
  // by the event itself: the same one may come twice in a call
  const answers = new Map(groups.flatMap((group, i) => group.map((event, k) => [event, verdicts[i]?.[k]] as const)))
  return handOver(
    context,
    events.map((event) => ({ event, verdict: answers.get(event) ?? 'not-found' })),
  )
}

/** Every event is answered, and a parcel that stands otherwise comes along. */
export const floorEventsRoute = route(floorEvents, async ({ events }, context) => {
  const judged = await judgeAll(
    context,
    [...events].sort((a, b) => a.seq - b.seq),
  )
  await inParallel(judged, AT_ONCE, async ({ event, verdict }) => {
    if (verdict === 'stored' && (event.kind === 'short' || event.kind === 'pick')) await tellOfBin(context, event)
    await logScan(context, event, verdict)
  })
  const odd = [...new Set(judged.filter(({ verdict }) => verdict !== 'stored').map(({ event }) => event.parcelId))]
  const found = (await inParallel(odd, AT_ONCE, (id) => getParcel(context, id))).flatMap((parcel) => parcel ?? [])
  const views = await floorParcels(
    context,
    found.filter(({ shopId }) => shopId === context.shop._id),
  )
  return ok({
    acks: judged.map(({ event: { id, parcelId }, verdict }) => {
      const parcel = verdict === 'stored' ? undefined : views.find((view) => view.id === parcelId)
      return { id, verdict, ...(parcel ? { parcel } : {}) }
    }),
  })
})
