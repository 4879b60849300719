import { strict as assert } from 'node:assert'
import type { Check } from './checks'
import type { Document, Sdk } from './sdks'

const doc = async (sdk: Sdk, id: string): Promise<Partial<Document>> => (await sdk.get('conformance', id)) ?? {}
const change = (sdk: Sdk, id: string, data: Record<string, unknown>) =>
  sdk.db.collection('conformance').doc(id).update(sdk.data(data))
/** Both SDKs reject; the wx one loses the code. */
const refused = (sdk: Sdk, id: string, data: Record<string, unknown>) => assert.rejects(change(sdk, id, data))
const many = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)))
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
/** The exact text of the cloud is what a run against a real environment shows. */
const DUPLICATE = /E11000|duplicate/i

export const UPDATE_CHECKS: readonly Check[] = [
  {
    name: 'sets, counts, multiplies, removes and bounds fields',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', {
        run,
        n: 2,
        x: 3,
        gone: 1,
        low: 5,
        high: 5,
        addr: { city: 'a', room: 1 },
      })
      const result = await change(sdk, id, {
        n: _.inc(5),
        x: _.mul(2),
        gone: _.remove(),
        low: _.min(3),
        high: _.max(9),
        addr: { city: 'b' },
      })
      assert.equal(sdk.updated(result), 1)
      assert.deepEqual(await doc(sdk, id), { _id: id, run, n: 7, x: 6, low: 3, high: 9, addr: { city: 'b', room: 1 } })
    },
  },
  {
    name: 'replaces an object with set and renames a field',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', { run, addr: { city: 'a', room: 1 }, old: 1 })
      await change(sdk, id, { addr: _.set({ city: 'b' }), old: _.rename('young') })
      assert.deepEqual(await doc(sdk, id), { _id: id, run, addr: { city: 'b' }, young: 1 })
    },
  },
  {
    name: 'pushes, pulls, adds once, shifts and pops elements',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', { run, tags: ['a', 'b'] })
      const steps = [
        _.push(['x', 'y']),
        _.pull('x'),
        _.addToSet('y'),
        _.addToSet('z'),
        _.shift(),
        _.pop(),
        _.pullAll(['y']),
      ]
      for (const tags of steps) await change(sdk, id, { tags })
      assert.deepEqual((await doc(sdk, id)).tags, ['b'])
    },
  },
  {
    name: 'pulls elements by a condition on their fields',
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run, lines: [{ sku: 'a', qty: 1 }, { sku: 'b', qty: 2 }] }) // prettier-ignore
      await change(sdk, id, { lines: sdk.db.command.pull({ sku: 'a' }) })
      assert.deepEqual((await doc(sdk, id)).lines, [{ sku: 'b', qty: 2 }])
    },
  },
  {
    name: 'writes its own time for serverDate',
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run, at: sdk.db.serverDate() })
      const { at } = await doc(sdk, id)
      assert.ok(at instanceof Date && Math.abs(at.getTime() - Date.now()) < 60_000)
    },
  },
  {
    name: 'counts the documents an update changed',
    run: async (sdk, run) => {
      await many(5, (n) => sdk.add('conformance', { run, n, status: n < 2 ? 'done' : 'open' }))
      const result = await sdk.db
        .collection('conformance')
        .where({ run })
        .update(sdk.data({ status: 'done' }))
      assert.equal(sdk.updated(result), 3)
    },
  },
  {
    name: 'removes what matches and counts it',
    run: async (sdk, run) => {
      await many(6, (n) => sdk.add('conformance', { run, n }))
      const { command: _ } = sdk.db
      const gone = await sdk.db
        .collection('conformance')
        .where({ run, n: _.gte(4) })
        .remove()
      assert.deepEqual(
        [sdk.removed(gone), (await sdk.db.collection('conformance').where({ run }).count()).total],
        [2, 4],
      )
    },
  },
  {
    name: 'lets exactly one of 50 simultaneous claims win',
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run, status: 'ready' })
      const results = await many(50, (i) =>
        sdk.db
          .collection('conformance')
          .where({ _id: id, status: 'ready' })
          .update(sdk.data({ status: 'calling', by: i })),
      )
      assert.equal(sum(results.map(sdk.updated)), 1)
    },
  },
  {
    name: 'never takes stock below zero under 60 simultaneous takers of 40',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', { run, free: 40 })
      const results = await many(60, () =>
        sdk.db
          .collection('conformance')
          .where({ _id: id, free: _.gt(0) })
          .update(sdk.data({ free: _.inc(-1) })),
      )
      assert.deepEqual([sum(results.map(sdk.updated)), (await doc(sdk, id)).free], [40, 0])
    },
  },
  {
    name: 'refuses a nested field below null',
    run: async (sdk, run) => refused(sdk, await sdk.add('conformance', { run, addr: null }), { addr: { city: 'x' } }),
  },
  {
    name: 'refuses a nested field below a text',
    run: async (sdk, run) => refused(sdk, await sdk.add('conformance', { run, addr: 'x' }), { 'addr.city': 'y' }),
  },
  {
    name: 'refuses inc on what is no number',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', { run, text: '1', nothing: null })
      await refused(sdk, id, { text: _.inc(1) })
      await refused(sdk, id, { nothing: _.inc(1) })
    },
  },
  {
    name: 'refuses push, addToSet and pull on what is no array',
    run: async (sdk, run) => {
      const { command: _ } = sdk.db
      const id = await sdk.add('conformance', { run, text: 'x' })
      for (const text of [_.push(['a']), _.addToSet('a'), _.pull('a')]) await refused(sdk, id, { text })
    },
  },
  {
    name: 'refuses a second document with the same _id',
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run })
      await assert.rejects(sdk.add('conformance', { _id: id, run }), (error: Error) => DUPLICATE.test(error.message))
    },
  },
  {
    name: 'refuses a second document with the key of a unique index',
    run: async (sdk, run) => {
      await sdk.add('conformance_unique', { run, no: 'N1' })
      await assert.rejects(sdk.add('conformance_unique', { run, no: 'N1' }), (error: Error) =>
        DUPLICATE.test(error.message),
      )
      await sdk.add('conformance_unique', { run, no: 'N2' })
    },
  },
  {
    name: 'takes a missing field for null in a unique index',
    run: async (sdk, run) => {
      await sdk.add('conformance_unique', { run })
      await assert.rejects(sdk.add('conformance_unique', { run, no: null }), (error: Error) =>
        DUPLICATE.test(error.message),
      )
    },
  },
  {
    name: 'creates and replaces whole documents with set',
    run: async (sdk, run) => {
      const place = sdk.db.collection('conformance').doc(`set-${run}`)
      await place.set(sdk.data({ run, a: 1 }))
      await place.set(sdk.data({ run, b: 2 }))
      assert.deepEqual(await doc(sdk, `set-${run}`), { _id: `set-${run}`, run, b: 2 })
    },
  },
  {
    name: 'answers the document after the change from updateAndReturn',
    nodeOnly: true,
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run, seq: 7 })
      const result = await sdk.db
        .collection('conformance')
        .where({ _id: id })
        .updateAndReturn({ seq: sdk.db.command.inc(1) })
      assert.deepEqual([result.updated, result.doc?.seq], [1, 8])
      const none = await sdk.db
        .collection('conformance')
        .where({ _id: `no-${run}` })
        .updateAndReturn({ seq: 1 })
      assert.equal(none.doc ?? null, null)
    },
  },
  {
    name: 'gives 60 simultaneous askers 60 different numbers',
    nodeOnly: true,
    run: async (sdk, run) => {
      const id = await sdk.add('conformance', { run, seq: 0 })
      const next = () =>
        sdk.db
          .collection('conformance')
          .where({ _id: id })
          .updateAndReturn({ seq: sdk.db.command.inc(1) })
      assert.equal(new Set((await many(60, next)).map((result) => result.doc?.seq)).size, 60)
    },
  },
  {
    name: 'keeps what stood before a duplicate in a bulk add, and nothing after it',
    nodeOnly: true,
    run: async (sdk, run) => {
      const rows = ['a', 'b', 'b', 'c'].map((no) => ({ run, no }))
      await assert.rejects(sdk.db.collection('conformance_unique').add(rows), (error: Error) =>
        DUPLICATE.test(error.message),
      )
      const { data } = await sdk.db.collection('conformance_unique').where({ run }).get()
      assert.deepEqual(data.map((row) => row.no).sort(), ['a', 'b'])
    },
  },
]
