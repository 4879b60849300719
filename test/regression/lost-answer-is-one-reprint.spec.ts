import type { LabelCopy } from '@shared/parcel/copy'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { tapAnswered, withTapId } from '../../miniprogram/services/unanswered'
import { createTestApi } from '../support/api'
import { parcelsIn } from '../support/desk'
import { planReady } from '../support/planned'

// each tap of the page made an id of its own: done, unheard and tapped again, a reprint was two sheets
it('prints one sheet when the first answer was lost and the hand taps again, and another when the hand means another', async () => {
  const api = await createTestApi()
  const packer = await api.hire('packer')
  await planReady(api.test, ['1'])
  const [parcel] = parcelsIn(api.test)
  if (!parcel) throw new Error('nothing was planned')
  await changeParcel(api.desk, parcel, { waybill: 'got', waybillNo: 'Z1', copies: 1 })
  const tap = (requestId: string) =>
    withTapId('copy.reprint', { requestId, parcelId: parcel._id, reason: '面单坏了' }, api.clock.at)
  const sheets = () => api.db.all<LabelCopy>('copies').length

  const lost = tap('tap-00001')
  await api.must(packer, 'copyReprint', lost)
  const again = tap('tap-00002')
  await api.must(packer, 'copyReprint', again)
  expect(sheets()).toBe(1)
  tapAnswered('copy.reprint', again)
  await api.must(packer, 'copyReprint', tap('tap-00003'))
  expect(sheets()).toBe(2)
})
