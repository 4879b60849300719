import type { EffectDoc } from '@shared/effect/effect'
import { ProviderError, type UnknownPolicy } from '@shared/ports/provider-error'
import { errorPlace } from '../cloud/logger'
import { findByPerson, findOverdue, moveEffect } from '../repo/effects'
import type { HomeDoc, Job, PartnerHandler, Work } from './handler'
import { loadHome } from './homes'
import { callUnknown, leaveToPerson } from './outcome'
import { applyAnswer, handlerOf } from './run'

/** A partner's "no such" counts twice, this far apart: the first call may still be running there. */
const DENIALS = 2
const BETWEEN_DENIALS_MS = 30_000
const ASK_AGAIN_MS = 30_000

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

async function query(work: Work, task: Case): Promise<void> {
  const { row, handler, doc } = task
  if (!handler.query) return leaveToPerson(work, task)
  try {
    const answer = await handler.query(work, { doc, row })
    if (answer) return await takeAnswer(work, row, answer)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    await moveEffect(work, row, { to: 'unknown', set: { dueAt: work.now() + ASK_AGAIN_MS } })
    return
  }
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

async function settleUnknown(work: Work, row: EffectDoc): Promise<void> {
  const handler = handlerOf(row)
  const loaded = await loadHome(work, row)
  if (handler.road === 'ours' || !loaded) return
  const job = { doc: loaded.doc, row }
  const task = { ...job, handler, policy: await handler.policy(work, job) }
  const ways = {
    repeat,
    query,
    person: leaveToPerson,
    'assume-done': () => takeAnswer(work, row, { assumed: true }),
  } as const
  await ways[task.policy.afterUnknown](work, task)
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

/** Takes up what dead slices left: recorded answers, leases that ran out, outcomes nobody knows. Answers how many rows it saw. */
export async function settleOverdue(work: Work): Promise<number> {
  const steps = [
    ['answered', (work: Work, row: EffectDoc) => applyAnswer(work, row)],
    ['calling', leaseOut],
    ['unknown', settleUnknown],
  ] as const
  let seen = 0
  for (const [state, step] of steps)
    for (const row of await findOverdue(work, state)) {
      seen += 1
      try {
        await step(work, row)
      } catch (error) {
        work.log.error('settle-broke', { effectId: row._id, kind: row.kind, error: errorPlace(error) })
      }
    }
  return seen
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
