import { Query } from 'mingo'
import { LIMITS } from '../limits'
import { loadDoc, stringifyEjson, type Doc } from '../wire/ejson'
import type { Collection, Row } from './collection'
import { indexKeys, keyOf, type Key } from './keys'
import { compileMatcher } from './matcher'
import { planOrder, type Sort } from './planner'
import { matching, missingIndex, plansFor, rowsOf, source } from './rows'

export interface Find {
  readonly query: Doc
  readonly sort?: Sort
  readonly skip?: number
  readonly limit?: number
  readonly projection?: Doc
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
