import { readFileSync } from 'node:fs'
import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine } from '@shared/address/engine'
import { makeCases } from '../../tools/address-cases'
import { scoreAll } from '../../tools/address-score'

const engine = createAddressEngine(fullDivisions)
const parse = (text: string) => {
  const { extension, phone, verdict, ...rest } = engine.parse(text)
  return { ...rest, phone: extension ? `${phone}-${extension}` : phone, ask: verdict === 'ask' }
}

it('reads a fresh set as well as promised', () => {
  const { right, precision, recall, passedWrong } = scoreAll(makeCases(31, 3000), parse)
  expect(right.all).toBeGreaterThanOrEqual(0.99)
  expect(right.region).toBeGreaterThanOrEqual(0.996)
  expect(precision).toBeGreaterThanOrEqual(0.98)
  expect(recall).toBeGreaterThanOrEqual(0.99)
  expect(passedWrong).toBeLessThanOrEqual(0.003)
})

interface StressRow {
  readonly text: string
  readonly expectation: 'complete' | 'repairable' | 'incomplete'
}
const verdicts = { complete: 'complete', repairable: 'repaired', incomplete: 'ask' } as const
const rowsOf = (file: string) =>
  readFileSync(`test/data/address/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as StressRow)

it.each([
  ['stress.jsonl', 0.97],
  ['adversarial.jsonl', 0.92],
])('gives the verdict a person would give on %s', (file, share) => {
  const rows = rowsOf(file)
  const wrong = rows.filter((row) => engine.parse(row.text).verdict !== verdicts[row.expectation])
  expect(1 - wrong.length / rows.length).toBeGreaterThanOrEqual(share)
  // The mistake that costs a parcel: a question nobody asked
  const silent = wrong.filter((row) => row.expectation === 'incomplete')
  expect(silent.length).toBeLessThanOrEqual(rows.length * 0.001)
})
