import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { pileUp } from '../support/pile'

// a number that was given back was no number at all: the bench was told to look for another shop's parcel
it('knows the parcel of a label that was torn, and that the number is old', async () => {
  const { api, packer, parcelIds } = await pileUp(['1'])
  const [parcelId = ''] = parcelIds
  const parcel = await getParcel(api.desk, parcelId)
  if (!parcel) throw new Error('no parcel')
  const find = (code: string) => api.must(packer, 'scanFind', { code })
  expect(await find(parcel.waybillNo ?? '')).toMatchObject({ kind: 'parcel', parcelId, isOld: false, goods: 'packed' })
  await changeParcel(api.desk, parcel, { waybillNo: 'NEW1', voidNumbers: ['OLD1'] })
  expect(await find('OLD1')).toMatchObject({ kind: 'parcel', parcelId, isOld: true, courier: parcel.courier })
  expect(await find('NEW1')).toMatchObject({ isOld: false })
})
