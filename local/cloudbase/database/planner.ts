import type { IndexSpec } from '../../../config/schema-types'
import type { Doc } from '../wire/ejson'
import { boundsOf, overlap, type Bound, type Bounds, type Points, type Range } from './bounds'

export type Sort = readonly (readonly [field: string, direction: 1 | -1])[]

export interface Index {
  readonly name: string
  readonly spec: IndexSpec
  /** An array stood in one of its fields once: entries may repeat a document, and two bounds may be met by two elements. */
  readonly multi: boolean
}
/** `_id` is served by the table itself. */
export const PRIMARY: Index = { name: '_id_', spec: { fields: [['_id', 1]], unique: true }, multi: false }

export interface Plan {
  readonly index: Index
  /** One bound a leading field of the index; the last may be a range. */
  readonly bounds: readonly Bound[]
  /** The index's order is the order asked for; `reverse` = read it backwards. */
  readonly sorted: boolean
  readonly reverse: boolean
  /** The bounds say all the query says. */
  readonly exact: boolean
}

const isRange = (bound: Bound): bound is Range => bound.kind === 'range'
const isPoints = (bound: Bound): bound is Points => bound.kind === 'points'

/** The one bound to use for a field, and whether it stands for all of them. */
const choose = (all: readonly Bound[], multi: boolean): { bound: Bound; whole: boolean } | undefined => {
  const point = all.filter(isPoints).sort((a, b) => a.keys.length - b.keys.length)[0]
  if (point) return { bound: point, whole: all.length === 1 }
  const ranges = all.filter(isRange)
  const [first] = ranges
  if (!first) return undefined
  if (multi) return { bound: first, whole: ranges.length === 1 }
  return { bound: ranges.slice(1).reduce(overlap, first), whole: true }
}

const isSingle = (bound: Bound | undefined): boolean => bound?.kind === 'points' && bound.keys.length === 1

/** Does the index, after its fields held to one value, run in the asked order? */
const sortFit = (index: Index, bounds: readonly Bound[], sort: Sort): 'forward' | 'backward' | undefined => {
  const fields = index.spec.fields
  const held = new Set(fields.filter((_, i) => isSingle(bounds[i])).map(([field]) => field))
  const wanted = sort.filter(([field]) => !held.has(field))
  const start = fields.findIndex((_, i) => !isSingle(bounds[i]))
  const run = start < 0 ? [] : fields.slice(start)
  if (wanted.length === 0) return 'forward'
  if (wanted.length > run.length || wanted.some(([field], i) => run[i]?.[0] !== field)) return undefined
  const turns = wanted.map(([, direction], i) => direction === run[i]?.[1])
  if (turns.every(Boolean)) return 'forward'
  return turns.some(Boolean) ? undefined : 'backward'
}

const planOf = (index: Index, asked: Bounds, sort: Sort): Plan => {
  const bounds: Bound[] = []
  let used = 0
  let whole = true
  for (const [field] of index.spec.fields) {
    const choice = choose(asked.byField.get(field) ?? [], index.multi)
    if (!choice) break
    bounds.push(choice.bound)
    used += 1
    whole = whole && choice.whole && choice.bound.exact
    if (isRange(choice.bound)) break
  }
  const fit = sortFit(index, bounds, sort)
  const exact = whole && !asked.residual && used === asked.byField.size && !(index.multi && bounds.some(isRange))
  return { index, bounds, sorted: fit !== undefined, reverse: fit === 'backward', exact }
}

const isOneRow = (plan: Plan): boolean =>
  plan.index.spec.unique === true && plan.bounds.length === plan.index.spec.fields.length && plan.bounds.every(isSingle)

/** More is better: at most one row; then the asked order; then the number of bound fields, single values before ranges. */
const rank = (plan: Plan): number =>
  (isOneRow(plan) ? 1000 : 0) +
  (plan.sorted ? 100 : 0) +
  plan.bounds.reduce((sum, bound) => sum + (isSingle(bound) ? 3 : isPoints(bound) ? 2 : 1), 0)

const best = (plans: readonly Plan[]): Plan | undefined => [...plans].sort((a, b) => rank(b) - rank(a))[0]

/** The best plan over indexes that bind at least one leading field; undefined = only a full scan would do. */
export const planQuery = (query: Doc, sort: Sort, indexes: readonly Index[]): Plan | undefined => {
  const asked = boundsOf(query)
  return best([PRIMARY, ...indexes].map((index) => planOf(index, asked, sort)).filter((plan) => plan.bounds.length > 0))
}

/** A read without filter: an index in the asked order. */
export const planOrder = (sort: Sort, indexes: readonly Index[]): Plan | undefined =>
  best(
    [PRIMARY, ...indexes]
      .map((index) => planOf(index, { byField: new Map(), residual: false }, sort))
      .filter((plan) => plan.sorted),
  )
