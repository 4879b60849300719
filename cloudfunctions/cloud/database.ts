import tcb from '@cloudbase/node-sdk'
import type { CollectionName } from '../../config/schema'

/** MongoDB's own form, e.g. `{ state: 'ready', dueAt: { $lte: 5 } }`; the SDK passes it on as it is. */
export type Where = Readonly<Record<string, unknown>>
/** Update operators on dot paths. A value of `undefined` is left out: use `$unset` to take a field away. */
export interface Change {
  readonly $set?: Readonly<Record<string, unknown>>
  readonly $inc?: Readonly<Record<string, number>>
  readonly $unset?: Readonly<Record<string, ''>>
  readonly $push?: Readonly<Record<string, unknown>>
  readonly $addToSet?: Readonly<Record<string, unknown>>
}
/** `updateAndReturn` of node-sdk has no raw form, so only these three are translated for it. */
export type PlainChange = Pick<Change, '$set' | '$inc' | '$unset'>

export interface Find {
  readonly where: Where
  readonly orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** Default 100, at most 1000: the SDK cuts silently what is beyond. */
  readonly limit?: number
  readonly fields?: readonly string[]
}

export interface Collection<T> {
  get(id: string): Promise<T | undefined>
  find(query: Find): Promise<T[]>
  /** `exists`: a document with this id, or with these values of a unique index, is there already. */
  add(doc: T): Promise<'added' | 'exists'>
  /** Adds them in one request. `some-exist`: one was there already, and nobody says which of the others were added. */
  addAll(docs: readonly T[]): Promise<'added' | 'some-exist'>
  /** Changes at most one document; answers how many matched (0 or 1). */
  update(where: Where, change: Change): Promise<number>
  /** Changes every document that matches, each by itself; answers how many. */
  updateAll(where: Where, change: Change): Promise<number>
  /** Changes at most one document and answers it as it is afterwards. */
  updateAndReturn(where: Where, change: PlainChange): Promise<T | undefined>
  /** Takes away every document that matches; answers how many. */
  remove(where: Where): Promise<number>
}

export interface Db {
  collection<T extends { readonly _id: string }>(name: CollectionName): Collection<T>
  /** How often the plan's rate has refused this process; who sees it rise asks for less. */
  readonly refusals?: () => number
}

/** The plan's requests a second are used up: nothing was done, and nothing is wrong. */
export class DbThrottled extends Error {
  override readonly name = 'DbThrottled'
}

const THROTTLED = new Set(['EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT'])
let refused = 0
const RETRY_AFTER_MS = [60, 120, 240, 480, 960, 1500, 1500]
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
const isDuplicate = (error: unknown): boolean => error instanceof Error && /E11000|duplicate key/i.test(error.message)

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A refused request was not carried out, so it may be sent again, later and later. */
async function patiently<R>(send: () => Promise<R>): Promise<R> {
  for (const waitMs of RETRY_AFTER_MS) {
    try {
      return await send()
    } catch (error) {
      if (!THROTTLED.has(codeOf(error))) throw error
      refused += 1
      // Spread by the clock's own jitter: callers that were refused together do not come back together.
      await pause(waitMs + (performance.now() % waitMs))
    }
  }
  throw new DbThrottled('the database refused seven times: more calls than the plan allows')
}

/** What is used of the SDK: its own types say `any` for most answers. */
interface SdkQuery {
  options(options: object): SdkQuery
  where(filter: object): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  field(fields: object): SdkQuery
  get(): Promise<{ readonly data: unknown[] }>
  add(doc: object | readonly object[]): Promise<unknown>
  update(change: object): Promise<{ readonly updated?: number }>
  updateAndReturn(change: object): Promise<{ readonly doc?: unknown }>
  remove(): Promise<{ readonly deleted?: number }>
}
interface Sdk {
  readonly command: { set(value: unknown): unknown; inc(by: number): unknown; remove(): unknown }
  collection(name: string): SdkQuery
}
const RAW = { raw: true } as const
const RAW_ONE = { raw: true, multiple: false } as const
const RAW_ALL = { raw: true, multiple: true } as const

const compact = (change: object): object =>
  Object.fromEntries(Object.entries(change).filter(([, fields]) => fields !== undefined))

function commands(sdk: Sdk, change: PlainChange): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(change.$set ?? {}))
    if (value !== undefined) result[field] = sdk.command.set(value)
  for (const [field, by] of Object.entries(change.$inc ?? {})) result[field] = sdk.command.inc(by)
  for (const field of Object.keys(change.$unset ?? {})) result[field] = sdk.command.remove()
  return result
}

function sdkCollection<T extends { readonly _id: string }>(sdk: Sdk, name: string): Collection<T> {
  const where = (filter: Where, options: typeof RAW | typeof RAW_ONE | typeof RAW_ALL) =>
    sdk.collection(name).options(options).where(filter)
  const added = async (docs: object | readonly object[]): Promise<boolean> => {
    try {
      await patiently(() => sdk.collection(name).add(docs))
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  const find = async ({ where: filter, orderBy = [], limit = 100, fields }: Find): Promise<T[]> => {
    let query = where(filter, RAW)
    for (const [field, direction] of orderBy) query = query.orderBy(field, direction)
    if (fields) query = query.field(Object.fromEntries(fields.map((field) => [field, true])))
    const answer = await patiently(() => query.limit(limit).get())
    return answer.data as T[]
  }
  return {
    find,
    get: async (id) => (await find({ where: { _id: id }, limit: 1 }))[0],
    add: async (doc) => ((await added(doc)) ? 'added' : 'exists'),
    addAll: async (docs) => (docs.length === 0 || (await added(docs)) ? 'added' : 'some-exist'),
    update: async (filter, change) =>
      (await patiently(() => where(filter, RAW_ONE).update(compact(change)))).updated ?? 0,
    updateAll: async (filter, change) =>
      (await patiently(() => where(filter, RAW_ALL).update(compact(change)))).updated ?? 0,
    async updateAndReturn(filter, change) {
      const answer = await patiently(() => where(filter, RAW).updateAndReturn(commands(sdk, change)))
      return (answer.doc as T | null | undefined) ?? undefined
    },
    remove: async (filter) => (await patiently(() => where(filter, RAW).remove())).deleted ?? 0,
  }
}

/** The database through node-sdk: string error codes, and one connection kept (a new one a call runs out of ports). */
export function openDatabase(envId: string): Db {
  const sdk = tcb.init({ env: envId, keepalive: true }).database({ throwOnCode: true }) as unknown as Sdk
  return { collection: (name) => sdkCollection(sdk, name), refusals: () => refused }
}
