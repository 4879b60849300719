import type { BatchRefusal } from '@shared/batch/batch'
import { getEffect, moveEffect } from '../repo/effects'
import type { Books } from '../repo/books'
import { eachId } from './batches'
import type { BatchStep } from './deps'

async function retryOne(books: Books, id: string): Promise<BatchRefusal | undefined> {
  const row = await getEffect(books, id)
  if (!row) return { id, refusal: 'not-found' }
  if (row.state === 'ready' || row.state === 'calling' || row.state === 'answered' || row.state === 'done')
    return undefined
  // A copy that may have come out is printed again by a person's word on the copy, not by a second send of the same job.
  if (row.state === 'person' && row.kind === 'print.send') return { id, refusal: 'ask-person' }
  if (row.state !== 'refused' && row.state !== 'person') return { id, refusal: 'wrong-state', detail: row.state }
  const moved = await moveEffect(books, row, { to: 'ready', set: { dueAt: books.now(), tries: 0 }, unset: ['trouble'] })
  return moved ? undefined : { id, refusal: 'changed-meanwhile' }
}

/** Refused effects of one cause, tried again after the cause is mended; same keys. */
export const retryStep = (books: Books): BatchStep => eachId({ parallel: 8 }, (id) => retryOne(books, id))
