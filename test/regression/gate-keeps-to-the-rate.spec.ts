import { sourceAccount } from '@shared/effect/rows'
import { pauseAccount, reserve } from '../../cloudfunctions/work/rate'
import { livePayment, pileUp } from '../support/pile'

const HOUR = 3_600_000

async function stale() {
  const { api, packer, parcelIds } = await pileUp(['1', '2', '3'])
  api.clock.at += HOUR
  const asked: string[] = []
  api.platform.live = (no) => {
    asked.push(no)
    return Promise.resolve(livePayment(no, 'to-ship'))
  }
  const check = () => api.must(packer, 'gateCheck', { gate: 'pack', parcelIds })
  return { api, asked, check }
}
const account = sourceAccount('demo')

/** A look at a gate went out beside the account's rate: a busy shop's effects and its packers together ran into the platform's limit. */
it('looks only when the shop’s account has sends to spare, and counts its looks', async () => {
  const { api, asked, check } = await stale()
  const limits = [{ name: 'shipping', gapMs: 100, burstMs: 1000 }]
  for (let n = 0; n < 3; n++) await reserve(api.desk, account, { limits, count: 20 })
  expect(await check()).toMatchObject({ answer: 'unsure', stale: 3 })
  expect(asked).toEqual([])
  api.clock.at += 10_000
  expect(await check()).toEqual({ answer: 'go' })
  const next = await reserve(api.desk, account, { limits, count: 10 })
  expect('times' in next && next.times.at(-1)).toBe(api.clock.at + 200)
})

it('does not try a paused account: what comes of a try is the work functions’ to see', async () => {
  const { api, asked, check } = await stale()
  await pauseAccount(api.desk, account, { ms: 1000, reason: 'auth' })
  api.clock.at += 2000
  expect(await check()).toMatchObject({ answer: 'unsure' })
  expect(asked).toEqual([])
})
