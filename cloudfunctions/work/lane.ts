import type { EffectDoc } from '@shared/effect/effect'
import { findLane, LANE_ROWS } from '../repo/effects'
import { landed, type Slice } from './open-slice'
import { paperOrder, type Comer, type PaperOrder } from './paper-order'
import { freeLane, takeLane } from './rate'
import { runEffect } from './run'
import { isBlocked, slotFor } from './slots'

/** Send times of a printer that are reserved at once. */
const SLOTS = 8
/** A lane is leased for the longest call (15 s) and what has passed since the last renewal. */
const LANE_LEASE_MS = 30_000
const LANE_RENEW_MS = 8000

/** What is known of a printer's queue. */
interface Queue {
  readonly lane: string
  readonly paper: PaperOrder
  heads: EffectDoc[]
  /** Nothing was in the queue but the heads when it was read. */
  isWhole: boolean
}

/** The next of the queue. A copy just made waits a moment, and nothing passes it; one that is backing off lets others pass. */
async function readQueue({ work }: Slice, queue: Queue): Promise<void> {
  const now = work.now()
  const rows = await findLane(work, queue.lane, 'ready')
  queue.isWhole = rows.length < LANE_ROWS
  queue.heads = rows.filter(({ dueAt, tries }) => dueAt <= now || tries === 0)
}

/** What has come meanwhile of what is waited for, put among the heads. */
async function lookFor(slice: Slice, queue: Queue, comers: readonly Comer[]): Promise<void> {
  const ids = comers.flatMap(({ labelRow, numberRow }) => [labelRow, numberRow])
  const came = queue.paper.heard(await slice.looks.rows(queue.lane, ids))
  const others = queue.heads.filter(({ _id }) => !came.some((label) => label._id === _id))
  queue.heads = [...came, ...others].sort((a, b) => a.seq - b.seq)
}

/** The queue's next row as soon as it is its turn; none: the queue is to be left. */
async function nextInTurn(slice: Slice, queue: Queue): Promise<EffectDoc | undefined> {
  const { paper } = queue
  while (slice.work.now() < slice.end && !isBlocked(slice, queue.lane)) {
    const coming = queue.heads.length === 0 && queue.isWhole ? paper.toCome() : []
    if (coming.length > 0) {
      await lookFor(slice, queue, coming)
      continue
    }
    if (queue.heads.length === 0) await readQueue(slice, queue)
    const [row] = queue.heads
    if (!row) return undefined
    const { comers, hasRead } = await paper.waitsFor(row)
    if (comers) await lookFor(slice, queue, comers)
    // the queue is read after the question, never before: a label may have come in between
    if (hasRead) await readQueue(slice, queue)
    if (!comers && !hasRead) return queue.heads.shift()
  }
  return undefined
}

/** A printer's queue: strictly one job after the other, in order, by the holder of the lane. */
export async function runLane(slice: Slice, lane: string): Promise<void> {
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
  const queue: Queue = { lane, paper: paperOrder(work), heads: [], isWhole: false }
  const putBack = (row: EffectDoc) => void (queue.paper.mayHoldUp(row) && queue.heads.unshift(row))
  // a label that was put back is the first again: none of those behind it passes while its printer rests
  for (let row = await nextInTurn(slice, queue); row; row = await nextInTurn(slice, queue)) {
    if (row.dueAt > work.now()) await work.wait(row.dueAt - work.now())
    const slot = await slotFor(slice, row, SLOTS)
    if (!slot || !(await renew())) break
    await runEffect({ ...work, putBack }, row, slot)
    landed(slice, row, slot)
    await slice.closing.inTime()
  }
  await freeLane(work, lane, token)
}
