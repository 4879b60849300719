import { z } from 'zod'
import { LIMITS } from '../limits'
import { CloudError, badParam, databaseFailed } from '../wire/errors'
import { isDoc, loadDoc, parseEjson, stringifyEjson, type Doc } from '../wire/ejson'
import { parseRequest } from '../wire/parse'
import { aggregateTexts } from './aggregate'
import type { Collection, Row } from './collection'
import type { Sort } from './planner'
import { matching } from './rows'
import { countDocuments, findTexts } from './select'
import type { Store } from './store'
import { applyUpdate, checkStorable, replacement } from './update'

export interface DatabaseContext {
  readonly store: Store
  /** What db.serverDate() becomes. */
  readonly now: () => number
  /** A many-document update breaks off after this many documents, as a killed server would leave it; undefined = never. */
  readonly tearMultiAfter: () => number | undefined
}
type Action = (context: DatabaseContext, request: unknown) => object

const named = z.object({ collectionName: z.string() })
const asked = named.extend({ query: z.string().optional(), multi: z.boolean().optional() })
const reading = asked.extend({
  order: z.string().optional(),
  offset: z.number().int().min(0).optional(),
  limit: z.number().int().min(0).optional(),
  projection: z.string().optional(),
  queryType: z.string().optional(),
})
const adding = named.extend({ data: z.array(z.string()) })
const changing = asked.extend({ data: z.string(), merge: z.boolean().optional(), upsert: z.boolean().optional() })
const staged = named.extend({ stages: z.array(z.object({ stageKey: z.string(), stageValue: z.string() })) })

const docOf = (text: string | undefined, nowMs: number): Doc => {
  const value = text ? parseEjson(text, nowMs) : {}
  if (isDoc(value)) return value
  throw badParam('an object is expected')
}
const sortOf = (text: string | undefined): Sort =>
  Object.entries(docOf(text, 0)).map(([field, direction]) => [field, Number(direction) < 0 ? -1 : 1] as const)

const insert: Action = ({ store, now }, request) => {
  const { collectionName, data } = parseRequest(adding, request)
  const collection = store.collection(collectionName)
  const docs = data.map((text) => {
    const doc = docOf(text, now())
    return doc._id === undefined ? { _id: store.newId(), ...doc } : doc
  })
  store.keeping(() =>
    docs.forEach((doc) => {
      checkStorable(doc)
      if (doc._id instanceof RegExp || Array.isArray(doc._id))
        throw databaseFailed('The _id field cannot be an array or a regex')
      collection.insert(doc)
    }),
  )
  return { data: { insertedIds: docs.map((doc) => doc._id) } }
}

const get: Action = ({ store, now }, request) => {
  const asks = parseRequest(reading, request)
  const limit = asks.queryType === 'DOC' ? 1 : Math.min(asks.limit ?? LIMITS.findDefault, LIMITS.findMost)
  const list = findTexts(store.collection(asks.collectionName), {
    query: docOf(asks.query, now()),
    sort: sortOf(asks.order),
    skip: asks.offset ?? 0,
    limit,
    projection: docOf(asks.projection, 0),
  })
  const bytes = list.reduce((sum, text) => sum + text.length, 0)
  if (bytes > LIMITS.packetBytes)
    throw databaseFailed(`the result is larger than ${LIMITS.packetBytes} bytes: ask for fewer documents`)
  return { data: { list } }
}

const count: Action = ({ store, now }, request) => {
  const asks = parseRequest(asked, request)
  return { data: { total: countDocuments(store.collection(asks.collectionName), docOf(asks.query, now())) } }
}

const targets = (context: DatabaseContext, asks: z.infer<typeof asked>, multi: boolean): readonly Row[] => {
  const rows: Row[] = []
  for (const row of matching(context.store.collection(asks.collectionName), docOf(asks.query, context.now()))) {
    rows.push(row)
    if (!multi) break
  }
  return rows
}

/** Writes what changed and counts it: `updated` is the number modified, as MongoDB's nModified. */
const changeRows = (
  work: { readonly collection: Collection; readonly tearAfter: number | undefined },
  rows: readonly Row[],
  change: (before: Doc) => Doc,
): number => {
  let updated = 0
  for (const [i, row] of rows.entries()) {
    if (rows.length > 1 && i === work.tearAfter)
      throw databaseFailed('interrupted: some documents of this update are written, some are not')
    const after = change(loadDoc(row.text))
    if (stringifyEjson(after) === row.text) continue
    work.collection.replace(row, after)
    updated += 1
  }
  return updated
}

const modify: Action = (context, request) => {
  const asks = parseRequest(changing, request)
  const data = docOf(asks.data, context.now())
  const rows = targets(context, asks, asks.multi ?? false)
  const updating = asks.merge !== false
  if (rows.length === 0 && asks.upsert) {
    const id = docOf(asks.query, context.now())._id
    if (updating) throw badParam('upsert with update operators is refused: use set()')
    const doc: Doc = { _id: id === undefined || isDoc(id) ? context.store.newId() : id, ...data }
    checkStorable(doc)
    context.store.once(() => context.store.collection(asks.collectionName).insert(doc))
    return { data: { updated: 0, upsert_id: doc._id } }
  }
  const change = (before: Doc): Doc => {
    if (!updating) return replacement(before, data)
    applyUpdate(before, data)
    return before
  }
  const work = { collection: context.store.collection(asks.collectionName), tearAfter: context.tearMultiAfter() }
  const updated = context.store.keeping(() => changeRows(work, rows, change))
  return { data: { updated } }
}

const modifyAndReturn: Action = (context, request) => {
  const asks = parseRequest(changing, request)
  const [row] = targets(context, asks, false)
  if (!row) return { data: { updated: 0, doc: null } }
  const doc = loadDoc(row.text)
  applyUpdate(doc, docOf(asks.data, context.now()))
  const text = stringifyEjson(doc)
  if (text !== row.text) context.store.once(() => context.store.collection(asks.collectionName).replace(row, doc))
  return { data: { updated: text === row.text ? 0 : 1, doc: text } }
}

const remove: Action = (context, request) => {
  const asks = parseRequest(asked, request)
  const rows = targets(context, asks, asks.multi ?? false)
  const collection = context.store.collection(asks.collectionName)
  if (rows.length > 0) context.store.once(() => rows.forEach((row) => collection.remove(row)))
  return { data: { deleted: rows.length } }
}

const aggregate: Action = ({ store, now }, request) => {
  const { collectionName, stages } = parseRequest(staged, request)
  const of = { nowMs: now(), collection: (name: string) => store.collection(name) }
  return { data: { list: aggregateTexts(store.collection(collectionName), stages, of) } }
}

/** Collections come from the schema, here as at deployment; one that is not declared is refused. */
const createCollection: Action = ({ store }, request) => {
  const { collectionName } = parseRequest(named, request)
  if (store.names.includes(collectionName)) return {}
  throw databaseFailed(`collection ${collectionName} is not declared: add it to config/schema.ts`)
}

const noTransactions: Action = () => {
  throw new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    'transactions are refused: change one document with one conditional update (docs/decisions/no-transactions.md)',
  )
}

export const DATABASE_WRITES: ReadonlySet<string> = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
])

export const DATABASE_ACTIONS: Readonly<Record<string, Action>> = {
  'database.addCollection': createCollection,
  'database.insertDocument': insert,
  'database.getDocument': get,
  'database.calculateDocument': count,
  'database.modifyDocument': modify,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': remove,
  'database.aggregateDocuments': aggregate,
  'database.startTransaction': noTransactions,
  'database.commitTransaction': noTransactions,
  'database.abortTransaction': noTransactions,
}
