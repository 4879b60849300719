import type { BatchAsk, BatchDoc } from '@shared/batch/batch'
import { errorPlace } from '../cloud/logger'
import { changeBatch, findOpenBatches } from '../repo/batches'
import type { Work } from './handler'
import { freeLane, takeLane } from './rate'
import { retryStep } from './retry'

const CHUNK = 50
/** Longer than a chunk takes; a dead worker's batch goes on after it. */
const LEASE_MS = 30_000
const REFUSALS_MAX = 500

/** The documents that a tap names, in its order. */
function batchIds(ask: BatchAsk): readonly string[] {
  switch (ask.verb) {
    case 'accept':
    case 'unaccept':
    case 'ask-buyer':
    case 'merge':
    case 'part':
    case 'print':
    case 're-audit':
    case 'tell-early':
      return ask.orderIds
    case 'accept-lost':
    case 'change-courier':
      return ask.parcelIds
    case 'retry':
      return ask.effectIds
    case 'sheet':
      return ask.starts.map(String)
  }
}

async function expandChunk(work: Work, batch: BatchDoc): Promise<void> {
  const all = batchIds(batch.ask)
  const ids = all.slice(batch.cursor, batch.cursor + CHUNK)
  const step = batch.ask.verb === 'retry' ? retryStep(work) : work.steps[batch.ask.verb]
  const refused = step
    ? await step({ batch, ids, offset: batch.cursor })
    : ids.map((id) => ({ id, refusal: 'unknown-verb' }))
  const cursor = batch.cursor + ids.length
  const done = cursor >= all.length
  await changeBatch(work, batch, {
    cursor,
    doneCount: batch.doneCount + ids.length - refused.length,
    refusals: [...batch.refusals, ...refused].slice(0, REFUSALS_MAX),
    ...(done ? { state: 'done' as const, doneAt: work.now() } : {}),
  })
}

/** Works off one chunk of each open batch that nobody else is at. Answers how many chunks. */
export async function expandBatches(work: Work): Promise<number> {
  let chunks = 0
  for (const batch of await findOpenBatches(work)) {
    const token = `${work.now()}-${work.random()}`
    if (!(await takeLane(work, batch._id, { token, ms: LEASE_MS }))) continue
    try {
      await expandChunk(work, batch)
      chunks += 1
    } catch (error) {
      work.log.error('batch-broke', { batchId: batch._id, error: errorPlace(error) })
    }
    await freeLane(work, batch._id, token)
  }
  return chunks
}
