import type { EffectDoc } from '@shared/effect/effect'
import { errorPlace } from '../cloud/logger'
import { findDue, nextDueAt } from '../repo/effects'
import { expandBatches } from './batches'
import type { WorkDeps } from './deps'
import type { Work } from './handler'
import { runLane } from './lane'
import { IN_FLIGHT, landed, openSlice, type Slice } from './open-slice'
import { heldLanes } from './rate'
import { askReceipts } from './receipts'
import { runEffect } from './run'
import { SETTLE_FOR_MS, settleOverdue } from './settle'
import { isBlocked, slotFor } from './slots'

const PAGE = 60
/** A slice with nothing due stays for what is due this soon; else the next timer takes it. */
const STAY_MS = 4000
const SETTLE_EVERY_MS = 10_000
const RECEIPTS_EVERY_MS = 3000
/** While calls are in flight, what is due is looked up so often. */
const LOOK_UP_EVERY_MS = 500
/** While calls are in flight, room for another is looked for so often. */
const ROOM_AGAIN_MS = 200
/** Then others have begun what is on the page. */
const PAGE_LIVES_MS = 1000
/** A queue that another slice is at is tried again after this time. */
const LANE_TAKEN_MS = 5000
/** A tap of this moment is seen by a running slice within this time; between two chunks of a batch there is no pause. */
const BATCHES_EVERY_MS = 1000

/** Under the plan's rate a slice narrows at once and widens again one call each half second, so that pages keep their share. */
const WIDEN_EVERY_MS = 500
const LEAST_IN_FLIGHT = 2

function fly(slice: Slice, key: string, job: () => Promise<void>): void {
  const flight = job()
    .then(() => slice.closing.inTime())
    .catch((error: unknown) => slice.work.log.error('slice-broke', { effectId: key, error: errorPlace(error) }))
    .finally(() => slice.flights.delete(key))
  slice.flights.set(key, flight)
}

function widthOf({ work, width }: Slice): number {
  const refusals = work.db.refusals?.() ?? 0
  const now = work.now()
  if (now - width.at < WIDEN_EVERY_MS) return width.calls
  const half = Math.max(LEAST_IN_FLIGHT, Math.floor(width.calls / 2))
  width.calls = refusals > width.refusals ? half : Math.min(IN_FLIGHT, width.calls + 1)
  width.refusals = refusals
  width.at = now
  return width.calls
}

const SETTLE = 'settle'
/** Settling waits for partners that may hang: it takes nobody's room, and what is due is looked for meanwhile. */
const roomTaken = ({ flights, looks }: Slice): number => flights.size - looks.waiting() - (flights.has(SETTLE) ? 1 : 0)

/** Beside the rest, and over well before the slice. */
function settle(slice: Slice): void {
  const { work, end, silence } = slice
  const now = work.now()
  const until = Math.min(now + SETTLE_FOR_MS, (now + end) / 2)
  fly(slice, SETTLE, () => settleOverdue(work, { until, silence }))
}

function startLane(slice: Slice, lane: string): void {
  slice.lanes.add(lane)
  fly(slice, lane, () => runLane(slice, lane).finally(() => slice.lanes.delete(lane)))
}

/** Queues of these rows and those that have just got one, but for the ones that another slice is at: one look instead of a try each. */
async function startLanes(slice: Slice, page: readonly EffectDoc[]): Promise<number> {
  const wanted = new Set([...slice.saw, ...page.flatMap(({ lane }) => (lane === undefined ? [] : [lane]))])
  const lanes = [...wanted].filter((lane) => !slice.flights.has(lane))
  for (const lane of lanes) slice.saw.delete(lane)
  const open = lanes.filter((lane) => !isBlocked(slice, lane))
  const held = await heldLanes(slice.work, open)
  for (const lane of held) slice.blocked.set(lane, slice.work.now() + LANE_TAKEN_MS)
  const free = open.filter((lane) => !held.includes(lane) && !slice.flights.has(lane))
  for (const lane of free) startLane(slice, lane)
  return free.length
}

/** Starts what can be started of the page; answers how many flights began. */
async function start(slice: Slice, page: readonly EffectDoc[], pagedAt: number): Promise<number> {
  let started = await startLanes(slice, page)
  for (const row of page.filter(({ lane }) => lane === undefined)) {
    const now = slice.work.now()
    if (now >= slice.end || now >= pagedAt + PAGE_LIVES_MS) break
    if (slice.saw.size > 0) started += await startLanes(slice, [])
    if (slice.flights.has(row._id) || isBlocked(slice, row.account)) continue
    // a queue may begin to wait for a number meanwhile, and lands only after it
    while (roomTaken(slice) >= widthOf(slice))
      await Promise.race([...slice.flights.values(), slice.work.wait(ROOM_AGAIN_MS)])
    const slot = await slotFor(slice, row, page.filter(({ account }) => account === row.account).length)
    if (!slot) continue
    fly(slice, row._id, () => runEffect(slice.work, row, slot).then(() => landed(slice, row, slot)))
    started += 1
  }
  return started
}

/**
 * Every other slice begins a flight's length into the page, so that overlapping ones do not race for the same rows. No further:
 * labels are to come out nearly in the order of their places.
 */
function turned<T>(rows: readonly T[], random: number): T[] {
  const from = random < 0.5 ? 0 : Math.min(IN_FLIGHT, rows.length)
  return [...rows.slice(from, 2 * from), ...rows.slice(0, from), ...rows.slice(2 * from)]
}

const blockedNow = (slice: Slice): string[] => [
  ...[...slice.blocked].filter(([, until]) => until > slice.work.now()).map(([account]) => account),
  ...slice.lanes,
]

/** Nothing could be started: waits for a flight or for what is due soon. False: the slice may end. */
async function idle(slice: Slice, pagedAt: number): Promise<boolean> {
  const { work, end } = slice
  if (slice.flights.size > 0) {
    // a printer's queue may be one long flight: receipts are asked for meanwhile
    const look = slice.lanes.size > 0 ? [work.wait(RECEIPTS_EVERY_MS)] : []
    if (slice.flights.has(SETTLE)) look.push(work.wait(BATCHES_EVERY_MS))
    await Promise.race([...slice.flights.values(), ...look])
    await work.wait(Math.max(0, pagedAt + LOOK_UP_EVERY_MS - work.now()))
    return true
  }
  await slice.closing.all()
  const due = await nextDueAt(work, blockedNow(slice))
  const opened = [...slice.blocked.values()].filter((until) => until > work.now())
  const next = Math.min(due ?? Infinity, ...opened)
  if (next > Math.min(end, work.now() + STAY_MS)) return false
  await work.wait(Math.max(next - work.now(), 20))
  return true
}

/** True once in `everyMs`. */
function every(work: Work, everyMs: number): () => boolean {
  let at = -Infinity
  return () => {
    if (work.now() - at < everyMs) return false
    at = work.now()
    return true
  }
}

/**
 * Works off what is due for at most `budgetMs`. Any number of slices may run at once, anywhere; one that dies leaves at most
 * its calls in flight to be settled. Answers how many effects it ran.
 */
async function runSlice(
  deps: WorkDeps,
  { budgetMs }: { readonly budgetMs: number },
): Promise<{ readonly done: number }> {
  const slice = openSlice(deps, budgetMs)
  const { work, flights } = slice
  const mustSettle = every(work, SETTLE_EVERY_MS)
  const mustAsk = every(work, RECEIPTS_EVERY_MS)
  const mustLook = every(work, BATCHES_EVERY_MS)
  let expanded = 0
  while (work.now() < slice.end) {
    if (!flights.has(SETTLE) && mustSettle()) settle(slice)
    if (!flights.has('receipts') && mustAsk()) fly(slice, 'receipts', () => askReceipts(work))
    if (mustLook() || expanded > 0) expanded = await expandBatches(work)
    const pagedAt = work.now()
    const page = await findDue(work, { now: work.now(), limit: PAGE, without: blockedNow(slice) })
    const fresh = page.filter(({ _id, lane }) => !flights.has(lane ?? _id))
    const started = await start(slice, turned(fresh, work.random()), pagedAt)
    if (started === 0 && expanded === 0 && !(await idle(slice, pagedAt))) break
  }
  await Promise.all(flights.values())
  await slice.closing.all()
  return { done: slice.done }
}

export interface WorkEngine {
  runSlice(ask: { readonly budgetMs: number }): Promise<{ readonly done: number }>
}

/** The effects engine over these partners and this database; it holds nothing between two slices. */
export const createWork = (deps: WorkDeps): WorkEngine => ({ runSlice: (ask) => runSlice(deps, ask) })
