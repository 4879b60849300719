import { databaseFailed } from '../wire/errors'
import { isDoc, loadDoc, type Doc, type Value } from '../wire/ejson'
import type { Bound } from './bounds'
import type { Collection, Row } from './collection'
import { EntryTable } from './indexes'
import { compileMatcher } from './matcher'
import { planQuery, type Plan, type Sort } from './planner'

type Args = Uint8Array[]

const fieldsOf = (query: Doc): readonly string[] =>
  Object.entries(query).flatMap(([field, condition]) =>
    field.startsWith('$') && Array.isArray(condition)
      ? (condition as readonly Value[]).filter(isDoc).flatMap(fieldsOf)
      : [field],
  )

/** The refusal that finds a missing index on small data: names collection, fields and the fix. */
export const missingIndex = (
  collection: Collection,
  { query, sort = [] }: { readonly query: Doc; readonly sort?: Sort },
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

export const source = (collection: Collection, plan: Plan) => {
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
export function* rowsOf(collection: Collection, plan: Plan, sorted: boolean): Generator<Row> {
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
export const plansFor = (collection: Collection, query: Doc, sort: Sort): readonly Plan[] => {
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
