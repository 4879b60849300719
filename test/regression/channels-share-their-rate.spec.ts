import { createMemoryDb } from '../support/memory-db'
import { limitsOf } from '@shared/effect/rate'
import { LIMITS } from '../../cloudfunctions/providers/courier/kdniao/units'
import { reserve } from '../../cloudfunctions/work/rate'

/** 快递鸟 counts one account's calls: three couriers at 20 a second each were 60, and two thirds came back as too fast. */
it('keeps all couriers of one channel within the rate of the account behind them', async () => {
  const NOW = 1_800_000_000_000
  const books = { db: createMemoryDb(), now: () => NOW }
  const limits = limitsOf(LIMITS, { shopId: 'demo', channel: 'kdniao' })
  const times: number[] = []
  for (const account of ['demo_kdniao_zto', 'demo_kdniao_yto', 'demo_kdniao_sf']) {
    const reserved = await reserve(books, account, { limits, count: 15 })
    if ('times' in reserved) times.push(...reserved.times)
  }
  const sorted = [...times].sort((a, b) => a - b)
  const burst = sorted.filter((time) => time === NOW).length
  const gaps = sorted.slice(burst).map((time, i) => time - (sorted[burst + i - 1] ?? NOW))
  expect(times.length).toBeGreaterThan(30)
  expect(burst).toBeLessThanOrEqual(11)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50)
})
