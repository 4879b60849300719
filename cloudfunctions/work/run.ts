import type { EffectDoc, EffectKind } from '@shared/effect/effect'
import { EFFECT_ROADS } from '@shared/effect/rows'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { Hand } from '../repo/books'
import { closeCard, raiseCard } from '../repo/cards'
import { closeEffects, getEffect, keepLateAnswer, moveEffect, recordAnswer } from '../repo/effects'
import { errorPlace } from '../cloud/logger'
import { HANDLERS } from './effects/index'
import type { Answer, Handler, HomeDoc, Job, Opened, OwnHandler, PartnerHandler, Work } from './handler'
import { loadHome } from './homes'
import {
  accountAnswered,
  brokeBefore,
  callFailed,
  callUnknown,
  keyIsForgotten,
  leaveToPerson,
  refuseRow,
  sentBefore,
} from './outcome'

/** Longest call (15 s) and a minute, which is longer than clocks of two instances differ. */
const LEASE_MS = 75_000
/** `answered` rows older than this are applied again by whoever finds them. */
const APPLY_WITHIN_MS = 30_000
/** The adapter ends a call by itself; this is for one that does not. */
export const GUARD_MS = 2000

/** Each table entry takes the document of its own kind; rows are only ever joined with theirs (`loadHome`). */
export const handlerOf = (row: EffectDoc): Handler<HomeDoc> => HANDLERS[row.kind]

const newToken = (work: Work): string => `${work.now().toString(36)}${Math.floor(work.random() * 2 ** 40).toString(36)}`

/** Makes the row ours for one call. Undefined: somebody else has it. */
function claim(work: Work, row: EffectDoc): Promise<EffectDoc | undefined> {
  const now = work.now()
  const sent = handlerOf(row).road === 'partner' ? { firstSentAt: row.firstSentAt ?? now, lastSentAt: now } : {}
  return moveEffect(work, row, {
    to: 'calling',
    set: { token: newToken(work), until: now + LEASE_MS, tries: row.tries + 1, ...sent },
  })
}

const drop = (work: Work, row: EffectDoc) =>
  moveEffect(work, row, { to: 'dropped', set: { dueAt: work.now() }, unset: ['firstSentAt', 'lastSentAt'] })

async function finish(work: Work, row: EffectDoc): Promise<void> {
  if (work.finished) work.finished(row)
  else await closeEffects(work, [row])
}

async function runOwn(work: Work, job: Job<HomeDoc>, handler: OwnHandler<HomeDoc>): Promise<void> {
  const later = await handler.run(work, job)
  if (later) await moveEffect(work, job.row, { to: 'ready', set: { dueAt: work.now() + later.laterMs } })
  else await finish(work, job.row)
}

/** The documents in hand when the partner was asked. */
interface Known {
  readonly doc: HomeDoc
  readonly seen?: ParcelDoc
}

const same = (one: Answer, other: Answer): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Late answers that say what the row says are nobody's business any more. */
async function closeLate(work: Work, { _id, shopId, lateAnswers, answer }: EffectDoc): Promise<void> {
  if (!answer || !lateAnswers?.every((late) => same(late, answer))) return
  await closeCard(work, { shopId, kind: 'late-answer', subject: _id }, 'system')
}

/**
 * Puts a recorded answer onto the documents, then closes the row. `known` is what the call was made with; without it (an answer
 * that somebody else recorded) the document is read.
 */
export async function applyAnswer(work: Work, row: EffectDoc, known?: Known): Promise<void> {
  const handler = handlerOf(row)
  const doc = known?.doc ?? (await loadHome(work, row))?.doc
  const seen = known?.seen ? { seen: known.seen } : {}
  if (handler.road === 'partner' && doc) await handler.apply(work, { doc, row, answer: row.answer ?? {}, ...seen })
  await closeLate(work, row)
  await finish(work, row)
}

/** Record before apply. An answer whose row has moved on is kept, and a person is told unless it says the same. */
async function record(work: Work, { row, ...known }: Known & { row: EffectDoc }, answer: Answer): Promise<void> {
  const held = { id: row._id, token: row.token ?? '' }
  const recorded = await recordAnswer(work, held, { answer, dueAt: work.now() + APPLY_WITHIN_MS })
  if (recorded) {
    await applyAnswer(work, recorded, known)
    return
  }
  await keepLateAnswer(work, row._id, answer)
  const stored = (await getEffect(work, row._id))?.answer
  if (stored && same(stored, answer)) return
  const facts = { kind: row.kind, docId: row.docId }
  await raiseCard(work, { shopId: row.shopId, kind: 'late-answer', subject: row._id, facts })
}

/** What breaks before the call has surely told the partner nothing. */
async function open(work: Work, job: Job<HomeDoc>, handler: PartnerHandler<HomeDoc>): Promise<Opened | undefined> {
  try {
    return await handler.open(work, job)
  } catch (error) {
    await brokeBefore(work, job.row, error)
    return undefined
  }
}

type Ready = { readonly job: Job<HomeDoc>; readonly handler: PartnerHandler<HomeDoc>; readonly troubled: boolean }

async function call(work: Work, { job, handler, troubled }: Ready): Promise<void> {
  const opened = await open(work, job, handler)
  if (!opened) return
  if (opened.kind === 'later') {
    const later = await moveEffect(work, job.row, {
      to: 'ready',
      set: { dueAt: work.now() + opened.laterMs },
      ...(sentBefore(job.row) ? {} : { unset: ['firstSentAt', 'lastSentAt'] as const }),
    })
    if (later) work.putBack?.(later)
    return
  }
  if (opened.kind === 'refused') return refuseRow(work, { ...job, handler }, opened.refusal)
  if (opened.kind === 'answer') return record(work, job, opened.answer)
  const { policy, seen } = opened
  if (keyIsForgotten(job.row, policy, work.now())) return leaveToPerson(work, { ...job, handler })
  const settled = opened.call().then(
    async (answer) => {
      await record(work, { ...job, ...(seen ? { seen } : {}) }, answer)
      if (troubled) await accountAnswered(work, job.row)
    },
    (error: unknown) => callFailed(work, { ...job, handler, policy }, error),
  )
  const guard = work.wait(policy.callTimeoutMs + GUARD_MS).then(() => 'guard' as const)
  if ((await Promise.race([settled, guard])) !== 'guard') return
  // The answer may still come: then it is recorded as long as nobody has gone on.
  settled.catch((error: unknown) => work.log.error('late-broke', { effectId: job.row._id, error: errorPlace(error) }))
  await callUnknown(work, job.row, policy)
}

async function runClaimed(work: Work, row: EffectDoc, troubled: boolean): Promise<void> {
  const handler = handlerOf(row)
  const loaded = await loadHome(work, row)
  if (!loaded) {
    await drop(work, row)
    return
  }
  const job = { doc: loaded.doc, row }
  const owed = handler.road === 'partner' && sentBefore(row) && handler.stillOwed?.(loaded.doc, row) === true
  if (!loaded.wanted && !owed) {
    if (handler.road === 'ours') await handler.dropped?.(work, loaded.doc)
    await drop(work, row)
    return
  }
  if (handler.road === 'ours') await runOwn(work, job, handler)
  else await call(work, { job, handler, troubled })
}

async function guarded(work: Work, row: EffectDoc, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const now = await getEffect(work, row._id)
    if (now?.state === 'calling' && now.token === row.token && handlerOf(row).road === 'ours')
      await brokeBefore(work, now, error)
    else work.log.error('effect-left', { effectId: row._id, kind: row.kind, error: errorPlace(error) })
  }
}

/** Stock goes to the oldest payment first, so only the queue may start it. */
const BY_QUEUE_ONLY: ReadonlySet<EffectKind> = new Set<EffectKind>(['stock.hold'])

/** Keeps what this process may do next by itself. */
const handOf = (work: Work, held: Job<HomeDoc>[]): Hand => ({
  claim: (row) => {
    if (row.lane !== undefined) work.sawLane?.(row.lane)
    return EFFECT_ROADS[row.kind] !== 'ours' || BY_QUEUE_ONLY.has(row.kind)
      ? undefined
      : { ...row, state: 'calling', token: newToken(work), until: work.now() + LEASE_MS, tries: 1 }
  },
  take: (row, doc) => void held.push({ row, doc: doc as HomeDoc }),
})

/**
 * Claims, reloads, asks whether it is still wanted, waits for its own send time, calls, records, applies, and does what of our
 * own follows. Never throws for one effect's sake: a row that broke goes back to ready, or its lease runs out.
 */
export async function runEffect(work: Work, row: EffectDoc, slot: { readonly at: number; readonly troubled: boolean }) {
  const inTime = async () => {
    const ahead = slot.at - work.now()
    if (ahead > 0) await work.wait(ahead)
  }
  // a queue has one holder; any other row is wanted by every slice, and is claimed before the wait for its send time
  if (row.lane !== undefined) await inTime()
  const claimed = await claim(work, row)
  if (!claimed) return
  if (row.lane === undefined) await inTime()
  const held: Job<HomeDoc>[] = []
  const mine = { ...work, hand: handOf(work, held) }
  await guarded(mine, claimed, () => runClaimed(mine, claimed, slot.troubled))
  for (let job = held.shift(); job; job = held.shift()) {
    const next = job
    const handler = handlerOf(next.row)
    if (handler.road === 'ours') await guarded(mine, next.row, () => runOwn(mine, next, handler))
  }
}
