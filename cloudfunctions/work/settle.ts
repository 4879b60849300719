import type { EffectDoc } from '@shared/effect/effect'
import { ProviderError, type UnknownPolicy } from '@shared/ports/provider-error'
import { errorPlace } from '../cloud/logger'
import { findByPerson, findOverdue, moveEffect } from '../repo/effects'
import type { Answer, HomeDoc, Job, PartnerHandler, Work } from './handler'
import { loadHome } from './homes'
import { accountAnswered, callUnknown, leaveToPerson } from './outcome'
import { reserve } from './rate'
import { applyAnswer, GUARD_MS, handlerOf } from './run'

/** A round of settling begins nothing after this time, however many rows are left: a partner that hangs holds nobody up. */
export const SETTLE_FOR_MS = 15_000
/** Rows of one account that are looked at at once. */
const AT_ONCE = 2
/** An account that has not answered so often in a row is left alone. */
const SILENT = 2

/** A partner's "no such" counts twice, this far apart: the first call may still be running there. */
const DENIALS = 2
const BETWEEN_DENIALS_MS = 30_000
const ASK_AGAIN_MS = 30_000

/** How far settling goes. */
export interface Bounds {
  readonly until: number
  /** How often in a row an account has not answered; a slice keeps it over its rounds. */
  readonly silence: Map<string, number>
}

/** Whether the partner was asked and said anything. */
type Heard = 'answer' | 'silence' | 'unasked'
type Case = Job<HomeDoc> & { readonly handler: PartnerHandler<HomeDoc>; readonly policy: UnknownPolicy }

async function takeAnswer(work: Work, row: EffectDoc, answer: Readonly<Record<string, unknown>>): Promise<void> {
  const answered = await moveEffect(work, row, { to: 'answered', set: { answer, dueAt: work.now() + 30_000 } })
  if (answered) await applyAnswer(work, answered)
}

/** Sends again with the same key while the partner still knows it. */
async function repeat(work: Work, task: Case): Promise<void> {
  const age = work.now() - (task.row.firstSentAt ?? work.now())
  if (age > task.policy.keyLivesMs) return leaveToPerson(work, task)
  await moveEffect(work, task.row, { to: 'ready', set: { dueAt: work.now() } })
}

/** The account's next send time; undefined when none can be had now: the row waits for one. */
async function sendTime(work: Work, row: EffectDoc): Promise<{ readonly troubled: boolean } | undefined> {
  if (row.account === undefined) return { troubled: false }
  const reserved = await reserve(work, row.account, { limits: await work.accounts.limits(row), count: 1 })
  if ('notBefore' in reserved) {
    await moveEffect(work, row, { to: 'unknown', set: { dueAt: reserved.notBefore } })
    return undefined
  }
  const [at = 0] = reserved.times
  if (at > work.now()) await work.wait(at - work.now())
  return { troubled: reserved.troubled === true }
}

type Told = { readonly answer: Answer | undefined }

/** What the partner says of the first call. The adapter ends a question by itself; the guard is for one that does not. */
function ask(work: Work, { policy, ...job }: Case, query: (job: Job<HomeDoc>) => Promise<Answer | undefined>) {
  const told = query(job).then(
    (answer): Told => ({ answer }),
    (error: unknown): Heard => {
      if (!(error instanceof ProviderError)) throw error
      return error.trouble.failure === 'no-answer' ? 'silence' : 'answer'
    },
  )
  const guard = work.wait(policy.callTimeoutMs + GUARD_MS).then((): Heard => 'silence')
  return Promise.race([told, guard])
}

async function query(work: Work, task: Case): Promise<Heard> {
  const { handler } = task
  const question = handler.query?.bind(handler, work)
  if (!question) {
    await leaveToPerson(work, task)
    return 'unasked'
  }
  // claimed by its time: whoever else looks for what is overdue passes it by, and a question without an answer comes again then
  const row = await moveEffect(work, task.row, { to: 'unknown', set: { dueAt: work.now() + ASK_AGAIN_MS } })
  const slot = row && (await sendTime(work, row))
  if (!row || !slot) return 'unasked'
  const told = await ask(work, { ...task, row }, question)
  if (typeof told === 'string') return told
  if (slot.troubled) await accountAnswered(work, row)
  await (told.answer ? takeAnswer(work, row, told.answer) : denied(work, row))
  return 'answer'
}

async function denied(work: Work, row: EffectDoc): Promise<void> {
  const now = work.now()
  const counts = row.deniedAt === undefined || now - row.deniedAt >= BETWEEN_DENIALS_MS
  const deniedCount = (row.deniedCount ?? 0) + (counts ? 1 : 0)
  if (deniedCount >= DENIALS) {
    await moveEffect(work, row, {
      to: 'ready',
      set: { dueAt: now },
      unset: ['deniedCount', 'deniedAt', 'firstSentAt', 'lastSentAt'],
    })
    return
  }
  const set = { dueAt: now + BETWEEN_DENIALS_MS, deniedCount, ...(counts ? { deniedAt: now } : {}) }
  await moveEffect(work, row, { to: 'unknown', set })
}

async function settleUnknown(work: Work, row: EffectDoc): Promise<Heard> {
  const handler = handlerOf(row)
  const loaded = await loadHome(work, row)
  if (handler.road === 'ours' || !loaded) return 'unasked'
  const job = { doc: loaded.doc, row }
  const task = { ...job, handler, policy: await handler.policy(work, job) }
  const ways = {
    repeat,
    query,
    person: leaveToPerson,
    'assume-done': () => takeAnswer(work, row, { assumed: true }),
  } as const
  return (await ways[task.policy.afterUnknown](work, task)) ?? 'unasked'
}

/** A lease ran out: our own work is simply done again, a call at a partner may have taken effect. */
async function leaseOut(work: Work, row: EffectDoc): Promise<void> {
  const handler = handlerOf(row)
  if (handler.road === 'ours') {
    await moveEffect(work, row, { to: 'ready', set: { dueAt: work.now() } })
    return
  }
  const loaded = await loadHome(work, row)
  if (loaded) await callUnknown(work, row, await handler.policy(work, { doc: loaded.doc, row }))
}

/** One row that breaks leaves all others to be settled. */
async function tried<T>(work: Work, row: EffectDoc, step: (work: Work, row: EffectDoc) => Promise<T>) {
  try {
    return await step(work, row)
  } catch (error) {
    work.log.error('settle-broke', { effectId: row._id, kind: row.kind, error: errorPlace(error) })
    return undefined
  }
}

const silentIn = ({ silence }: Bounds): string[] =>
  [...silence].filter(([, times]) => times >= SILENT).map(([account]) => account)

/** Rows of one account, few at a time, until it falls silent or the time is over. */
async function settleAccount(work: Work, account: string, of: { rows: EffectDoc[]; bounds: Bounds }): Promise<void> {
  const { rows, bounds } = of
  const { silence, until } = bounds
  const next = () => (work.now() < until && (silence.get(account) ?? 0) < SILENT ? rows.shift() : undefined)
  const lane = async () => {
    for (let row = next(); row; row = next()) {
      const heard = await tried(work, row, settleUnknown)
      if (heard === 'silence') silence.set(account, (silence.get(account) ?? 0) + 1)
      if (heard === 'answer') silence.delete(account)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** All accounts side by side. Rows of one that fell silent may have filled the page: then once more without it. */
async function settleUnknowns(work: Work, bounds: Bounds): Promise<void> {
  for (let silent = -1; silent < silentIn(bounds).length && work.now() < bounds.until;) {
    const without = silentIn(bounds)
    silent = without.length
    const accounts = new Map<string, EffectDoc[]>()
    for (const row of await findOverdue(work, 'unknown', without))
      accounts.set(row.account ?? '', [...(accounts.get(row.account ?? '') ?? []), row])
    await Promise.all([...accounts].map(([account, rows]) => settleAccount(work, account, { rows, bounds })))
  }
}

/** Takes up what dead slices left: recorded answers, leases that ran out, outcomes nobody knows. */
export async function settleOverdue(work: Work, bounds: Bounds): Promise<void> {
  const steps = [
    ['answered', (work: Work, row: EffectDoc) => applyAnswer(work, row)],
    ['calling', leaseOut],
  ] as const
  for (const [state, step] of steps)
    for (const row of await findOverdue(work, state)) if (work.now() < bounds.until) await tried(work, row, step)
  await settleUnknowns(work, bounds)
}

/** A person's word is given on the document; the row that waited for it is closed when the document waits no longer. */
export async function closeDecided(work: Work): Promise<void> {
  for (const row of await findByPerson(work)) {
    const handler = handlerOf(row)
    const loaded = await loadHome(work, row)
    if (handler.road !== 'partner' || !loaded || handler.undecided?.(loaded.doc, row) !== false) continue
    await moveEffect(work, row, { to: 'done', set: { doneAt: work.now(), dueAt: work.now() } })
  }
}
