import { addEffectRow } from '../support/rows'
import { createTestApi } from '../support/api'
import { takeInReady } from '../support/desk'
import { isHeld } from '../../cloudfunctions/work/rate'
import { ensureRate } from '../../cloudfunctions/repo/rates'

const ZTO = 'demo_kdniao_zto'

async function ready(count: number) {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  for (let no = 1; no <= count; no++) await takeInReady(api.test, String(no))
  const plan = () => api.must(owner, 'printPlan', { merge: false })
  return { ...api, owner, plan }
}

it("forecasts numbers by the account's own limit and paper by a usual printer's pace", async () => {
  const at = await ready(11)
  const plan = await at.plan()
  // 120 ms between two numbers: ten gaps for eleven
  expect(plan.numbers).toEqual({ perMinute: 500, seconds: 2 })
  expect(plan.printers.map(({ copies, seconds }) => seconds / copies)).toEqual([2, 2])
  expect(plan.finishAt).toBe(at.clock.at + 12_000)
})

it('counts what the account has before it: reserved sends, calls that wait, a pause', async () => {
  const at = await ready(1)
  await ensureRate(at.desk, `${ZTO}_calls`, { tat: at.clock.at + 60_000 })
  expect((await at.plan()).numbers.seconds).toBe(60)
  await addEffectRow(at.desk, { account: ZTO, count: 10 })
  expect((await at.plan()).numbers.seconds).toBe(62)
  await ensureRate(at.desk, ZTO, { pausedUntil: at.clock.at + 300_000, pauseReason: 'balance' })
  expect((await at.plan()).numbers.seconds).toBe(362)
})

it('stops all printers of a tap from the page and says so', async () => {
  const at = await ready(1)
  const batchId = 'batch-001'
  await at.must(at.owner, 'printGo', { requestId: batchId })
  const held = async () => (await at.must(at.owner, 'printProgress', { batchId })).held
  expect(await held()).toBe(false)
  expect(await at.must(at.owner, 'printHold', { batchId, on: true })).toEqual({ held: true })
  expect(await held()).toBe(true)
  for (const id of ['demo_kuaimai_P1', 'demo_kuaimai_P2']) expect(await isHeld(at.desk, id)).toBe(true)
  expect(await at.must(at.owner, 'printHold', { batchId, on: false })).toEqual({ held: false })
  expect(await at.call(at.owner, 'printHold', { batchId: 'other', on: true })).toMatchObject({ refusal: 'not-found' })
})
