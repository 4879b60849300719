import type { LivePayment } from '@shared/ports/order-source'
import type { EffectDoc } from '@shared/effect/effect'
import { reconcile, type PullDesk } from '../../cloudfunctions/care/reconcile'
import { withHistory } from '../../cloudfunctions/repo/books'
import { moveEffect } from '../../cloudfunctions/repo/effects'
import { changeOrder } from '../../cloudfunctions/repo/orders'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { getShop } from '../../cloudfunctions/repo/shops'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { learnLive } from '../../cloudfunctions/verbs/learn-live'
import { planned } from '../support/planned'
import { orderIn, parcelsIn } from '../support/desk'

const payment = (state: LivePayment['state']): LivePayment => ({
  tradeNo: '1',
  transactionId: 'T1',
  openid: 'O1',
  paidFen: 100,
  paidAt: 0,
  state,
  inComplaint: false,
  shipping: { mode: 'none', finished: false, finishCount: 0, parcels: [] },
})
const seen = (state: LivePayment['state']) => ({ live: payment(state) })

async function packed() {
  const at = await planned(['1'])
  const [parcel] = parcelsIn(at)
  if (!parcel) throw new Error('no parcel')
  await changeParcel(at.desk, parcel, { waybill: 'got', waybillNo: 'Z1', copies: 1, goods: 'packed' })
  return { at, parcelId: parcel._id }
}

it('stops a packed parcel when the platform says refunded, and the van does not get it', async () => {
  const { at, parcelId } = await packed()
  await learnLive(at.desk, 'demo_1', seen('refunded'))
  expect(parcelsIn(at)[0]?.stops).toMatchObject([{ reason: 'refund', lineNos: [1] }])
  expect(await orderIn(at, '1')).toMatchObject({ platformStatus: 'refunded', bucket: 'problem' })
  const ask = { parcelId, handoverId: 'h', by: 's' }
  expect(await handOverParcel(at.desk, at.shop, ask)).toMatchObject({ refusal: 'stopped' })
})

it('says the same twice without a second stop', async () => {
  const { at } = await packed()
  await learnLive(at.desk, 'demo_1', seen('refunded'))
  await learnLive(at.desk, 'demo_1', seen('refunded'))
  expect(parcelsIn(at)[0]?.stops).toHaveLength(1)
})

it('wants an audit after a refund, which follows again should the stop have been lost', async () => {
  const { at } = await packed()
  await learnLive(at.desk, 'demo_1', seen('refunded'))
  const row = at.db.all<EffectDoc>('effects').find(({ _id }) => _id === 'order-audit_demo_1_2')
  expect(row?.state).toBe('ready')
})

it('gives back the number of a parcel that nobody has touched', async () => {
  const at = await planned(['1'])
  await learnLive(at.desk, 'demo_1', seen('refunded'))
  expect(parcelsIn(at)[0]).toMatchObject({ goods: 'void', waybill: 'voiding' })
})

it('asks the list for refunds of older payments, and keeps the place of a pull that was too long', async () => {
  const { at } = await packed()
  const asked: { state?: string; cursor?: string }[] = []
  let more = true
  const source: PullDesk['orderSource'] = {
    limits: [],
    list: ({ state, cursor }) => {
      asked.push({ ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) })
      if (!state) return Promise.resolve({ payments: [] })
      return Promise.resolve(more ? { payments: [], cursor: 'c1' } : { payments: [payment('refunded')] })
    },
  }
  const run = async () => {
    const shop = await getShop(at.desk, 'demo')
    if (shop) await reconcile({ ...at.desk, wait: () => Promise.resolve(), orderSource: source }, shop)
    return getShop(at.desk, 'demo')
  }
  at.clock.at += 60_000
  expect(await run()).toMatchObject({ refundCursor: 'c1', pulledTo: at.shop.pulledTo })
  more = false
  asked.splice(0)
  expect(await run()).toMatchObject({ refundCursor: '', pulledTo: at.clock.at })
  expect(asked).toEqual([{}, { state: 'refunded', cursor: 'c1' }])
  expect(parcelsIn(at)[0]?.stops).toMatchObject([{ reason: 'refund' }])
})

it('drops the question that was asked in vain once the payment comes by another way', async () => {
  const at = await planned(['1'])
  const row = () => at.db.all<EffectDoc>('effects').find(({ kind }) => kind === 'payment.learn')
  for (const to of ['calling', 'refused'] as const) {
    const now = row()
    if (now) await moveEffect(at.desk, now, { to })
  }
  const asked = await orderIn(at, '1')
  const history = withHistory(asked, { at: at.desk.now(), kind: 'payment-unknown', by: 'wechat' })
  await changeOrder(at.desk, asked, { history })
  await learnLive(at.desk, 'demo_1', seen('to-ship'))
  expect(row()?.state).toBe('dropped')
  const order = await orderIn(at, '1')
  expect(order.payment).toMatchObject({ transactionId: 'T1' })
  expect(order.history.at(-1)?.kind).toBe('payment-learned')
})
