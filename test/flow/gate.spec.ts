import type { HandoverDoc } from '@shared/handover/handover'
import { changeOrder, getOrder } from '../../cloudfunctions/repo/orders'
import { changeShop, getShop } from '../../cloudfunctions/repo/shops'
import { livePayment, pileUp } from '../support/pile'
import { parcelsIn, takeInReady } from '../support/desk'

const HOUR = 3_600_000
type Pile = Awaited<ReturnType<typeof pileUp>>

async function stalePile(nos: readonly string[]): Promise<Pile> {
  const pile = await pileUp(nos)
  await pile.scan(...pile.parcelIds)
  pile.api.clock.at += HOUR
  return pile
}
const check = ({ api, packer, parcelIds }: Pile, gate: 'print' | 'pack' | 'hand-over') =>
  api.must(packer, 'gateCheck', gate === 'print' ? { gate } : { gate, parcelIds })

it('goes on without a call while the last pull is young', async () => {
  const pile = await pileUp(['1', '2'])
  await pile.scan(...pile.parcelIds)
  pile.api.platform.live = () => Promise.reject(new Error('nobody needs to ask'))
  expect(await check(pile, 'hand-over')).toEqual({ answer: 'go' })
  expect(await pile.close(pile.packer)).toMatchObject({ value: { state: 'closed', handedOver: 2 } })
})

it('asks for up to five old orders itself, and keeps their freshness', async () => {
  const pile = await stalePile(['1', '2'])
  const asked: string[] = []
  pile.api.platform.live = (no) => {
    asked.push(no)
    return Promise.resolve(livePayment(no, 'to-ship'))
  }
  expect(await check(pile, 'pack')).toEqual({ answer: 'go' })
  expect(await check(pile, 'hand-over')).toEqual({ answer: 'go' })
  expect(asked.sort()).toEqual(['1', '2'])
})

it('is unsure of more than five, and of one that gets no answer in time', async () => {
  const many = await stalePile(['1', '2', '3', '4', '5', '6'])
  many.api.platform.live = (no) => Promise.resolve(livePayment(no, 'to-ship'))
  expect(await check(many, 'hand-over')).toMatchObject({ answer: 'unsure', stale: 6 })
  const silent = await stalePile(['1'])
  expect(await check(silent, 'pack')).toMatchObject({ answer: 'unsure', stale: 1 })
})

it('does not take the first look for the second: a push makes a known order old', async () => {
  const pile = await pileUp(['1'])
  const order = await getOrder(pile.api.desk, 'demo_1')
  if (order) await changeOrder(pile.api.desk, order, { dirtyAt: pile.api.clock.at + 1 })
  pile.api.clock.at += 2
  expect(await check(pile, 'pack')).toMatchObject({ answer: 'unsure' })
})

it('finds a refund at the close: the parcel is stopped and named, and the van waits', async () => {
  const pile = await stalePile(['1', '2'])
  pile.api.platform.live = (no) => Promise.resolve(livePayment(no, no === '1' ? 'refunded' : 'to-ship'))
  expect(await pile.close(pile.packer)).toMatchObject({ refusal: 'take-off-first', detail: '1' })
  const shown = await pile.api.must(pile.packer, 'handoverShow', { id: pile.id })
  expect(shown.takeOff).toMatchObject([{ reason: 'refund', at: pile.api.clock.at }])
  const { alerts } = await pile.api.must(pile.owner, 'deskShow', {})
  const facts = { count: 1, reason: 'refund', at: 'to-hand', orderId: 'demo_1' }
  expect(alerts[0]).toMatchObject({ kind: 'floor-stop', tone: 'stop', facts })
  await pile.api.must(pile.packer, 'handoverTakeOff', { id: pile.id, parcelId: shown.takeOff[0]?.parcelId ?? '' })
  expect(await pile.close(pile.packer)).toMatchObject({ value: { state: 'closed', handedOver: 1 } })
  expect(parcelsIn(pile.api.test).filter(({ goods }) => goods === 'handed-over')).toHaveLength(1)
})

it('does not close while nobody knows; the owner may, with a reason that is kept', async () => {
  const pile = await stalePile(['1'])
  expect(await pile.close(pile.packer)).toMatchObject({ refusal: 'unsure' })
  expect(await pile.close(pile.packer, 'the van leaves')).toMatchObject({ refusal: 'not-allowed' })
  expect(await pile.close(pile.owner, 'the van leaves')).toMatchObject({ value: { state: 'closed', handedOver: 1 } })
  expect(pile.api.db.all<HandoverDoc>('handovers')[0]?.override).toMatchObject({
    by: 'demo_o-owner',
    reason: 'the van leaves',
  })
})

it('lets printing wait for the next pull', async () => {
  const { api, owner } = await pileUp([])
  for (const no of ['1', '2', '3', '4', '5', '6']) await takeInReady(api.test, no)
  api.clock.at += HOUR
  expect(await api.must(owner, 'gateCheck', { gate: 'print' })).toMatchObject({ answer: 'unsure', stale: 6 })
  const shop = await getShop(api.desk, 'demo')
  if (shop) await changeShop(api.desk, shop, { pulledTo: api.clock.at })
  expect(await api.must(owner, 'gateCheck', { gate: 'print' })).toEqual({ answer: 'go' })
})

it('leaves a parcel that is not on the pile to the next van, takes the word back, and counts it no more', async () => {
  const pile = await pileUp(['1', '2'])
  const [first = '', second = ''] = pile.parcelIds
  await pile.scan(first)
  const say = (back: boolean) => pile.api.must(pile.packer, 'handoverNextTrip', { id: pile.id, parcelId: second, back })
  expect(await say(false)).toMatchObject({ missing: [], expected: 1, later: 1 })
  expect(await say(true)).toMatchObject({ missing: [{ parcelId: second }], expected: 2, later: 0 })
  await say(false)
  expect(await pile.close(pile.packer)).toMatchObject({ value: { state: 'closed', handedOver: 1 } })
  const next = await pile.api.must(pile.packer, 'handoverOpen', { courier: 'zto' })
  expect(next).toMatchObject({ missing: [{ parcelId: second }], later: 0 })
  expect(await pile.api.call(pile.packer, 'handoverNextTrip', { id: pile.id, parcelId: second })).toMatchObject({
    refusal: 'closed',
  })
})

it('tells the desk of what is near its deadline and still in the house, packed or not', async () => {
  const { api, owner } = await pileUp(['1'])
  const late = async () => (await api.must(owner, 'deskShow', {})).alerts.find(({ kind }) => kind === 'late')
  expect(await late()).toBeUndefined()
  api.clock.at += 45 * HOUR
  expect(await late()).toMatchObject({ facts: { count: 1 } })
})
