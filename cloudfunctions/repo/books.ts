import type { Doc, HistoryEntry } from '@shared/kernel/doc'
import type { EffectDoc } from '@shared/effect/effect'
import type { CollectionName } from '../../config/schema'
import type { Db } from '../cloud/database'
import { ensureEffect, ensureEffects } from './effects'

/**
 * Work of our own that follows from a change and is taken up by the process that made it: the row is added as claimed already,
 * which saves the search, the claim and the read. Should the process die, the lease runs out and anybody takes the row.
 */
export interface Hand {
  /** The row as this process holds it; undefined: it is left for whoever comes. */
  claim(row: EffectDoc): EffectDoc | undefined
  take(row: EffectDoc, doc: Doc): void
}

/** What every function of the repo works with: the database and the time (epoch ms). */
export interface Books {
  readonly db: Db
  readonly now: () => number
  readonly hand?: Hand
}

/** New values by field; `undefined` takes a field away. Objects are replaced whole. */
export type Patch<T> = { readonly [K in Exclude<keyof T, '_id' | 'ver' | 'waitingSince'>]?: T[K] | undefined }

/** A collection whose documents wait for effects. */
export interface Home<T extends Doc> {
  readonly name: CollectionName
  readonly rows: (doc: T, now: number) => EffectDoc[]
  /** Throws on a change that no table of states has: nothing writes it. */
  readonly guard?: (was: T, is: T) => void
}

type Waiting = Doc & { readonly waitingSince?: number }

async function ensureOne(books: Books, row: EffectDoc, doc: Doc): Promise<void> {
  const held = books.hand?.claim(row)
  const outcome = await ensureEffect(books, held ?? row)
  if (held && outcome === 'added') books.hand?.take(held, doc)
}

/** `doc` is the document as it is stored now. */
const ensureAll = (books: Books, rows: readonly EffectDoc[], doc: Doc) =>
  Promise.all(rows.map((row) => ensureOne(books, row, doc)))

/** Adds the document and a row for each effect it wants; `exists` leaves both as they are. */
export async function addDoc<T extends Waiting>(books: Books, home: Home<T>, doc: T): Promise<'added' | 'exists'> {
  const now = books.now()
  const rows = home.rows(doc, now)
  const stored: T = rows.length > 0 ? { ...doc, waitingSince: now } : doc
  const outcome = await books.db.collection<T>(home.name).add(stored)
  if (outcome === 'added') await ensureAll(books, rows, stored)
  return outcome
}

const AT_ONCE = 20

/**
 * New documents and the rows that they want, some at once. What is there already stays as it is; a row that another's death has left
 * out is added by the sweep.
 */
export async function addDocs<T extends Waiting>(books: Books, home: Home<T>, docs: readonly T[]): Promise<void> {
  const collection = books.db.collection<T>(home.name)
  for (let at = 0; at < docs.length; at += AT_ONCE) {
    const now = books.now()
    const some = docs.slice(at, at + AT_ONCE)
    const rows = some.flatMap((doc) => home.rows(doc, now))
    if ((await collection.addAll(some.map((doc) => ({ ...doc, waitingSince: now })))) === 'added')
      await ensureEffects(books, rows)
    else for (const doc of some) await addDoc(books, home, doc)
  }
}

/** A changed document as it will be, and the effects it did not want before. */
function changed<T extends Waiting>(home: Home<T>, doc: T, step: { readonly patch: Patch<T>; readonly now: number }) {
  const { patch, now } = step
  const next = { ...doc, ...patch, ver: doc.ver + 1 } as T
  home.guard?.(doc, next)
  const wantedBefore = new Set(home.rows(doc, now).map(({ _id }) => _id))
  const rows = home.rows(next, now)
  const fresh = rows.filter(({ _id }) => !wantedBefore.has(_id))
  const waitingSince = rows.length === 0 ? undefined : fresh.length > 0 ? now : (doc.waitingSince ?? now)
  return { next: { ...next, waitingSince } as T, fresh }
}

/**
 * One conditional update: it holds only when nobody changed the document since it was read. Answers the document as it is now
 * (its new effects ensured), or undefined when the change did not happen: read again and decide again.
 */
export function changeIn<T extends Waiting>(home: Home<T>) {
  return async (books: Books, doc: T, patch: Patch<T>): Promise<T | undefined> => {
    const { next, fresh } = changed(home, doc, { patch, now: books.now() })
    const fields: Record<string, unknown> = { ...patch, ver: next.ver, waitingSince: next.waitingSince }
    const gone = Object.entries(fields).filter(([, value]) => value === undefined)
    const updated = await books.db.collection<T>(home.name).update(
      { _id: doc._id, ver: doc.ver },
      {
        $set: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map(([field]) => [field, '' as const])) } : {}),
      },
    )
    if (updated === 0) return undefined
    await ensureAll(books, fresh, next)
    return next
  }
}

/**
 * For the sweep: ensures again whatever the document waits for, and looks at it again only after `againMs`.
 * A document that waits for nothing leaves the sweep.
 */
export async function ensureAgain<T extends Waiting>(books: Books, home: Home<T>, task: { doc: T; againMs: number }) {
  const { doc, againMs } = task
  const now = books.now()
  const rows = home.rows(doc, now)
  await ensureAll(books, rows, doc)
  await books.db
    .collection<T>(home.name)
    .update(
      { _id: doc._id, ver: doc.ver },
      rows.length > 0 ? { $set: { waitingSince: now + againMs } } : { $unset: { waitingSince: '' } },
    )
}

/** Documents that have waited since before `before`, longest first. */
export const findWaiting = <T extends Waiting>(books: Books, home: Home<T>, before: number): Promise<T[]> =>
  books.db
    .collection<T>(home.name)
    .find({ where: { waitingSince: { $lt: before } }, orderBy: [['waitingSince', 'asc']], limit: 200 })

const HISTORY_MAX = 200

/** History with one more entry; the oldest of very long ones go. */
export const withHistory = (doc: { readonly history: readonly HistoryEntry[] }, entry: HistoryEntry): HistoryEntry[] =>
  [...doc.history, entry].slice(-HISTORY_MAX)
