import { strict as assert } from 'node:assert'
import type { Schema } from '../../config/schema-types'
import { UPDATE_CHECKS } from './checks-update'
import type { Sdk } from './sdks'

/** The collections the checks need, with their indexes. A real environment must have both before a run. */
export const CONFORMANCE_SCHEMA = {
  conformance: [
    { fields: [['run', 1], ['status', 1], ['at', -1]] },
    { fields: [['run', 1], ['n', 1]] },
    { fields: [['find', 1]] },
  ],
  conformance_unique: [{ fields: [['run', 1], ['no', 1]], unique: true }],
} as const satisfies Schema // prettier-ignore

/** One expectation of the cloud. `run` is a word of this check's own: nothing older is seen. */
export interface Check {
  readonly name: string
  /** What only node-sdk has. */
  readonly nodeOnly?: true
  run(sdk: Sdk, run: string): Promise<void>
}

const BASE = 1_700_000_000_000
/** Thirty documents: status new every third, else paid. */
const seed = async (sdk: Sdk, run: string): Promise<readonly string[]> => {
  const adding = Array.from({ length: 30 }, (_, n) =>
    sdk.add('conformance', {
      run,
      n,
      no: `N${n}`,
      status: n % 3 ? 'paid' : 'new',
      at: new Date(BASE + n * 1000),
      addr: { city: '广州😀', room: null },
      tags: ['a', `t${n}`],
      lines: [{ sku: `S${n}`, qty: n }],
    }),
  )
  return Promise.all(adding)
}
const numbers = (data: readonly Record<string, unknown>[]): number[] =>
  data.map((doc) => Number(doc.n)).sort((a, b) => a - b)

const READ_CHECKS: readonly Check[] = [
  {
    name: 'keeps dates, integers, doubles, big numbers, null, booleans and emoji',
    run: async (sdk, run) => {
      const data = {
        run,
        at: new Date(5),
        n: 3,
        x: 1.5,
        big: 1_234_567_890_123,
        nothing: null,
        yes: true,
        text: '广😀',
        list: [1, { a: new Date(6) }],
      }
      const doc = await sdk.get('conformance', await sdk.add('conformance', data))
      assert.deepEqual({ ...doc, _id: '' }, { ...data, _id: '' })
    },
  },
  {
    name: 'finds nothing for an unknown id',
    run: async (sdk, run) => assert.equal(await sdk.get('conformance', `none-${run}`), undefined),
  },
  {
    name: 'filters by equality, list and date range, sorted, skipped, limited and projected',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const { command: _ } = sdk.db
      const at = _.gte(new Date(BASE + 10_000)).and(_.lt(new Date(BASE + 20_000)))
      const query = { run, status: 'paid', at }
      const page = sdk.db.collection('conformance').where(query).orderBy('at', 'desc').skip(1).limit(3)
      const { data } = await page.field({ no: true }).get()
      assert.deepEqual(data.map((doc) => [doc.no, doc.status]), [['N17', undefined], ['N16', undefined], ['N14', undefined]]) // prettier-ignore
    },
  },
  {
    name: 'joins conditions with or and and',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const { command: _ } = sdk.db
      const query = _.and([{ run }, _.or([{ n: 3 }, { n: _.gt(28) }])])
      assert.deepEqual(numbers((await sdk.db.collection('conformance').where(query).get()).data), [3, 29])
    },
  },
  {
    name: 'reads nested paths and elements of arrays',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const { command: _ } = sdk.db
      const of = async (query: object) =>
        numbers(
          (
            await sdk.db
              .collection('conformance')
              .where({ run, ...query })
              .get()
          ).data,
        )
      assert.deepEqual(await of({ addr: { city: '广州😀' }, tags: 't7' }), [7])
      assert.deepEqual(await of({ 'lines.sku': 'S9' }), [9])
      assert.deepEqual(await of({ lines: _.elemMatch({ sku: 'S4', qty: _.gte(4) }) }), [4])
    },
  },
  {
    name: 'matches regular expressions in both spellings',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const count = async (no: unknown) => (await sdk.db.collection('conformance').where({ run, no }).count()).total
      assert.deepEqual(
        [await count(/^n2\d$/i), await count(sdk.db.RegExp({ regexp: '^n2\\d$', options: 'i' }))],
        [10, 10],
      )
    },
  },
  {
    name: 'knows exists, neq, nin, size, all and mod',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const { command: _ } = sdk.db
      const count = async (query: object) =>
        (
          await sdk.db
            .collection('conformance')
            .where({ run, ...query })
            .count()
        ).total
      assert.equal(await count({ nope: _.exists(false) }), 30)
      assert.equal(await count({ n: _.neq(1).and(_.nin([2, 3])) }), 27)
      assert.equal(await count({ tags: _.size(2) }), 30)
      assert.equal(await count({ tags: _.all(['t3', 'a']) }), 1)
      assert.equal(await count({ n: _.mod(10, 3) }), 3)
    },
  },
  {
    name: 'treats a missing field as null in equality, not in comparison',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const { command: _ } = sdk.db
      const count = async (query: object) =>
        (
          await sdk.db
            .collection('conformance')
            .where({ run, ...query })
            .count()
        ).total
      assert.deepEqual(
        [await count({ nope: null }), await count({ nope: _.lt(5) }), await count({ nope: _.gt('') })],
        [30, 0, 0],
      )
    },
  },
  {
    name: 'answers at most 100 documents unless asked',
    run: async (sdk, run) => {
      await Promise.all(Array.from({ length: 105 }, (_, n) => sdk.add('conformance', { run, n })))
      const all = sdk.db.collection('conformance').where({ run })
      assert.deepEqual([(await all.get()).data.length, (await all.limit(1000).get()).data.length], [100, 105])
    },
  },
  {
    name: 'finds by one element of an indexed array, each document once',
    run: async (sdk, run) => {
      const find = Array.from({ length: 10 }, (_, i) => `${run}-${i}`)
      await sdk.add('conformance', { run, n: 1, find })
      await sdk.add('conformance', { run, n: 2, find: find.slice(5) })
      const { command: _ } = sdk.db
      const of = async (value: unknown) =>
        numbers((await sdk.db.collection('conformance').where({ find: value }).get()).data)
      assert.deepEqual(
        [await of(find[1]), await of(find[9]), await of(_.in([find[6], find[7]]))],
        [[1], [1, 2], [1, 2]],
      )
    },
  },
  {
    name: 'minds the order of fields when objects are compared',
    run: async (sdk, run) => {
      await sdk.add('conformance', { run, n: 1, pair: { a: 1, b: 2 } })
      const { command: _ } = sdk.db
      const count = async (pair: object) =>
        (
          await sdk.db
            .collection('conformance')
            .where({ run, pair: _.eq(pair) })
            .count()
        ).total
      assert.deepEqual([await count({ a: 1, b: 2 }), await count({ b: 2, a: 1 })], [1, 0])
    },
  },
  {
    name: 'groups and sorts in an aggregate',
    run: async (sdk, run) => {
      await seed(sdk, run)
      const $ = sdk.db.command.aggregate
      const pipeline = sdk.db.collection('conformance').aggregate().match({ run })
      const result = await pipeline
        .group({ _id: '$status', count: $.sum(1), n: $.sum('$n') })
        .sort({ _id: 1 })
        .end()
      const list = result.list ?? result.data ?? []
      assert.deepEqual(list.map((doc) => [doc._id, doc.count, doc.n]), [['new', 10, 135], ['paid', 20, 300]]) // prettier-ignore
    },
  },
  {
    name: 'says that a collection does not exist',
    run: async (sdk) =>
      assert.rejects(
        sdk.db.collection('conformance_nowhere').where({ a: 1 }).get(),
        (error: { code?: string; errCode?: number }) =>
          sdk.label === 'node-sdk' ? error.code === 'DATABASE_COLLECTION_NOT_EXIST' : error.errCode === -502005,
      ),
  },
  {
    name: 'keeps a file, gives a temporary address, deletes it',
    nodeOnly: true,
    run: async ({ app }, run) => {
      const content = Buffer.from([0, 1, 2, 255])
      const { fileID } = await app.uploadFile({ cloudPath: `conformance/${run}/面单 1.bin`, fileContent: content })
      const { fileContent } = await app.downloadFile({ fileID })
      assert.deepEqual(Buffer.from(fileContent as Buffer), content)
      const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
      assert.equal(fileList[0]?.code, 'SUCCESS')
      await app.deleteFile({ fileList: [fileID] })
      await assert.rejects(app.downloadFile({ fileID }))
    },
  },
]

export const CHECKS: readonly Check[] = [...READ_CHECKS, ...UPDATE_CHECKS]
