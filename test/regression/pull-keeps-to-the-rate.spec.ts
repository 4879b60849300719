import { sourceAccount } from '@shared/effect/rows'
import { reconcile, type PullDesk } from '../../cloudfunctions/care/reconcile'
import { getShop } from '../../cloudfunctions/repo/shops'
import { pauseAccount, reserve } from '../../cloudfunctions/work/rate'
import { planned } from '../support/planned'

const account = sourceAccount('demo')
const limits = [{ name: 'shipping', gapMs: 100, burstMs: 0 }]

async function shopToPull(pages: number) {
  const at = await planned(['1'])
  const sentAt: number[] = []
  const orderSource: PullDesk['orderSource'] = {
    limits,
    list: async ({ cursor, state }) => {
      sentAt.push(at.clock.at)
      const page = Number(cursor ?? 1)
      return { payments: [], ...(page < pages && !state ? { cursor: String(page + 1) } : {}) }
    },
  }
  const wait = async (ms: number) => {
    at.clock.at += ms
  }
  const shop = async () => {
    const found = await getShop(at.desk, 'demo')
    if (!found) throw new Error('no shop')
    return found
  }
  const run = async () => {
    await reconcile({ ...at.desk, wait, orderSource }, await shop())
    return shop()
  }
  at.clock.at += 60_000
  return { at, sentAt, run, pulledTo: (await shop()).pulledTo }
}

/** Twenty pages went out at once beside the account's rate: uploads and looks at gates ran into the platform's limit. */
it('sends each page in its turn, behind what others have reserved', async () => {
  const { at, sentAt, run } = await shopToPull(4)
  const begun = at.clock.at
  await reserve(at.desk, account, { limits, count: 10 })
  expect((await run()).pulledTo).toBe(begun)
  expect(sentAt.map((sent) => sent - begun)).toEqual([1000, 1100, 1200, 1300, 1400])
})

it('keeps its place when there is no turn to be had, and goes on in the next round', async () => {
  const { at, sentAt, run, pulledTo } = await shopToPull(3)
  await pauseAccount(at.desk, account, { ms: 30_000 })
  expect(await run()).toMatchObject({ pulledTo, pullCursor: '', refundCursor: '' })
  expect(sentAt).toEqual([])
  at.clock.at += 60_000
  const begun = at.clock.at
  expect((await run()).pulledTo).toBe(begun)
  expect(sentAt).toHaveLength(4)
})

it('does not try a paused account: the effect that paused it does', async () => {
  const { at, sentAt, run } = await shopToPull(1)
  await pauseAccount(at.desk, account, { ms: 1000, reason: 'auth' })
  at.clock.at += 2000
  await run()
  expect(sentAt).toEqual([])
})
