import type { EffectDoc } from '@shared/effect/effect'
import { errorPlace } from '../cloud/logger'
import { findDue, findLane, nextDueAt } from '../repo/effects'
import { createAccounts } from './accounts'
import { expandBatches } from './batches'
import { createClosing, type Closing } from './closing'
import type { WorkDeps } from './deps'
import type { Work } from './handler'
import { isTurn, type Complete } from './paper-order'
import { freeLane, takeLane } from './rate'
import { askReceipts } from './receipts'
import { runEffect } from './run'
import { settleOverdue } from './settle'
import { isBlocked, slotFor, type Slots } from './slots'

/** Calls in flight of one slice. More orders need more of them, then more work functions: config, never other code. */
const IN_FLIGHT = 12
const PAGE = 60
/** So many jobs of a queue are read at once. */
const LANE_PAGE = 8
/** A lane is leased for the longest call (15 s) and what has passed since the last renewal. */
const LANE_LEASE_MS = 30_000
const LANE_RENEW_MS = 8000
/** A label whose place is not reached yet waits so long before its queue is read anew, or until a number comes to this slice. */
const LOOK_AGAIN_MS = 1000
const LOOK_FOR_NEWS_MS = 100
/** A slice with nothing due stays for what is due this soon; else the next timer takes it. */
const STAY_MS = 4000
const SETTLE_EVERY_MS = 10_000
const RECEIPTS_EVERY_MS = 3000
/** A tap of this moment is seen by a running slice within this time; between two chunks of a batch there is no pause. */
const BATCHES_EVERY_MS = 500

/** Under the plan's rate a slice narrows at once and widens again one call each half second, so that pages keep their share. */
const WIDEN_EVERY_MS = 500
const LEAST_IN_FLIGHT = 2

interface Slice extends Slots {
  readonly end: number
  readonly flights: Map<string, Promise<void>>
  /** Printers whose queue this slice is at. */
  readonly lanes: Set<string>
  /** Queues that have just got a row: paper begins with the first number, not after the last one. */
  readonly saw: Set<string>
  readonly closing: Closing
  /** Queues whose next label waits for another: they make no call, and what they wait for must have room. */
  waiting: number
  done: number
  width: { calls: number; refusals: number; at: number }
}

function fly(slice: Slice, key: string, job: () => Promise<void>): void {
  const flight = job()
    .then(() => slice.closing.inTime())
    .catch((error: unknown) => slice.work.log.error('slice-broke', { effectId: key, error: errorPlace(error) }))
    .finally(() => slice.flights.delete(key))
  slice.flights.set(key, flight)
}

/** A probe that was answered opens its account for this slice at once. */
function landed(slice: Slice, row: EffectDoc, slot: { readonly troubled: boolean }): void {
  slice.done += 1
  if (slot.troubled && row.account !== undefined) slice.blocked.delete(row.account)
}

/**
 * The next few of the queue. A copy just made waits a moment for those before it, and nothing passes it; one that is backing off
 * lets others pass.
 */
async function headsOf(slice: Slice, lane: string): Promise<EffectDoc[]> {
  const { work } = slice
  const now = work.now()
  const able = (await findLane(work, lane, 'ready')).filter(({ dueAt, tries }) => dueAt <= now || tries === 0)
  const firstLater = able.findIndex(({ dueAt }) => dueAt > now)
  const heads = able.slice(0, firstLater < 0 ? LANE_PAGE : Math.min(firstLater, LANE_PAGE))
  const next = able[0]
  if (heads.length > 0 || !next) return heads
  await work.wait(next.dueAt - now)
  return headsOf(slice, lane)
}

async function waitForNews(slice: Slice, lane: string): Promise<void> {
  const { work, saw } = slice
  const until = work.now() + LOOK_AGAIN_MS
  slice.waiting += 1
  while (!saw.delete(lane) && work.now() < until) await work.wait(LOOK_FOR_NEWS_MS)
  slice.waiting -= 1
}

/** A printer's queue: strictly one job after the other, in order, by the holder of the lane. */
async function runLane(slice: Slice, lane: string): Promise<void> {
  const { work } = slice
  const token = `${work.now()}-${work.random()}`
  let renewedAt = -Infinity
  const renew = async (): Promise<boolean> => {
    if (work.now() - renewedAt < LANE_RENEW_MS) return true
    renewedAt = work.now()
    return takeLane(work, lane, { token, ms: LANE_LEASE_MS })
  }
  if (!(await renew()) || (await findLane(work, lane, 'calling')).length > 0) {
    slice.blocked.set(lane, work.now() + 5000)
    return
  }
  let known: Complete | undefined
  for (let heads: EffectDoc[] = []; ;) {
    if (heads.length === 0) heads = await headsOf(slice, lane)
    const row = heads.shift()
    // a label that was put back is the first again: none of those behind it passes while its printer rests
    if (!row || work.now() >= slice.end || isBlocked(slice, lane)) break
    const turn = await isTurn(work, row, known)
    if (!turn.isNext || turn.known !== known) {
      // the queue is read after the question, never before: a label may have come in between
      heads = turn.known === known ? [row, ...heads] : []
      known = turn.known
      if (!turn.isNext) await waitForNews(slice, lane)
      continue
    }
    const slot = await slotFor(slice, row, LANE_PAGE)
    if (!slot || !(await renew())) break
    await runEffect(work, row, slot)
    landed(slice, row, slot)
    await slice.closing.inTime()
  }
  await freeLane(work, lane, token)
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

function startLane(slice: Slice, lane: string): void {
  slice.lanes.add(lane)
  fly(slice, lane, () => runLane(slice, lane).finally(() => slice.lanes.delete(lane)))
}

function startSeen(slice: Slice): void {
  for (const lane of slice.saw) {
    if (slice.flights.has(lane)) continue
    slice.saw.delete(lane)
    if (!isBlocked(slice, lane)) startLane(slice, lane)
  }
}

/** Starts what can be started of the page; answers how many flights began. */
async function start(slice: Slice, page: readonly EffectDoc[]): Promise<number> {
  let started = 0
  for (const row of page) {
    if (slice.work.now() >= slice.end) break
    startSeen(slice)
    const key = row.lane ?? row._id
    if (slice.flights.has(key) || isBlocked(slice, row.account)) continue
    while (slice.flights.size - slice.waiting >= widthOf(slice)) await Promise.race(slice.flights.values())
    if (row.lane !== undefined) {
      startLane(slice, key)
    } else {
      const slot = await slotFor(slice, row, page.filter(({ account }) => account === row.account).length)
      if (!slot) continue
      fly(slice, key, () => runEffect(slice.work, row, slot).then(() => landed(slice, row, slot)))
    }
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
async function idle(slice: Slice): Promise<boolean> {
  const { work, end } = slice
  if (slice.flights.size > 0) {
    // a printer's queue may be one long flight: receipts are asked for meanwhile
    const look = slice.lanes.size > 0 ? [work.wait(RECEIPTS_EVERY_MS)] : []
    await Promise.race([...slice.flights.values(), ...look])
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

function openSlice(deps: WorkDeps, budgetMs: number): Slice {
  const saw = new Set<string>()
  const blocked: Slice['blocked'] = new Map()
  const slots: Slice['slots'] = new Map()
  const closing = createClosing(deps)
  const sawPause = (account: string, ms: number) => {
    blocked.set(account, deps.now() + ms)
    slots.delete(account)
  }
  const work: Work = {
    ...deps,
    accounts: createAccounts(deps),
    sawLane: (lane) => void saw.add(lane),
    sawPause,
    finished: closing.add,
  }
  return {
    work,
    end: work.now() + budgetMs,
    blocked,
    slots,
    flights: new Map(),
    lanes: new Set(),
    saw,
    closing,
    waiting: 0,
    done: 0,
    width: { calls: IN_FLIGHT, refusals: work.db.refusals?.() ?? 0, at: work.now() },
  }
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
    if (mustSettle()) await settleOverdue(work)
    if (!flights.has('receipts') && mustAsk()) fly(slice, 'receipts', () => askReceipts(work))
    if (mustLook() || expanded > 0) expanded = await expandBatches(work)
    const page = await findDue(work, { now: work.now(), limit: PAGE, without: blockedNow(slice) })
    const fresh = page.filter(({ _id, lane }) => !flights.has(lane ?? _id))
    const started = await start(slice, turned(fresh, work.random()))
    if (started === 0 && expanded === 0 && !(await idle(slice))) break
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
