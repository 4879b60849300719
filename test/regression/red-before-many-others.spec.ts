import type { EffectDoc } from '@shared/effect/effect'
import type { CardDoc } from '@shared/shop/shop'
import { raiseCard } from '../../cloudfunctions/repo/cards'
import { ensureEffects } from '../../cloudfunctions/repo/effects'
import { createTestApi } from '../support/api'

const trouble = {
  failure: 'invalid',
  scope: 'order',
  provider: 'p',
  providerCode: '1',
  providerText: '',
  at: 1,
} as const
const refusedRow = (id: string, kind: EffectDoc['kind'], dueAt: number): EffectDoc => ({
  ...{ _id: id, v: 1, ver: 1, shopId: 'demo', kind, docId: id, n: 1, state: 'refused', dueAt, seq: 0, tries: 1 },
  ...{ createdAt: dueAt, trouble },
})

// the newest 200 cards and 500 rows were read and then sorted: a file of foreign numbers hid what must not go
it('shows what must not go, and a parcel without a number, however many payments nobody knows', async () => {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  await raiseCard(api.desk, { shopId: 'demo', kind: 'intercept', subject: 'p1', facts: { hotline: '95311' } })
  for (let i = 0; i < 250; i++) {
    api.clock.at += 1
    const facts = { platformNo: String(i) }
    await raiseCard(api.desk, { shopId: 'demo', kind: 'payment-unknown', subject: `o${i}`, facts })
  }
  const rows = Array.from({ length: 520 }, (_, i) => refusedRow(`learn-${i}`, 'payment.learn', 1000 + i))
  await ensureEffects(api.desk, [...rows, refusedRow('waybill', 'waybill.create', 1)])

  const { alerts } = await api.must(owner, 'deskShow', {})
  expect(alerts.map(({ kind }) => kind)).toEqual(['intercept', 'payment-unknown'])
  const { causes, cards } = await api.must(owner, 'effectList', {})
  expect(causes.map(({ kind }) => kind).sort()).toEqual(['payment.learn', 'waybill.create'])
  expect(cards[0]?.kind).toBe('intercept')
  const [oldest] = api.db.all<CardDoc>('cards').filter(({ subject }) => subject === 'o0')
  await api.must(owner, 'cardClose', { id: oldest?._id ?? '' })
  expect(api.db.all<CardDoc>('cards').filter(({ state }) => state === 'closed')).toHaveLength(1)
})
