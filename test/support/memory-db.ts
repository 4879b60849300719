import { compileMatcher } from '../../local/cloudbase/database/matcher'
import { applyUpdate } from '../../local/cloudbase/database/update'
import type { Doc } from '../../local/cloudbase/wire/ejson'
import { SCHEMA, type CollectionName } from '../../config/schema'
import type { IndexSpec } from '../../config/schema-types'
import type { Change, Collection, Db, Find, Where } from '../../cloudfunctions/cloud/database'

type Stored = Doc & { readonly _id: string }
type Docs = Map<string, Stored>
export interface WriteHooks {
  /** Runs before the write is done: what it throws leaves the books as they were. */
  before?(collection: CollectionName): void | Promise<void>
  /** Runs after: what it throws is an answer that got lost. */
  after?(collection: CollectionName): void | Promise<void>
}

/** As JSON carries it: no undefined, no shared references. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Plain values of plain fields, compared before the matcher is even made: most documents fall here. */
const cheaply = (where: Where) => {
  const plain = Object.entries(where).filter(([path, value]) => typeof value === 'string' && !path.includes('.'))
  return (doc: Stored): boolean => plain.every(([path, value]) => doc[path] === value || Array.isArray(doc[path]))
}

/** Equality on `_id` finds its document without a walk; everything else walks. */
function* matching(docs: Docs, where: Where): Generator<Stored> {
  const byId = typeof where._id === 'string' ? docs.get(where._id) : undefined
  const candidates = typeof where._id === 'string' ? (byId ? [byId] : []) : [...docs.values()]
  const left = candidates.filter(cheaply(where))
  if (left.length === 0) return
  const test = compileMatcher(copy(where) as Doc)
  for (const doc of left) if (test(doc)) yield doc
}

const at = (doc: Doc, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (value as Doc | undefined)?.[part], doc)

/** Missing and null come first, as MongoDB sorts them. */
const rank = (value: unknown): number => (value === undefined || value === null ? 0 : typeof value === 'number' ? 1 : 2)
const compare = (a: unknown, b: unknown): number => {
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return typeof a === 'string' && typeof b === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : 0
}

const sorted = (docs: Doc[], orderBy: Find['orderBy'] = []): Doc[] =>
  docs.sort((a, b) => {
    for (const [field, direction] of orderBy) {
      const turn = compare(at(a, field), at(b, field)) * (direction === 'asc' ? 1 : -1)
      if (turn !== 0) return turn
    }
    return 0
  })

const project = (doc: Doc, fields: readonly string[] | undefined): Doc =>
  fields ? Object.fromEntries(Object.entries(doc).filter(([name]) => name === '_id' || fields.includes(name))) : doc

const breaksUnique = (name: CollectionName, docs: Docs, doc: Doc): boolean =>
  (SCHEMA[name] as readonly IndexSpec[]).some(
    ({ fields, unique }) =>
      unique && [...docs.values()].some((other) => fields.every(([field]) => at(other, field) === at(doc, field))),
  )

class MemoryCollection implements Collection<Stored> {
  constructor(
    private readonly name: CollectionName,
    private readonly docs: Docs,
    private readonly hooks: WriteHooks,
  ) {}

  private async write<R>(act: () => R): Promise<R> {
    await this.hooks.before?.(this.name)
    const result = act()
    await this.hooks.after?.(this.name)
    return result
  }

  async get(id: string) {
    const doc = this.docs.get(id)
    return doc && copy(doc)
  }

  async find({ where, orderBy, limit = 100, fields }: Find) {
    const found = sorted([...matching(this.docs, where)], orderBy).slice(0, Math.min(limit, 1000))
    return found.map((doc) => copy(project(doc, fields)) as Stored)
  }

  private insert(doc: Stored): boolean {
    const stored = copy(doc)
    if (this.docs.has(doc._id) || breaksUnique(this.name, this.docs, stored)) return false
    this.docs.set(doc._id, stored)
    return true
  }

  async add(doc: Stored) {
    return this.write(() => (this.insert(doc) ? ('added' as const) : ('exists' as const)))
  }

  /** In order up to the first that is there already, as MongoDB does it. */
  async addAll(docs: readonly Stored[]) {
    return this.write(() => (docs.every((doc) => this.insert(doc)) ? ('added' as const) : ('some-exist' as const)))
  }

  private changeOne(doc: Stored, change: Change): Stored {
    const next = copy(doc)
    applyUpdate(next, copy(change) as Doc)
    this.docs.set(doc._id, next)
    return next
  }

  private change(where: Where, change: Change): Stored | undefined {
    const [doc] = matching(this.docs, where)
    return doc && this.changeOne(doc, change)
  }

  async update(where: Where, change: Change) {
    return this.write(() => (this.change(where, change) ? 1 : 0))
  }

  async updateAll(where: Where, change: Change) {
    return this.write(() => [...matching(this.docs, where)].map((doc) => this.changeOne(doc, change)).length)
  }

  async updateAndReturn(where: Where, change: Change) {
    const next = await this.write(() => this.change(where, change))
    return next && copy(next)
  }

  async remove(where: Where) {
    return this.write(() => {
      const gone = [...matching(this.docs, where)]
      for (const doc of gone) this.docs.delete(doc._id)
      return gone.length
    })
  }
}

export interface MemoryDb extends Db {
  /** Every document of a collection, as the books stand. */
  all<T>(name: CollectionName): T[]
  /** The same documents seen through other hooks: one view a worker that may die. */
  under(hooks: WriteHooks): Db
}

/**
 * The database in memory, with the gateway's own matcher and update operators (so MongoDB's strictness) and the schema's unique
 * indexes. It outlives every abandoned worker of a crash run.
 */
export function createMemoryDb(hooks: WriteHooks = {}): MemoryDb {
  const collections = new Map<CollectionName, Docs>()
  const docsOf = (name: CollectionName): Docs => {
    const known = collections.get(name) ?? new Map<string, Stored>()
    collections.set(name, known)
    return known
  }
  const under = (seen: WriteHooks): Db => ({
    collection: <T extends { readonly _id: string }>(name: CollectionName) =>
      new MemoryCollection(name, docsOf(name), seen) as unknown as Collection<T>,
  })
  return {
    ...under(hooks),
    under,
    all: <T>(name: CollectionName) => [...docsOf(name).values()].map((doc) => copy(doc) as T),
  }
}
