import type { BatchRefusal } from '@shared/batch/batch'
import type { Result } from '@shared/kernel/result'
import type { Seal } from '../cloud/crypto'
import type { Books } from '../repo/books'

/** What every verb works with. */
export interface Desk extends Books {
  readonly seal: Seal
}

const TRIES = 6

/**
 * Read, decide, write where nobody wrote meanwhile; when somebody did, read and decide again. `not-found`: no such document;
 * `changed-meanwhile`: it never stood still.
 */
export async function changing<T, P, R extends string>(
  read: () => Promise<T | undefined>,
  decide: (doc: T) => Result<P, R>,
  write: (doc: T, patch: P) => Promise<T | undefined>,
): Promise<Result<T, R | 'not-found' | 'changed-meanwhile'>> {
  for (let i = 0; i < TRIES; i++) {
    const doc = await read()
    if (!doc) return { ok: false, refusal: 'not-found' }
    const decision = decide(doc)
    if (!decision.ok) return decision
    const next = await write(doc, decision.value)
    if (next) return { ok: true, value: next }
  }
  return { ok: false, refusal: 'changed-meanwhile' }
}

/** Reads for `changing` that begin with what is in hand: the change is conditional, so an old document only costs a second try. */
export function firstKnown<T>(known: T, read: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let used = false
  return async () => {
    if (used) return read()
    used = true
    return known
  }
}

/** At most `width` at a time; the answers in the order of the items. */
export async function inParallel<T, V>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<V>,
): Promise<V[]> {
  const answers: V[] = []
  let next = 0
  const lane = async () => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i] as T, i)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return answers
}

/** A refusal as a batch keeps it. */
export const refusedAs = (
  id: string,
  { refusal, detail }: { readonly refusal: string; readonly detail?: string },
): BatchRefusal => (detail === undefined ? { id, refusal } : { id, refusal, detail })
