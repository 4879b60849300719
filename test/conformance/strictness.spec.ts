import { startFixture, type Fixture } from './fixture'
import { postLocal } from './gateway-process'
import { sdksFor, type Sdk } from './sdks'

let fixture: Fixture
let node: Sdk
beforeAll(async () => {
  fixture = await startFixture()
  node = sdksFor({ envId: 'local-env', ...fixture.gateway })[0]
}, 30_000)
afterAll(() => fixture.close())

const notes = () => node.db.collection('notes')
const missingIndex = {
  code: 'DATABASE_REQUEST_FAILED',
  message: expect.stringMatching(/\[MissingIndex\] notes.*text.*config\/schema\.ts/) as string,
}

it('refuses reads, counts, updates and removals that no index serves', async () => {
  await node.add('notes', { from: 'a', text: 'x' })
  const query = notes().where({ text: 'x' })
  await expect(query.get()).rejects.toMatchObject(missingIndex)
  await expect(query.count()).rejects.toMatchObject(missingIndex)
  await expect(query.update({ text: 'y' })).rejects.toMatchObject(missingIndex)
  await expect(query.remove()).rejects.toMatchObject(missingIndex)
  await expect(
    notes()
      .where(node.db.command.or([{ from: 'a' }, { text: 'x' }]))
      .get(),
  ).rejects.toMatchObject(missingIndex)
})

it('refuses an order without filter that no index has', async () => {
  await expect(notes().orderBy('text', 'asc').get()).rejects.toMatchObject(missingIndex)
  expect((await notes().orderBy('_id', 'asc').limit(5).get()).data.length).toBeGreaterThan(0)
})

it('refuses to sort more than 1000 documents outside the index', async () => {
  const rows = Array.from({ length: 1001 }, (_, n) => ({ from: 'many', n, text: String(n) }))
  await notes().add(rows)
  await expect(notes().where({ from: 'many' }).orderBy('text', 'asc').get()).rejects.toMatchObject(missingIndex)
  await notes().where({ n: 0 }).update({ from: 'few' })
  const { data } = await notes().where({ from: 'many' }).orderBy('text', 'asc').limit(2).get()
  expect(data.map((row) => row.text)).toEqual(['1', '10'])
})

it('serves either branch of or from its own index', async () => {
  const { data } = await notes()
    .where(node.db.command.or([{ n: 3 }, { n: 4, from: 'many' }, { from: 'nobody' }]))
    .get()
  expect(data.map((row) => row.n)).toEqual([3, 4])
})

it('refuses transactions in words', async () => {
  // eslint-disable-next-line no-restricted-syntax -- the refusal itself is under test
  await expect(node.db.startTransaction()).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: expect.stringContaining('conditional update') as string,
  })
})

it('refuses another _id, operators at wrong places and geo queries', async () => {
  const id = await node.add('notes', { n: 1 })
  await expect(notes().doc(id).update({ _id: 'other' })).rejects.toMatchObject({ code: expect.any(String) as string })
  await expect(
    notes()
      .where({ n: { $nearSphere: [1, 2] } })
      .get(),
  ).rejects.toMatchObject({ message: expect.stringContaining('geo') as string })
})

it('refuses what comes too fast, by profile and by switch', async () => {
  await postLocal(fixture.gateway, 'switches', { profile: 'cloud' })
  const calls = Array.from({ length: 130 }, () => notes().doc('x').get())
  const outcomes = await Promise.allSettled(calls)
  await postLocal(fixture.gateway, 'switches', { profile: 'none', exceedRequests: 1 })
  const codes = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))
  expect(codes.length).toBeGreaterThan(5)
  expect(new Set(codes)).toEqual(new Set(['EXCEED_REQUEST_LIMIT']))
  await expect(notes().doc('x').get()).rejects.toMatchObject({ code: 'EXCEED_REQUEST_LIMIT' })
})

it('fails a write before it, loses an answer after it, tears a wide update', async () => {
  await postLocal(fixture.gateway, 'switches', { failWrites: 1 })
  await expect(node.add('notes', { _id: 'failed' })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(await node.get('notes', 'failed')).toBeUndefined()
  await postLocal(fixture.gateway, 'switches', { loseAnswers: 1 })
  await expect(node.add('notes', { _id: 'lost' })).rejects.toThrow()
  expect(await node.get('notes', 'lost')).toEqual({ _id: 'lost' })
  await notes().add([1, 2, 3, 4].map(() => ({ from: 'torn' })))
  await postLocal(fixture.gateway, 'switches', { tearMultiAfter: 2 })
  await expect(notes().where({ from: 'torn' }).update({ text: 't' })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  })
  await postLocal(fixture.gateway, 'switches', { tearMultiAfter: null })
  expect((await notes().where({ from: 'torn', text: 't' }).count()).total).toBe(2)
})

it('answers late when told', async () => {
  await postLocal(fixture.gateway, 'switches', { lateAnswers: 1, lateMs: 300 })
  const from = Date.now()
  await node.add('notes', { n: 5 })
  expect(Date.now() - from).toBeGreaterThanOrEqual(290)
})

it('names a bad switch', async () => {
  expect(await postLocal(fixture.gateway, 'switches', { failWrite: 1 })).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('failWrite') as string,
  })
})
