import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, parcelsIn } from '../support/desk'
import { pileUp } from '../support/pile'
import { slowly } from '../support/slow-clock'

// a close of several calls left out what was stopped between two of them, and said nothing: the box was in the van
it('names the parcel that was stopped after the close had begun, on the answer that says it is closed', async () => {
  const pile = await pileUp(Array.from({ length: 45 }, (_, i) => String(i + 1)))
  await pile.scan(...pile.parcelIds)
  slowly(pile.api.clock)
  expect(await pile.close(pile.packer)).toMatchObject({ value: { state: 'closing' } })
  const last = parcelsIn(pile.api.test).find(({ goods }) => goods === 'packed')
  const no = last?.orderIds[0]?.replace('demo_', '') ?? ''
  const [line] = anOrder(no).lines
  if (!last || !line) throw new Error('nothing is left to close')
  const refunded = anOrder(no, { version: 2, status: 'refunding', lines: [{ ...line, refunding: 2 }] })
  await upsertOrder(pile.api.desk, pile.api.test.shop, refunded)
  let answer = await pile.close(pile.packer)
  while (answer.ok && answer.value.state === 'closing') answer = await pile.close(pile.packer)
  expect(answer).toMatchObject({
    value: { state: 'closed', handedOver: 44, takeOff: [{ parcelId: last._id, reason: 'refund' }] },
  })
  const again = await pile.api.must(pile.packer, 'handoverShow', { id: pile.id })
  expect(again.takeOff.map(({ parcelId }) => parcelId)).toEqual([last._id])
})
