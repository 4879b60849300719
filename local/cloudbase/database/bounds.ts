import { isDoc, type Doc, type Value } from '../wire/ejson'
import { bracketOf, keyOf, lookupKeys, type Key } from './keys'
import { isOperators } from './matcher'

/** What one condition says about a field's keys. `exact` = the keys alone decide it, no look at the document needed. */
export interface Points {
  readonly kind: 'points'
  readonly keys: readonly Key[]
  readonly exact: boolean
}
export interface Range {
  readonly kind: 'range'
  readonly from: Key
  readonly fromOpen: boolean
  readonly to: Key
  readonly toOpen: boolean
  readonly exact: boolean
}
export type Bound = Points | Range

/** Conditions that all must hold, by field; `residual` = something in the query is not in the bounds. */
export interface Bounds {
  readonly byField: ReadonlyMap<string, readonly Bound[]>
  readonly residual: boolean
}

const isPlain = (value: Value): boolean => value !== null && !isDoc(value) && !Array.isArray(value)
const points = (values: readonly Value[]): Points => ({
  kind: 'points',
  keys: uniqueKeys(values.flatMap(lookupKeys)),
  exact: values.every(isPlain),
})
const uniqueKeys = (keys: readonly Key[]): readonly Key[] => [
  ...new Map(keys.map((key) => [Buffer.from(key).toString('latin1'), key])).values(),
]

const comparison = (name: string, value: Value): Bound | undefined => {
  if (!isPlain(value) || value instanceof RegExp) return undefined
  const [from, to] = bracketOf(value)
  const key = keyOf(value)
  if (name === '$gt' || name === '$gte')
    return { kind: 'range', from: key, fromOpen: name === '$gt', to, toOpen: true, exact: true }
  return { kind: 'range', from, fromOpen: false, to: key, toOpen: name === '$lt', exact: true }
}

/** /^abc/ without flags reads the index from 'abc' on. */
const prefixRange = (pattern: RegExp): Bound | undefined => {
  const prefix = /^\^([\w-]+)/.exec(pattern.source)?.[1]
  const after = pattern.source[(prefix?.length ?? 0) + 1]
  if (!prefix || pattern.flags !== '' || pattern.source.includes('|') || (after && '?*{'.includes(after)))
    return undefined
  const from = keyOf(prefix)
  return {
    kind: 'range',
    from,
    fromOpen: false,
    to: Buffer.concat([from, Buffer.of(0xff)]),
    toOpen: true,
    exact: false,
  }
}

const firstOf = (list: readonly Value[]): Bound | undefined => {
  const [first] = list
  return first === undefined || first instanceof RegExp || isOperators(first)
    ? undefined
    : { ...points([first]), exact: false }
}

const operatorBound = (name: string, value: Value): Bound | undefined => {
  const list = Array.isArray(value) ? (value as readonly Value[]) : []
  if (name === '$eq') return value instanceof RegExp ? undefined : points([value])
  if (name === '$in') return list.some((item) => item instanceof RegExp) ? undefined : points(list)
  if (name === '$all') return firstOf(list)
  if (name === '$regex') return value instanceof RegExp ? prefixRange(value) : undefined
  return ['$gt', '$gte', '$lt', '$lte'].includes(name) ? comparison(name, value) : undefined
}

class Collector {
  readonly byField = new Map<string, Bound[]>()
  residual = false

  query(query: Doc, exact: boolean): void {
    for (const [field, condition] of Object.entries(query)) {
      if (field === '$and' && Array.isArray(condition)) {
        for (const part of condition as readonly Value[]) if (isDoc(part)) this.query(part, exact)
      } else if (field.startsWith('$')) this.residual = true
      else this.condition(field, condition, exact)
    }
  }

  private condition(field: string, condition: Value, exact: boolean): void {
    if (condition instanceof RegExp) return this.put(field, prefixRange(condition), false)
    if (!isOperators(condition)) return this.put(field, points([condition]), exact)
    for (const [name, value] of Object.entries(condition)) {
      if (name === '$elemMatch' && isDoc(value)) this.element(field, value)
      else this.put(field, operatorBound(name, value), exact && !('$options' in condition))
    }
  }

  /** An element's conditions hold for the array's keys too, one by one. */
  private element(field: string, inner: Doc): void {
    this.residual = true
    const fields = Object.entries(inner)
    if (isOperators(inner)) return this.condition(field, inner, false)
    for (const [sub, value] of fields) if (!sub.startsWith('$')) this.condition(`${field}.${sub}`, value, false)
  }

  private put(field: string, bound: Bound | undefined, exact: boolean): void {
    if (!bound || !exact || !bound.exact) this.residual = true
    if (bound) this.byField.set(field, [...(this.byField.get(field) ?? []), exact ? bound : { ...bound, exact: false }])
  }
}

export const boundsOf = (query: Doc): Bounds => {
  const collector = new Collector()
  collector.query(query, true)
  return collector
}

const compare = (a: Key, b: Key): number => Buffer.compare(a, b)

/** Two ranges over a field that never holds an array -> their overlap. */
export const overlap = (a: Range, b: Range): Range => {
  const low = compare(a.from, b.from)
  const high = compare(a.to, b.to)
  const lower = low > 0 || (low === 0 && a.fromOpen) ? a : b
  const upper = high < 0 || (high === 0 && a.toOpen) ? a : b
  return {
    kind: 'range',
    from: lower.from,
    fromOpen: lower.fromOpen,
    to: upper.to,
    toOpen: upper.toOpen,
    exact: a.exact && b.exact,
  }
}
