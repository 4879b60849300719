/*
 * Run under Node 22: random documents, random queries. What the store answers through its indexes must be what a look at every
 * document gives, before and after updates and removals. Prints the number of queries compared; throws on a difference.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type { Schema } from '../../config/schema-types'
import { keyOf } from '../../local/cloudbase/database/keys'
import { compileMatcher } from '../../local/cloudbase/database/matcher'
import { matching } from '../../local/cloudbase/database/rows'
import { countDocuments, findTexts } from '../../local/cloudbase/database/select'
import { Store } from '../../local/cloudbase/database/store'
import { CloudError } from '../../local/cloudbase/wire/errors'
import { loadDoc, type Doc, type Value } from '../../local/cloudbase/wire/ejson'

const SCHEMA = {
  model: [
    { fields: [['a', 1], ['b', -1], ['_id', 1]] },
    { fields: [['list', 1]] },
    { fields: [['b', 1], ['list', 1]] },
    { fields: [['rows.x', 1]] },
  ],
} as const satisfies Schema // prettier-ignore

const scalar = fc.constantFrom<Value>(null, 0, 1, 2, -1, 1.5, '', 'p', 'pq', true, new Date(1), new Date(2))
const row = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] })
const doc = fc.record(
  {
    a: scalar,
    b: scalar,
    list: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    rows: fc.array(row, { maxLength: 2 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Doc>
const operator = fc.oneof(
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
) as fc.Arbitrary<Value>
const condition = fc.oneof(scalar, operator)
const flat = fc.dictionary(fc.constantFrom('a', 'b', 'list', 'rows.x', 'rows.y'), condition, {
  minKeys: 1,
  maxKeys: 3,
}) as fc.Arbitrary<Doc>
const element = fc.record({ list: fc.record({ $elemMatch: operator }) }) as fc.Arbitrary<Doc>
const rowElement = fc.record({
  rows: fc.record({ $elemMatch: fc.record({ x: scalar, y: scalar }) }),
}) as fc.Arbitrary<Doc>
const query = fc.oneof(
  flat,
  element,
  rowElement,
  fc.record({ $or: fc.array(flat, { minLength: 1, maxLength: 2 }) }),
) as fc.Arbitrary<Doc>

/** b downwards, then _id: partly the order of an index, partly sorted in memory. */
const inOrder = (docs: readonly Doc[]): string =>
  JSON.stringify(
    [...docs]
      .sort((x, y) => Buffer.compare(keyOf(y.b), keyOf(x.b)) || Number(x._id) - Number(y._id))
      .map((one) => one._id),
  )
const idsOf = (docs: readonly Doc[]): string => JSON.stringify(docs.map((one) => Number(one._id)).sort((x, y) => x - y))
let compared = 0

const compare = (store: Store, all: readonly Doc[], asked: Doc): void => {
  const model = store.collection('model')
  const expected = all.filter(compileMatcher(asked))
  try {
    const found = findTexts(model, { query: asked, limit: 1000 }).map(loadDoc)
    const sorted = findTexts(model, { query: asked, limit: 1000, sort: [['b', -1], ['_id', 1]] }).map(loadDoc) // prettier-ignore
    for (const got of [found, sorted])
      if (idsOf(got) !== idsOf(expected))
        throw new Error(`${JSON.stringify(asked)}: ${idsOf(got)} instead of ${idsOf(expected)}`)
    if (JSON.stringify(sorted.map((one) => one._id)) !== inOrder(expected))
      throw new Error(`${JSON.stringify(asked)}: order`)
    if (countDocuments(model, asked) !== expected.length) throw new Error(`${JSON.stringify(asked)}: count`)
    compared += 1
  } catch (error) {
    if (!(error instanceof CloudError && error.message.includes('MissingIndex'))) throw error
  }
}

const round = (store: Store, docs: readonly Doc[], queries: readonly Doc[]): void => {
  const model = store.collection('model')
  const wipe = () => [...matching(model, { _id: { $gte: 0 } })].forEach((one) => model.remove(one))
  let all = docs.map((one, i): Doc => ({ ...one, _id: i }))
  store.once(() => {
    wipe()
    all.forEach((one) => model.insert(one))
  })
  for (const asked of queries) compare(store, all, asked)
  const changed = new Map(all.map((one, i) => [i, i % 2 ? { ...docs[(i + 1) % docs.length], _id: i } : one]))
  store.once(() => {
    for (const one of [...matching(model, { _id: { $gte: 0 } })]) {
      const id = Number(loadDoc(one.text)._id)
      if (id % 3 === 0) model.remove(one)
      else model.replace(one, changed.get(id) ?? {})
    }
  })
  all = [...changed.values()].filter((one) => Number(one._id) % 3 !== 0)
  for (const asked of queries) compare(store, all, asked)
}

const dir = mkdtempSync(path.join(tmpdir(), 'model-'))
const store = new Store(path.join(dir, 'database.sqlite'), SCHEMA)
try {
  const rounds = fc.property(
    fc.array(doc, { minLength: 1, maxLength: 12 }),
    fc.array(query, { minLength: 8, maxLength: 8 }),
    (docs, queries) => round(store, docs, queries),
  )
  fc.assert(rounds, { numRuns: Number(process.argv[2] ?? 200) })
  process.stdout.write(String(compared))
} finally {
  store.close()
  rmSync(dir, { recursive: true })
}
