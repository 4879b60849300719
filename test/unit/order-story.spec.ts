import type { LabelCopy } from '@shared/parcel/copy'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { createWorkingApi } from '../support/working-api'
import { anOrder, orderIn } from '../support/desk'
import { pileUp } from '../support/pile'

const copyOf = (parcelId: string, no: number): LabelCopy => ({
  ...{ _id: `${parcelId}_1_${no}`, v: 1, ver: 1, shopId: 'demo', parcelId, n: 1, no, waybillNo: 'Z1' },
  ...{ printerId: 'demo_kuaimai_P1', seq: no, state: 'printed', sendRev: 1, by: 'demo_o-owner', slot: 1 },
  ...{ createdAt: no, acceptedAt: no },
})

it('tells the paper by printer and tap, the slot of the wave and the pile of the van', async () => {
  const pile = await pileUp(['1', '2'])
  const [id = ''] = pile.parcelIds
  await addCopy(pile.api.desk, copyOf(id, 1))
  await addCopy(pile.api.desk, { ...copyOf(id, 2), reason: '面单坏了' })
  await addCopy(pile.api.desk, { ...copyOf(id, 3), state: 'failed' })
  await pile.scan(...pile.parcelIds)
  await pile.close(pile.packer)
  const { history } = await pile.api.must(pile.owner, 'orderGet', { orderId: 'demo_1' })
  const steps = (kind: string) => history.filter((one) => one.kind === kind)
  expect(steps('printed')).toEqual([
    { at: 1, kind: 'printed', by: 'owner', note: { printer: 'P1', no: 1 } },
    { at: 2, kind: 'printed', by: 'owner', note: { printer: 'P1', no: 2, why: '面单坏了' } },
  ])
  expect(steps('hand-over')).toMatchObject([{ by: 'packer', note: { courier: 'zto', together: 2 } }])
  expect(steps('planned')).toHaveLength(1)
})

it('tells once that the audit stopped an order and by what, and who let it go with how many', async () => {
  const at = await createWorkingApi()
  const owner = await at.hire('owner')
  await at.article('S1')
  await at.shelve('S1', 9)
  await upsertOrder(at.desk, at.test.shop, anOrder('1', { receiver: { ...anOrder('1').receiver, province: '' } }))
  await at.work()
  const kinds = async () => (await orderIn(at.test, '1')).history.map(({ kind }) => kind)
  expect((await orderIn(at.test, '1')).state).toBe('held')
  expect(await kinds()).toEqual(['taken-in', 'payment-learned', 'audit-held'])
  await at.must(owner, 'auditAccept', { requestId: 'accept-0001', code: 'address-repairable' })
  await at.work()
  const { history } = await at.must(owner, 'orderGet', { orderId: 'demo_1' })
  expect(history.slice(2)).toMatchObject([
    { kind: 'audit-held', by: 'system', note: { code: 'address-repairable' } },
    { kind: 'accepted', by: 'owner', note: { code: 'address-repairable', together: 1 } },
  ])
})
