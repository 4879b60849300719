import type { EffectDoc } from '@shared/effect/effect'
import type { EffectState } from '@shared/effect/effect-state'
import { EFFECT_MOVES } from '@shared/effect/effect-state'
import { canMove } from '@shared/kernel/states'
import type { Books } from './books'

const effects = ({ db }: Books) => db.collection<EffectDoc>('effects')

export const getEffect = (books: Books, id: string): Promise<EffectDoc | undefined> => effects(books).get(id)

export const getEffects = ({ db }: Books, ids: readonly string[]): Promise<EffectDoc[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.collection<EffectDoc>('effects').find({ where: { _id: { $in: [...ids] } }, limit: 1000 })

/**
 * A row for the effect, once: a second add finds it there. A row dropped as unwanted, or refused for an ask that has been
 * mended since (another `askHash`), becomes ready again.
 */
export async function ensureEffect(books: Books, row: EffectDoc): Promise<'added' | 'exists'> {
  if ((await effects(books).add(row)) === 'added') return 'added'
  const mended = row.askHash === undefined ? [] : [{ state: 'refused', askHash: { $ne: row.askHash } }]
  await effects(books).update(
    { _id: row._id, $or: [{ state: 'dropped' }, ...mended] },
    {
      $set: { state: 'ready', dueAt: row.dueAt, seq: row.seq, tries: 0, account: row.account, askHash: row.askHash },
      $unset: { trouble: '' },
      $inc: { ver: 1 },
    },
  )
  return 'exists'
}

/** Rows of documents that are new, in one request. */
export async function ensureEffects(books: Books, rows: readonly EffectDoc[]): Promise<void> {
  if ((await effects(books).addAll(rows)) === 'some-exist') for (const row of rows) await ensureEffect(books, row)
}

export interface DueQuery {
  readonly now: number
  readonly limit: number
  /** Accounts that cannot be called now. */
  readonly without: readonly string[]
}

export const findDue = (books: Books, { now, limit, without }: DueQuery): Promise<EffectDoc[]> =>
  effects(books).find({
    where: {
      state: 'ready',
      dueAt: { $lte: now },
      ...(without.length > 0 ? { account: { $nin: [...without] } } : {}),
    },
    orderBy: [
      ['dueAt', 'asc'],
      ['seq', 'asc'],
    ],
    limit,
  })

/** When the next effect is due that is not due yet; undefined: nothing waits. */
export async function nextDueAt(books: Books, without: readonly string[]): Promise<number | undefined> {
  const [next] = await findDue(books, { now: Number.MAX_SAFE_INTEGER, limit: 1, without })
  return next?.dueAt
}

export const LANE_ROWS = 20

/** The first rows of a printer's queue, in its order. */
export const findLane = (books: Books, lane: string, state: EffectState): Promise<EffectDoc[]> =>
  effects(books).find({ where: { lane, state }, orderBy: [['seq', 'asc']], limit: LANE_ROWS })

/** Rows of a state whose time has come, longest first: `calling` by lease, the others by `dueAt`; none `without` these accounts. */
export function findOverdue(
  books: Books,
  state: 'calling' | 'answered' | 'unknown',
  without: readonly string[] = [],
): Promise<EffectDoc[]> {
  const time = state === 'calling' ? 'until' : 'dueAt'
  const others = without.length > 0 ? { account: { $nin: [...without] } } : {}
  return effects(books).find({
    where: { state, [time]: { $lte: books.now() }, ...others },
    orderBy: [[time, 'asc']],
    limit: 50,
  })
}

/** Rows that wait for a person's word, longest first. */
export const findByPerson = (books: Books): Promise<EffectDoc[]> =>
  effects(books).find({
    where: { state: 'person', dueAt: { $lte: books.now() } },
    orderBy: [['dueAt', 'asc']],
    limit: 50,
  })

export interface Move {
  readonly to: EffectState
  /** Only the holder of this token may move it. */
  readonly token?: string
  readonly set?: Partial<EffectDoc>
  readonly unset?: readonly (keyof EffectDoc)[]
}

/** Moves a row if it is still as it was read. Throws on a move that the table does not know. */
export async function moveEffect(books: Books, row: EffectDoc, move: Move): Promise<EffectDoc | undefined> {
  if (!canMove(EFFECT_MOVES, row.state, move.to)) throw new Error(`an effect cannot go ${row.state} -> ${move.to}`)
  return effects(books).updateAndReturn(
    { _id: row._id, state: row.state, ver: row.ver, ...(move.token === undefined ? {} : { token: move.token }) },
    {
      $set: { ...move.set, state: move.to },
      $inc: { ver: 1 },
      ...(move.unset ? { $unset: Object.fromEntries(move.unset.map((field) => [field, '' as const])) } : {}),
    },
  )
}

/**
 * Notes that what these rows ask for is done, whoever of them is still held by the same token. Unlike a move it may come late or
 * never: until then the row is as one whose holder died, and is applied again.
 */
export const closeEffects = (books: Books, rows: readonly EffectDoc[]): Promise<number> =>
  effects(books).updateAll(
    {
      _id: { $in: rows.map(({ _id }) => _id) },
      token: { $in: rows.map(({ token }) => token ?? '') },
      state: { $in: ['calling', 'answered'] },
    },
    { $set: { state: 'done', doneAt: books.now(), dueAt: books.now() }, $inc: { ver: 1 } },
  )

/**
 * Puts the answer on the row, for whoever holds its token: in time, or late while nobody has gone on from `unknown`.
 * Undefined: the row has moved on.
 */
export const recordAnswer = (
  books: Books,
  held: { readonly id: string; readonly token: string },
  record: { readonly answer: Readonly<Record<string, unknown>>; readonly dueAt: number },
): Promise<EffectDoc | undefined> =>
  effects(books).updateAndReturn(
    { _id: held.id, token: held.token, state: { $in: ['calling', 'unknown'] } },
    { $set: { ...record, state: 'answered' }, $unset: { trouble: '' }, $inc: { ver: 1 } },
  )

/** An answer that found its row no longer waiting for it is kept beside the row. */
export const keepLateAnswer = (books: Books, id: string, answer: Readonly<Record<string, unknown>>): Promise<number> =>
  effects(books).update({ _id: id }, { $addToSet: { lateAnswers: answer }, $inc: { ver: 1 } })

const kindIs = (kind: EffectDoc['kind'] | undefined) => (kind === undefined ? {} : { kind })

/** Rows in one state for the desk, newest first; of one kind, or of all others. */
export const findByState = (
  books: Books,
  shopId: string,
  query: { state: EffectState; limit: number; kind?: EffectDoc['kind']; not?: EffectDoc['kind'] },
): Promise<EffectDoc[]> =>
  effects(books).find({
    where: { shopId, state: query.state, ...(query.not ? { kind: { $ne: query.not } } : kindIs(query.kind)) },
    orderBy: [['dueAt', 'desc']],
    limit: query.limit,
  })

const COUNTED = 1000

/** Calls of an account that wait to be sent, up to 1,000. */
export const countReady = async (books: Books, account: string): Promise<number> =>
  (await effects(books).find({ where: { account, state: 'ready' }, limit: COUNTED, fields: ['_id'] })).length
