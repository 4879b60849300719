import { aggregate as run } from 'mingo'
import { databaseFailed } from '../wire/errors'
import { isDoc, loadDoc, parseEjson, stringifyEjson, type Doc, type Value } from '../wire/ejson'
import type { Collection } from './collection'
import { matching } from './rows'
import { countDocuments } from './select'

export interface Stage {
  readonly stageKey: string
  readonly stageValue: string
}
/** A pipeline without a leading $match reads the whole collection: allowed while it is this small. */
const WHOLE_COLLECTION_DOCUMENTS = 1000
const REFUSED = new Set(['$geoNear', '$out', '$merge', '$function', '$where'])

const read = (collection: Collection, query: Doc): Doc[] => {
  if (Object.keys(query).length > 0) return [...matching(collection, query)].map((row) => loadDoc(row.text))
  if (countDocuments(collection, {}) > WHOLE_COLLECTION_DOCUMENTS)
    throw databaseFailed(
      `[MissingIndex] ${collection.name}: an aggregate without a leading match() reads the whole collection. ` +
        `Begin with match() on fields of a declared index`,
    )
  return collection
    .prepare(`SELECT doc FROM ${collection.table}`)
    .all()
    .map((row) => loadDoc(String(row.doc)))
}

/** Stages as the SDKs send them -> documents as EJSON texts. `of` finds the collection of a $lookup. */
export const aggregateTexts = (
  collection: Collection,
  stages: readonly Stage[],
  of: { readonly nowMs: number; collection(name: string): Collection },
): readonly string[] => {
  const pipeline = stages.map(({ stageKey, stageValue }) => {
    if (REFUSED.has(stageKey)) throw databaseFailed(`${stageKey} is refused by the local database`)
    return { key: stageKey, value: parseEjson(stageValue, of.nowMs) }
  })
  const [first] = pipeline
  const query = first?.key === '$match' && isDoc(first.value) ? first.value : {}
  const rest = first?.key === '$match' ? pipeline.slice(1) : pipeline
  const documents = read(collection, query)
  const result = run(
    documents,
    rest.map(({ key, value }) => ({ [key]: value })),
    { collectionResolver: (name) => read(of.collection(name), {}), scriptEnabled: false },
  )
  return result.map((doc) => stringifyEjson(doc as Value))
}
