import type { BatchRefusal } from '@shared/batch/batch'
import type { EffectDoc } from '@shared/effect/effect'
import { getEffect, moveEffect } from '../repo/effects'
import type { Books } from '../repo/books'
import type { BatchStep } from './deps'
import { eachId } from './each-id'
import { EXPIRED } from './effects/own-words'
import { applyToCopy } from './homes'

/** A copy that waited too long was never sent: the tap that wants it now is a new ask. */
async function askAnew(books: Books, row: EffectDoc): Promise<void> {
  if (row.kind !== 'print.send' || row.trouble?.providerCode !== EXPIRED) return
  await applyToCopy(books, row.docId, (copy) =>
    copy.state === 'new' && copy.sendRev === row.n ? { askedAt: books.now(), problem: undefined } : undefined,
  )
}

async function retryOne(books: Books, id: string): Promise<BatchRefusal | undefined> {
  const row = await getEffect(books, id)
  if (!row) return { id, refusal: 'not-found' }
  if (row.state === 'ready' || row.state === 'calling' || row.state === 'answered' || row.state === 'done')
    return undefined
  // A copy that may have come out is printed again by a person's word on the copy, not by a second send of the same job.
  if (row.state === 'person' && row.kind === 'print.send') return { id, refusal: 'ask-person' }
  if (row.state !== 'refused' && row.state !== 'person') return { id, refusal: 'wrong-state', detail: row.state }
  await askAnew(books, row)
  const moved = await moveEffect(books, row, { to: 'ready', set: { dueAt: books.now(), tries: 0 }, unset: ['trouble'] })
  return moved ? undefined : { id, refusal: 'changed-meanwhile' }
}

/** Refused effects of one cause, tried again after the cause is mended; same keys. */
export const retryStep = (books: Books): BatchStep => eachId({ parallel: 8 }, (id) => retryOne(books, id))
