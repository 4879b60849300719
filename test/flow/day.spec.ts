import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DayReport } from './day/report'

const DAY = 'test/data/day-300'
const findingsFile = path.join(tmpdir(), `fahuotai-findings-${process.pid}.json`)

interface Truth {
  readonly shortSkus: readonly { readonly sku: string; readonly demand: number; readonly stock: number }[]
  readonly orders: Readonly<Record<string, { readonly findings: readonly string[] }>>
}

let report: DayReport
beforeAll(() => {
  const args = ['--import', 'tsx', 'test/flow/day/main.ts', '--json', '--findings', findingsFile]
  const files = ['--orders', `${DAY}/orders.csv`, '--products', `${DAY}/products.csv`]
  const out = execFileSync(process.execPath, [...args, ...files], { encoding: 'utf8', maxBuffer: 1e8 })
  report = JSON.parse(out) as DayReport
}, 600_000)
afterAll(() => rmSync(findingsFile, { force: true }))

it('ships every order that may go, each once, and says why the rest waits', () => {
  expect(report).toMatchObject({ orders: 300, duplicateWaybills: 0, extraCopies: 0, oversoldUnits: 0 })
  expect(report.synced).toBe(300 - report.held)
  expect(report.waybills).toBe(report.synced)
  expect(report.copies).toBe(report.waybills)
  expect(report).toMatchObject({ picked: report.waybills, packed: report.waybills, handedOver: report.waybills })
  expect(Object.keys(report.heldBy).length).toBeGreaterThan(0)
  // what was accepted holds nothing any more
  for (const code of ['address-repairable', 'buyer-remark', 'seller-memo']) expect(report.heldBy[code] ?? 0).toBe(0)
})

it('tells the buyers who have allowed it, each once, and no other', () => {
  expect(report.notices).toBeGreaterThan(20)
  expect(report.noticesSent).toBe(report.notices)
})

it('has in its ledger what lies in the tray of each of two printers, every number once and in the order of the slots', () => {
  const { printers, outOfOrder, ...wrong } = report.paper
  expect(wrong).toEqual({ doubled: 0, missing: 0, strange: 0 })
  // a number that was asked for and has not come after ten seconds does not keep the paper waiting
  expect(outOfOrder).toBeLessThanOrEqual(report.copies * 0.03)
  expect(printers).toHaveLength(2)
  for (const { ledger, paper } of printers) expect(ledger).toBe(paper)
  expect(printers.every(({ paper }) => paper > 0)).toBe(true)
  expect(printers.reduce((sum, { paper }) => sum + paper, 0)).toBe(report.copies)
})

it('finds in each order what is there to find, and nothing else', () => {
  const truth = JSON.parse(readFileSync(`${DAY}/truth.json`, 'utf8')) as Truth
  const found = JSON.parse(readFileSync(findingsFile, 'utf8')) as Record<string, string[]>
  const expected = Object.entries(truth.orders).map(([no, { findings }]) => [no, [...findings].sort()])
  expect(found).toEqual(Object.fromEntries(expected))
})

it('asks a person about no more orders than there is something to ask about', () => {
  const truth = JSON.parse(readFileSync(`${DAY}/truth.json`, 'utf8')) as Truth
  const quiet = ['unpaid', 'cancelled', 'refund-in-progress']
  const living = Object.values(truth.orders).filter(({ findings }) => !findings.some((code) => quiet.includes(code)))
  const telling = living.filter(({ findings }) => findings.length > 0).length
  const addresses = living.filter(({ findings }) => findings.some((code) => code.startsWith('address-'))).length
  expect(report.needPerson).toBeGreaterThanOrEqual(addresses)
  expect(report.needPerson).toBeLessThanOrEqual(telling + (report.heldBy['stock-short'] ?? 0))
})

it('leaves no effect behind that nobody knows about', () => {
  const { ready = 0, calling = 0, answered = 0, unknown = 0, person = 0 } = report.effects
  expect({ ready, calling, answered, unknown, person }).toEqual({
    ready: 0,
    calling: 0,
    answered: 0,
    unknown: 0,
    person: 0,
  })
})
