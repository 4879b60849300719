import { joinId } from '@shared/kernel/ids'
import { rateIdOf, type HeldLimit, type RateDoc } from '@shared/effect/rate'
import type { RateLimit } from '@shared/ports/provider-error'
import type { Books } from '../repo/books'
import { ensureRate, getRate, takeRate } from '../repo/rates'

/** Sends are reserved for at most this long ahead: what a dying slice strands is no more. */
const AHEAD_MS = 2000
/** A paused account is tried with one call at a time until one is answered. */
const PROBE_MS = 60_000

export type Reserved =
  { readonly times: readonly number[]; readonly troubled?: boolean } | { readonly notBefore: number }

async function reserveLimit(books: Books, id: string, ask: { limit: RateLimit; count: number }): Promise<Reserved> {
  const { gapMs, burstMs } = ask.limit
  const now = books.now()
  const span = ask.count * gapMs
  const times = (tat: number) => ({
    times: Array.from({ length: ask.count }, (_, i) => Math.max(now, tat - span + i * gapMs)),
  })
  const running = await takeRate(
    books,
    { _id: id, tat: { $gte: now - burstMs, $lte: now + AHEAD_MS } },
    { $inc: { tat: span } },
  )
  if (running) return times(running.tat)
  const idle = await takeRate(books, { _id: id, tat: { $lt: now - burstMs } }, { $set: { tat: now - burstMs + span } })
  if (idle) return times(idle.tat)
  if ((await ensureRate(books, id, { tat: now - burstMs + span })) === 'added') return times(now - burstMs + span)
  const busy = await getRate(books, id)
  return { notBefore: Math.max(now + 20, (busy?.tat ?? now) - AHEAD_MS) }
}

const isClean = (state: RateDoc | undefined) => !state || (state.failsInRow === 0 && state.pausedUntil === 0)

/** Paused: until when. After that time the caller that gets the probe may send once. */
async function passPause(
  books: Books,
  account: string,
  probes: boolean,
): Promise<{ readonly probe: boolean; readonly troubled: boolean } | { readonly until: number }> {
  const state = await getRate(books, account)
  const now = books.now()
  const troubled = !isClean(state)
  if (!state || state.pausedUntil === 0) return { probe: false, troubled }
  if (state.pausedUntil > now) return { until: state.pausedUntil }
  if (state.pauseReason === undefined) return { probe: false, troubled }
  if (!probes) return { until: now + 1000 }
  const probe = await takeRate(
    books,
    { _id: account, pausedUntil: state.pausedUntil },
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
  const pass = await passPause(books, account, ask.probes ?? true)
  if ('until' in pass) return { notBefore: pass.until }
  const slowest = Math.max(1, ...ask.limits.map(({ gapMs }) => gapMs))
  const count = pass.probe ? 1 : Math.max(1, Math.min(ask.count, Math.floor(AHEAD_MS / slowest)))
  let times: readonly number[] = Array.from({ length: count }, () => books.now())
  for (const limit of ask.limits) {
    const reserved = await reserveLimit(books, rateIdOf(account, limit), { limit, count })
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

/** Takes the lane (a printer's queue) for `ms`, or renews it for the holder of the token. */
export async function takeLane(
  books: Books,
  lane: string,
  ask: { readonly token: string; readonly ms: number },
): Promise<boolean> {
  const id = joinId('lane', lane)
  const now = books.now()
  const lease = { laneToken: ask.token, laneUntil: now + ask.ms }
  const free = { _id: id, $or: [{ laneUntil: { $lt: now } }, { laneToken: ask.token }] }
  if (await takeRate(books, free, { $set: lease })) return true
  return (await ensureRate(books, id, lease)) === 'added'
}

export async function freeLane(books: Books, lane: string, token: string): Promise<void> {
  await takeRate(books, { _id: joinId('lane', lane), laneToken: token }, { $set: { laneUntil: 0 } })
}
