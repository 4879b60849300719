import { Query } from 'mingo'
import { LIMITS } from '../limits'
import { databaseFailed } from '../wire/errors'
import { isDoc, loadDoc, stringifyEjson, type Doc, type Value } from '../wire/ejson'
import type { Bound } from './bounds'
import type { Collection, Row } from './collection'
import { EntryTable } from './indexes'
import { indexKeys, keyOf, type Key } from './keys'
import { compileMatcher } from './matcher'
import { planOrder, planQuery, type Plan, type Sort } from './planner'

export interface Find {
  readonly query: Doc
  readonly sort?: Sort
  readonly skip?: number
  readonly limit?: number
  readonly projection?: Doc
}
type Args = Uint8Array[]

const fieldsOf = (query: Doc): readonly string[] =>
  Object.entries(query).flatMap(([field, condition]) =>
    field.startsWith('$') && Array.isArray(condition)
      ? (condition as readonly Value[]).filter(isDoc).flatMap(fieldsOf)
      : [field],
  )

/** The refusal that finds a missing index on small data: names collection, fields and the fix. */
const missingIndex = (
  collection: Collection,
  { query, sort = [] }: Pick<Find, 'query' | 'sort'>,
  why: string,
): Error => {
  const fields = [...new Set([...fieldsOf(query), ...sort.map(([field]) => field)])].filter((field) => field !== '_id')
  return databaseFailed(
    `[MissingIndex] ${collection.name}: ${why}. Fields: ${fields.join(', ') || '(none)'}. ` +
      `Declare an index that begins with a field held to a value, then the sort fields, in config/schema.ts ` +
      `(declared: ${collection.indexes.map((index) => index.name).join('; ') || 'none'})`,
  )
}

const boundSql = (column: string, bound: Bound, args: Args): string => {
  if (bound.kind === 'points') {
    args.push(...bound.keys)
    if (bound.keys.length === 0) return '0'
    return bound.keys.length === 1 ? `${column} = ?` : `${column} IN (${bound.keys.map(() => '?').join(',')})`
  }
  args.push(bound.from, bound.to)
  return `${column} ${bound.fromOpen ? '>' : '>='} ? AND ${column} ${bound.toOpen ? '<' : '<='} ?`
}

const source = (collection: Collection, plan: Plan) => {
  const args: Args = []
  if (!(plan.index instanceof EntryTable)) {
    const where = plan.bounds.map((bound) => boundSql('d.id', bound, args))
    const order = `d.id ${plan.reverse ? 'DESC' : 'ASC'}`
    return { from: `${collection.table} d`, where: where.join(' AND ') || '1', order, args }
  }
  const where = plan.bounds.map((bound, i) => boundSql(`i.k${i}`, bound, args))
  const order = plan.index.spec.fields.map(
    ([, direction], i) => `i.k${i} ${direction < 0 !== plan.reverse ? 'DESC' : 'ASC'}`,
  )
  const from = `${plan.index.table} i CROSS JOIN ${collection.table} d ON d.rid = i.rid`
  return { from, where: where.join(' AND ') || '1', order: order.join(', '), args }
}

/** Rows of a plan in the index's order, each document once. */
function* rowsOf(collection: Collection, plan: Plan, sorted: boolean): Generator<Row> {
  const { from, where, order, args } = source(collection, plan)
  const statement = collection.prepare(
    `SELECT d.rid, d.doc FROM ${from} WHERE ${where}${sorted ? ` ORDER BY ${order}` : ''}`,
  )
  const seen = new Set<number>()
  for (const row of statement.iterate(...args)) {
    const rid = Number(row.rid)
    if (plan.index.multi && seen.has(rid)) continue
    if (plan.index.multi) seen.add(rid)
    yield { rid, text: String(row.doc) }
  }
}

/** Plans that together reach every document of the query: one, or one a branch of $or. Throws when only a scan would. */
const plansFor = (collection: Collection, query: Doc, sort: Sort): readonly Plan[] => {
  const one = planQuery(query, sort, collection.indexes)
  if (one) return [one]
  const or = query.$or
  const branches = Array.isArray(or) ? (or as readonly Value[]).filter(isDoc) : []
  const plans = branches.map((branch) => planQuery(branch, [], collection.indexes))
  const whole = plans.filter((plan): plan is Plan => plan !== undefined)
  if (whole.length === 0 || whole.length < plans.length)
    throw missingIndex(collection, { query, sort }, 'no declared index serves this filter (full scan)')
  return whole.map((plan) => ({ ...plan, exact: false, sorted: false }))
}

/** Every row that matches, in no order. `limit` stops early. */
export function* matching(collection: Collection, query: Doc): Generator<Row> {
  const match = compileMatcher(query)
  const plans = plansFor(collection, query, [])
  const seen = plans.length > 1 ? new Set<number>() : undefined
  for (const plan of plans)
    for (const row of rowsOf(collection, plan, false)) {
      if (seen?.has(row.rid)) continue
      seen?.add(row.rid)
      if (plan.exact || match(loadDoc(row.text))) yield row
    }
}

const take = (rows: Iterable<Row>, skip: number, limit: number): readonly string[] => {
  const texts: string[] = []
  let passed = 0
  for (const row of rows) {
    if (texts.length >= limit) break
    passed += 1
    if (passed > skip) texts.push(row.text)
  }
  return texts
}

function* filtered(rows: Iterable<Row>, query: Doc, exact: boolean): Generator<Row> {
  const match = compileMatcher(query)
  for (const row of rows) if (exact || match(loadDoc(row.text))) yield row
}

/** The key a document is sorted by: an array stands at its least element going up, at its greatest going down. */
const sortKey = (doc: Doc, field: string, direction: 1 | -1): Key => {
  const keys = [...indexKeys(doc, field.split('.')).keys].sort((a, b) => Buffer.compare(a, b))
  return (direction > 0 ? keys[0] : keys[keys.length - 1]) ?? keyOf(null)
}

const sortInMemory = (collection: Collection, find: Find, sort: Sort): readonly string[] => {
  const rows: { readonly text: string; readonly keys: readonly Key[] }[] = []
  for (const { text } of matching(collection, find.query)) {
    const doc = loadDoc(text)
    rows.push({ text, keys: sort.map(([field, direction]) => sortKey(doc, field, direction)) })
    if (rows.length > LIMITS.sortInMemoryDocuments)
      throw missingIndex(
        collection,
        find,
        `sort of more than ${LIMITS.sortInMemoryDocuments} documents not served by the index`,
      )
  }
  rows.sort((a, b) => {
    for (const [i, [, direction]] of sort.entries()) {
      const turn = Buffer.compare(a.keys[i] ?? keyOf(null), b.keys[i] ?? keyOf(null))
      if (turn !== 0) return turn * direction
    }
    return 0
  })
  const from = find.skip ?? 0
  return rows.slice(from, from + (find.limit ?? LIMITS.findDefault)).map(({ text }) => text)
}

const texts = (collection: Collection, find: Find): readonly string[] => {
  compileMatcher(find.query) // a query that MongoDB does not know is refused as such, whatever the indexes
  const sort = find.sort ?? []
  const skip = find.skip ?? 0
  const limit = find.limit ?? LIMITS.findDefault
  if (Object.keys(find.query).length === 0) {
    const plan = planOrder(sort, collection.indexes)
    if (!plan) throw missingIndex(collection, find, 'no declared index is in this order')
    if (skip + limit > LIMITS.unfilteredReadDocuments)
      throw missingIndex(
        collection,
        find,
        `a read without filter walks at most ${LIMITS.unfilteredReadDocuments} documents`,
      )
    return take(rowsOf(collection, plan, sort.length > 0), skip, limit)
  }
  const [plan, ...more] = plansFor(collection, find.query, sort)
  if (sort.length === 0) return take(matching(collection, find.query), skip, limit)
  if (!plan || !plan.sorted || more.length > 0) return sortInMemory(collection, find, sort)
  return take(filtered(rowsOf(collection, plan, true), find.query, plan.exact), skip, limit)
}

const project = (text: string, projection: Doc): string => {
  const [doc] = new Query({}).find<Doc>([loadDoc(text)], projection).all()
  return stringifyEjson(doc ?? {})
}

/** Documents as EJSON texts. */
export const findTexts = (collection: Collection, find: Find): readonly string[] => {
  const { projection } = find
  const found = texts(collection, find)
  return projection && Object.keys(projection).length > 0 ? found.map((text) => project(text, projection)) : found
}

export const countDocuments = (collection: Collection, query: Doc): number => {
  if (Object.keys(query).length === 0)
    return Number(collection.prepare(`SELECT count(*) AS n FROM ${collection.table}`).get()?.n ?? 0)
  const [plan, ...more] = plansFor(collection, query, [])
  if (plan && more.length === 0 && plan.exact && !plan.index.multi) {
    const { from, where, args } = source(collection, plan)
    return Number(collection.prepare(`SELECT count(*) AS n FROM ${from} WHERE ${where}`).get(...args)?.n ?? 0)
  }
  return [...matching(collection, query)].length
}
