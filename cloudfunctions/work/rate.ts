import { joinId } from '@shared/kernel/ids'
import { rateIdOf, type HeldLimit, type RateDoc } from '@shared/effect/rate'
import type { RateLimit } from '@shared/ports/provider-error'
import type { Books } from '../repo/books'
import { ensureRate, getRate, getRates, takeRate } from '../repo/rates'

/** Sends are reserved for at most this long ahead: what a dying slice strands is no more. */
const AHEAD_MS = 2000
/** A paused account is tried with one call at a time until one is answered. */
const PROBE_MS = 60_000

export type Reserved =
  { readonly times: readonly number[]; readonly troubled?: boolean } | { readonly notBefore: number }

interface LimitAsk {
  readonly limit: RateLimit
  readonly count: number
  /** The row as it was a moment ago: which of the updates is likely to hold. */
  readonly known: RateDoc | undefined
}

async function reserveLimit(books: Books, id: string, { limit, count, known }: LimitAsk): Promise<Reserved> {
  const { gapMs, burstMs } = limit
  const now = books.now()
  const span = count * gapMs
  const times = ({ tat }: { readonly tat: number }) => ({
    times: Array.from({ length: count }, (_, i) => Math.max(now, tat - span + i * gapMs)),
  })
  const fresh = { tat: now - burstMs + span }
  const running = () =>
    takeRate(books, { _id: id, tat: { $gte: now - burstMs, $lte: now + AHEAD_MS } }, { $inc: { tat: span } })
  const idle = () => takeRate(books, { _id: id, tat: { $lt: now - burstMs } }, { $set: fresh })
  if (!known && (await ensureRate(books, id, fresh)) === 'added') return times(fresh)
  for (const way of known && known.tat < now - burstMs ? [idle, running] : [running, idle]) {
    const taken = await way()
    if (taken) return times(taken)
  }
  const busy = await getRate(books, id)
  return { notBefore: Math.max(now + 20, (busy?.tat ?? now) - AHEAD_MS) }
}

const isClean = (state: RateDoc | undefined) => !state || (state.failsInRow === 0 && state.pausedUntil === 0)

/** Paused: until when. After that time the caller that gets the probe may send once. */
async function passPause(
  books: Books,
  state: RateDoc | undefined,
  probes: boolean,
): Promise<{ readonly probe: boolean; readonly troubled: boolean } | { readonly until: number }> {
  const now = books.now()
  const troubled = !isClean(state)
  if (!state || state.pausedUntil === 0) return { probe: false, troubled }
  if (state.pausedUntil > now) return { until: state.pausedUntil }
  if (state.pauseReason === undefined) return { probe: false, troubled }
  if (!probes) return { until: now + 1000 }
  const probe = await takeRate(
    books,
    { _id: state._id, pausedUntil: state.pausedUntil },
    { $set: { pausedUntil: now + PROBE_MS } },
  )
  return probe ? { probe: true, troubled } : { until: now + 1000 }
}

/**
 * Reserves up to `count` sends of an account under all its limits with one atomic update a limit. The times are the caller's
 * alone; it sends at them, never earlier. `probes: false`: it tries no paused account, having nothing to say of how that went.
 */
export async function reserve(
  books: Books,
  account: string,
  ask: { readonly limits: readonly HeldLimit[]; readonly count: number; readonly probes?: boolean },
): Promise<Reserved> {
  const held = ask.limits.map((limit) => ({ limit, id: rateIdOf(account, limit) }))
  const rows = await getRates(books, [account, ...held.map(({ id }) => id)])
  const known = (id: string) => rows.find(({ _id }) => _id === id)
  const pass = await passPause(books, known(account), ask.probes ?? true)
  if ('until' in pass) return { notBefore: pass.until }
  const slowest = Math.max(1, ...ask.limits.map(({ gapMs }) => gapMs))
  const count = pass.probe ? 1 : Math.max(1, Math.min(ask.count, Math.floor(AHEAD_MS / slowest)))
  let times: readonly number[] = Array.from({ length: count }, () => books.now())
  for (const { limit, id } of held) {
    const reserved = await reserveLimit(books, id, { limit, count, known: known(id) })
    if ('notBefore' in reserved) return reserved
    times = times.map((time, i) => Math.max(time, reserved.times[i] ?? time))
  }
  return { times, troubled: pass.troubled }
}

const BACK_OFF_MS = [30_000, 60_000, 120_000, 300_000, 600_000]
const UNAVAILABLE_IN_A_ROW = 5

export const backOff = (tries: number): number => BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length) - 1] ?? 30_000

/** Nobody calls this account before `until`; with a reason only a probe opens it again. */
export async function pauseAccount(
  books: Books,
  account: string,
  pause: { readonly ms: number; readonly reason?: string },
) {
  const until = books.now() + pause.ms
  const values = { pausedUntil: until, ...(pause.reason ? { pauseReason: pause.reason } : {}) }
  if ((await ensureRate(books, account, values)) === 'exists')
    await takeRate(books, { _id: account, pausedUntil: { $lt: until } }, { $set: values })
}

/** Counts failures in a row and pauses the account at five: 30 s, then longer each time. Answers true when it paused. */
export async function countFailure(books: Books, account: string, reason: string): Promise<boolean> {
  const state =
    (await takeRate(books, { _id: account }, { $inc: { failsInRow: 1 } })) ??
    (await ensureRate(books, account, { failsInRow: 1 }), await getRate(books, account))
  const fails = state?.failsInRow ?? 1
  if (fails < UNAVAILABLE_IN_A_ROW) return false
  await pauseAccount(books, account, { ms: backOff(fails - UNAVAILABLE_IN_A_ROW + 1), reason })
  return true
}

const BY_HAND = 'by-hand'
/** A queue that was stopped and forgotten prints tomorrow's labels among yesterday's: after a night it is tried again. */
const HELD_MS = 12 * 3_600_000

/** Stopped by a person: no answer and no receipt opens it, only a person or the next day. */
export const holdAccount = (books: Books, account: string): Promise<void> =>
  pauseAccount(books, account, { ms: HELD_MS, reason: BY_HAND })

export const releaseAccount = async (books: Books, account: string): Promise<void> => {
  const open = { $set: { pausedUntil: 0, failsInRow: 0 }, $unset: { pauseReason: '' } } as const
  await takeRate(books, { _id: account, pauseReason: BY_HAND }, open)
}

export const isHeld = async (books: Books, account: string): Promise<boolean> => {
  const state = await getRate(books, account)
  return state?.pauseReason === BY_HAND && state.pausedUntil > books.now()
}

/** A call went through: the account is well. Answers true when it was paused before. */
export async function accountIsWell(books: Books, account: string): Promise<boolean> {
  const state = await getRate(books, account)
  if (isClean(state) || state?.pauseReason === BY_HAND) return false
  await takeRate(
    books,
    { _id: account, pauseReason: { $ne: BY_HAND } },
    { $set: { pausedUntil: 0, failsInRow: 0 }, $unset: { pauseReason: '' } },
  )
  return state?.pauseReason !== undefined
}

const laneId = (lane: string): string => joinId('lane', lane)

/** Those of the lanes that somebody is at. */
export async function heldLanes(books: Books, lanes: readonly string[]): Promise<readonly string[]> {
  const held = (await getRates(books, lanes.map(laneId))).filter(({ laneUntil = 0 }) => laneUntil >= books.now())
  return lanes.filter((lane) => held.some(({ _id }) => _id === laneId(lane)))
}

/** Takes the lane (a printer's queue) for `ms`, or renews it for the holder of the token. */
export async function takeLane(
  books: Books,
  lane: string,
  ask: { readonly token: string; readonly ms: number },
): Promise<boolean> {
  const id = laneId(lane)
  const now = books.now()
  const lease = { laneToken: ask.token, laneUntil: now + ask.ms }
  const free = { _id: id, $or: [{ laneUntil: { $lt: now } }, { laneToken: ask.token }] }
  if (await takeRate(books, free, { $set: lease })) return true
  return (await ensureRate(books, id, lease)) === 'added'
}

export async function freeLane(books: Books, lane: string, token: string): Promise<void> {
  await takeRate(books, { _id: laneId(lane), laneToken: token }, { $set: { laneUntil: 0 } })
}
