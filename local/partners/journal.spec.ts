import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileJournal, createLedger } from './journal'

const folders: string[] = []
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  folders.push(folder)
  return join(folder, 'deep', 'twin.jsonl')
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

it('gives back what was appended, in order', () => {
  const file = newFile()
  const journal = createFileJournal(file)
  journal.append({ n: 1 })
  journal.append({ n: 2, text: '面单\n' })
  expect(createFileJournal(file).load()).toEqual([{ n: 1 }, { n: 2, text: '面单\n' }])
})

it('drops a torn last line and goes on behind it', () => {
  const file = newFile()
  createFileJournal(file).append({ n: 1 })
  appendFileSync(file, '{"n":2,"te')
  const journal = createFileJournal(file)
  expect(journal.load()).toEqual([{ n: 1 }])
  journal.append({ n: 3 })
  expect(createFileJournal(file).load()).toEqual([{ n: 1 }, { n: 3 }])
})

it('replays into the same state', () => {
  const file = newFile()
  const sums = [0, 0]
  const first = createLedger<number>(createFileJournal(file), (n) => void (sums[0] = (sums[0] ?? 0) + n))
  first.record(3)
  first.record(4)
  createLedger<number>(createFileJournal(file), (n) => void (sums[1] = (sums[1] ?? 0) + n))
  expect(sums).toEqual([7, 7])
})
