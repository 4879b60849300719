import { changeOrder } from '../../cloudfunctions/repo/orders'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, orderIn } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

const PASTED = {
  ...{ name: '', phone: '', province: '', city: '', district: '' },
  detail: '亲，地址如下：\n辽宁省大连市金州区，龚可，17023573168，谢谢',
}

it('masks a pasted text after the audit as before it, on lists and for its buyer', async () => {
  const api = await createWorkingApi()
  await api.shelve('S1', 10)
  await upsertOrder(api.desk, api.shop, anOrder('1', { receiver: PASTED }))
  const taken = await orderIn(api.test, '1')
  await api.work()
  const audited = await orderIn(api.test, '1')
  expect(audited).toMatchObject({ state: 'held', masked: taken.masked })
  // a held order's payer is not asked for by itself
  const payment = { transactionId: 'T1', mchId: '1', openid: 'O1', learnedAt: api.clock.at }
  await changeOrder(api.desk, audited, { payment })
  const auditor = await api.hire('auditor')
  const { orders } = await api.must(auditor, 'auditList', {})
  const { parcels } = await api.must('O1', 'buyerParcels', {})
  for (const shown of [orders, parcels]) expect(JSON.stringify(shown)).not.toMatch(/龚可|1702357/)
  expect(orders).toMatchObject([{ name: '龚*', phoneTail: '3168' }])
  expect(parcels).toMatchObject([{ lacks: [{ fields: ['detail'] }], receiver: { region: '辽宁省大连市金州区' } }])
  for (const search of ['3168', '龚可', '1'])
    expect((await api.must(auditor, 'auditList', { search })).orders).toHaveLength(1)
})

it('opens a pasted text taken apart, with the words as they came', async () => {
  const api = await createWorkingApi()
  await api.shelve('S1', 10)
  await upsertOrder(api.desk, api.shop, anOrder('1', { receiver: PASTED }))
  await api.work()
  const opened = await api.must(await api.hire('auditor'), 'orderReveal', { orderId: 'demo_1' })
  expect(opened).toMatchObject({
    name: '龚可',
    phone: '17023573168',
    district: '金州区',
    detail: '',
    came: PASTED.detail,
  })
})

it('hides a long number in a text that nobody can take apart', async () => {
  const { maskReceiver } = await import('@shared/order/mask-receiver')
  expect(maskReceiver({ ...PASTED, detail: '老地方 电话17023573168' }).detail).toBe('老地方 电话170****3168')
})
