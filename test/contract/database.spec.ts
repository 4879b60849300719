import { createMemoryDb } from '../support/memory-db'
import { testDatabase } from './database.contract'

testDatabase('memory', () => Promise.resolve(createMemoryDb()))

it('runs its hooks around each write', async () => {
  const seen: string[] = []
  const db = createMemoryDb({
    before: (name) => void seen.push(`before ${name}`),
    after: (name) => void seen.push(`after ${name}`),
  })
  await db.collection('stock').add({ _id: 'a' })
  await db.collection('stock').get('a')
  expect(seen).toEqual(['before stock', 'after stock'])
})

it('keeps what was written when the answer gets lost, and nothing when the write never came', async () => {
  const lost = createMemoryDb({ after: () => Promise.reject(new Error('lost')) })
  await expect(lost.collection('stock').add({ _id: 'a' })).rejects.toThrow('lost')
  expect(lost.all('stock')).toHaveLength(1)
  const never = createMemoryDb({ before: () => Promise.reject(new Error('never')) })
  await expect(never.collection('stock').add({ _id: 'a' })).rejects.toThrow('never')
  expect(never.all('stock')).toHaveLength(0)
})
