import type { EffectDoc } from '@shared/effect/effect'
import { changeCourier, getCourier } from '../../cloudfunctions/repo/couriers'
import { moveEffect } from '../../cloudfunctions/repo/effects'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { createTestApi } from '../support/api'
import { parcelsIn } from '../support/desk'
import { planReady } from '../support/planned'

/** Two parcels whose numbers the courier has refused, and the choices that its one cause offers. */
async function refusedParcels() {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  await planReady(api.test, ['1', '2'])
  for (const row of api.db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'waybill.create')) {
    const calling = await moveEffect(api.desk, row, { to: 'calling' })
    if (calling) await moveEffect(api.desk, calling, { to: 'refused' })
  }
  const choices = async () => {
    const { causes } = await api.must(owner, 'effectList', {})
    const causeId = causes.find(({ kind }) => kind === 'waybill.create')?.id ?? ''
    return (await api.must(owner, 'effectCouriers', { causeId })).couriers
  }
  return { api, choices }
}

it('offers another courier only where the shop has an account that is on', async () => {
  const { api, choices } = await refusedParcels()
  expect(api.demo.couriers.map(({ courier }) => courier)).toEqual(['zto', 'yto', 'sf'])
  expect(parcelsIn(api.test).map(({ courier }) => courier)).toEqual(['zto', 'zto'])
  expect(await choices()).toEqual(['yto', 'sf'])
  const yto = await getCourier(api.desk, 'demo_kdniao_yto')
  if (yto) await changeCourier(api.desk, yto, { on: false })
  expect(await choices()).toEqual(['sf'])
})

it('offers only who goes to every place of the cause', async () => {
  const { api, choices } = await refusedParcels()
  const [parcel] = parcelsIn(api.test)
  if (!parcel) throw new Error('no parcel')
  const masked = { ...parcel.ship.masked, province: '香港特别行政区' }
  await changeParcel(api.desk, parcel, { ship: { ...parcel.ship, masked } })
  expect(await choices()).toEqual(['sf'])
})
