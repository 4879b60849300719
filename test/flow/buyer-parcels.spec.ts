import type { ParcelDoc } from '@shared/parcel/parcel'
import type { TrackState } from '@shared/parcel/track-state'
import { followTrack } from '@shared/tracking/follow-track'
import type { PaceDoc } from '@shared/tracking/pace'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { getShop } from '../../cloudfunctions/repo/shops'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, NOON, parcelsIn } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

const DAY = 86_400_000
type Scan = readonly [state: TrackState, at: number]

/** Orders 1 to `count` of as many buyers, all in the van. */
async function inTheVan(count: number) {
  const api = await createWorkingApi()
  await api.shelve('S1', 1000)
  await api.article('S1')
  const auditor = await api.hire('auditor')
  for (let no = 1; no <= count; no++) await upsertOrder(api.desk, api.shop, anOrder(String(no)))
  await api.work()
  await api.must(auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  const shop = await getShop(api.desk, 'demo')
  if (!shop) throw new Error('no shop')
  for (const parcel of parcelsIn(api.test)) {
    await changeParcel(api.desk, parcel, { goods: 'packed', packedAt: NOON })
    await handOverParcel(api.desk, shop, { parcelId: parcel._id, handoverId: 'h', by: 'p' })
  }
  await api.work()
  const parcelOf = (no: number): ParcelDoc => {
    const found = parcelsIn(api.test).find(({ orderIds }) => orderIds.includes(`demo_${no}`))
    if (!found) throw new Error(`no parcel of ${no}`)
    return found
  }
  /** The courier's whole word of one parcel. */
  const hear = async (no: number, scans: readonly Scan[]) => {
    const parcel = await getParcel(api.desk, parcelOf(no)._id)
    if (!parcel) throw new Error('no parcel')
    const events = scans.map(([state, at]) => ({ at, state, code: state, text: state }))
    const patch = followTrack(parcel, { waybillNo: parcel.waybillNo ?? '', courier: parcel.courier, events })
    if (patch) await changeParcel(api.desk, parcel, patch)
  }
  const shown = async (no: number) => (await api.must(`O${no}`, 'buyerParcels', {})).parcels
  const trips = () => api.db.all<PaceDoc>('paces').map(({ _id, trips: all }) => [_id, all.length])
  return { api, hear, shown, trips }
}

it('names the day of arrival only when ten parcels on the same way tell it, each counted once', async () => {
  const at = await inTheVan(11)
  const arrive = (no: number) =>
    at.hear(no, [
      ['collected', NOON - 4 * DAY],
      ['moving', NOON - 3 * DAY],
      ['delivered', NOON - DAY],
    ])
  await at.hear(11, [['collected', NOON]])
  for (let no = 1; no <= 9; no++) await arrive(no)
  await at.api.work()
  expect((await at.shown(11))[0]).not.toHaveProperty('arrival')
  for (let no = 1; no <= 10; no++) await arrive(no)
  await at.api.work()
  expect(at.trips()).toEqual([
    [expect.stringMatching(/^demo_\w+_.+_广东省$/u), 10],
    [expect.stringMatching(/^demo_\w+_.+_广东省_广州市$/u), 10],
  ])
  const [parcel, more] = await at.shown(11)
  expect(parcel).toMatchObject({
    stage: 'moving',
    arrival: { fromDays: 3, toDays: 3, trips: 10, kept: 10, daysOut: 0, lateDays: 0 },
    steps: [{ kind: 'paid' }, { kind: 'packed', pieces: 2, checked: false }, { kind: 'scan', text: 'collected' }],
  })
  expect(more).toBeUndefined()
  at.api.clock.at = NOON + 5 * DAY
  expect((await at.shown(11))[0]).toMatchObject({ arrival: { daysOut: 5, lateDays: 2 } })
  expect((await at.shown(1))[0]).toMatchObject({ stage: 'delivered', orders: [{ id: 'demo_1', no: '1' }] })
  expect((await at.api.must('stranger', 'buyerParcels', {})).parcels).toEqual([])
}, 180_000)
