import type { InputOf, ValueOf } from '@shared/api'
import { bucketOfParcel } from '@shared/parcel/bucket'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { addProduct } from '../../cloudfunctions/repo/products'
import { createTestApi } from '../support/api'
import { parcelsIn } from '../support/desk'
import { planReady } from '../support/planned'

type Event = InputOf<'floorEvents'>['events'][number]
const packing = { weigh: true, photo: true, toleranceGrams: 50, boxGrams: 120 }

/** A shop that weighs and photographs, one parcel of two pieces on the bench. */
async function bench() {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  const packer = await api.hire('packer')
  const { shop } = await api.must(owner, 'settingsGet', {})
  expect(shop.packing).toMatchObject({ weigh: false, photo: false })
  const { name, shipWithinHours, pickBeforePack, autoMerge } = shop
  await api.must(owner, 'shopSave', { name, shipWithinHours, pickBeforePack, autoMerge, packing })
  const known = { _id: 'demo_S1', v: 1, ver: 1, shopId: 'demo', sku: 'S1', title: '卫衣', spec: 'M' } as const
  await addProduct(api.desk, { ...known, barcode: '690', priceFen: 9900, weightGrams: 300, location: '' })
  await planReady(api.test, ['1'])
  for (const parcel of parcelsIn(api.test)) {
    const got = { waybill: 'got', waybillNo: `Z${parcel.slot}0001`, copies: 1, goods: 'picked' } as const
    await changeParcel(api.desk, parcel, { ...got, bucket: bucketOfParcel({ ...parcel, ...got }) })
  }
  const [parcel] = parcelsIn(api.test)
  const parcelId = parcel?._id ?? ''
  let seq = 0
  const event = (kind: Event['kind'], of: Partial<Event> = {}): Event => {
    seq++
    return { id: `event-${seq}-${kind}`, session: 'session-1', seq, at: api.clock.at + seq, kind, parcelId, ...of }
  }
  const send = async (...events: Event[]) =>
    (await api.must(packer, 'floorEvents', { events })).acks.map(({ verdict }) => verdict)
  const order = () => api.must(packer, 'orderGet', { orderId: 'demo_1' })
  return { api, owner, packer, parcelId, event, send, order }
}
const piece = { sku: 'S1' }
const lastPack = ({ history }: ValueOf<'orderGet'>) => history.filter(({ kind }) => kind === 'pack').at(-1)

it('weighs and photographs a box, and tells so on its order', async () => {
  const { api, packer, parcelId, event, send, order } = await bench()
  const snapshot = await api.must(packer, 'floorSnapshot', { stage: 'to-pack' })
  expect(snapshot.packing).toEqual(packing)
  expect(snapshot.parcels[0]?.lines[0]).toMatchObject({ sku: 'S1', quantity: 2, grams: 300 })
  const events = [
    event('pack-piece', piece),
    event('pack-piece', piece),
    event('pack-done', { bench: 2 }),
    event('weigh', { grams: 430, from: 'scale' }),
  ]
  const photo = event('photo')
  expect(await send(...events, photo)).toEqual(Array(5).fill('stored'))
  expect(lastPack(await order())).toMatchObject({ by: 'packer', note: { scanned: 2, bench: 2, grams: 430, off: -290 } })
  const ask = { parcelId, photoId: photo.id }
  expect((await order()).parcels[0]?.photos).toEqual([{ id: photo.id, at: photo.at, here: false }])
  expect(await api.call(packer, 'photoShow', ask)).toMatchObject({ refusal: 'not-here' })

  const fileId = `cloud://env.bucket/photos/${photo.id}.jpg`
  api.stored.set(fileId, Buffer.from('a picture'))
  const again = event('weigh', { grams: 715, from: 'typed' })
  expect(await send(event('photo-file', { photoId: photo.id, fileId }), again)).toEqual(['stored', 'stored'])
  expect(lastPack(await order())?.note).toEqual({ scanned: 2, pieces: 2, bench: 2, grams: 715 })
  expect(await api.must(packer, 'photoShow', ask)).toEqual({ url: `https://files.test/${fileId}` })
  expect(await api.call('stranger', 'photoShow', ask)).toMatchObject({ refusal: 'not-allowed' })
})

it('takes a whole shift at once and again without a change, and starts anew after an undo', async () => {
  const { api, event, send, order } = await bench()
  const shift = [event('pack-piece', piece), event('pack-piece', piece), event('pack-done')]
  const marks = [event('weigh', { grams: 720 }), event('photo')]
  expect(await send(...shift, ...marks)).toEqual(Array(5).fill('stored'))
  expect(await send(...shift, ...marks)).toEqual(Array(5).fill('again'))
  expect(await send(event('undo-pack'))).toEqual(['stored'])
  // the answers were lost once more, and the phone was slow
  expect(await send(...shift, ...marks)).toEqual(Array(5).fill('again'))
  expect(parcelsIn(api.test)[0]).toMatchObject({ goods: 'picked', bucket: 'to-pack' })
  expect(await send(event('pack-piece', piece), event('pack-piece', piece), event('pack-done'))).toEqual(
    Array(3).fill('stored'),
  )
  expect(lastPack(await order())?.note).toEqual({ scanned: 2, pieces: 2 })
  expect((await order()).parcels[0]).not.toHaveProperty('photos')
})

it('shows no other file of the storage through a parcel', async () => {
  const { api, packer, parcelId, event, send } = await bench()
  await send(event('pack-piece', piece), event('pack-piece', piece), event('pack-done'))
  const photo = event('photo')
  await send(photo)
  const fileId = 'cloud://env.bucket/imports/orders.csv'
  api.stored.set(fileId, Buffer.from('everybody'))
  expect(await send(event('photo-file', { photoId: photo.id, fileId }))).toEqual(['not-found'])
  expect(await api.call(packer, 'photoShow', { parcelId, photoId: photo.id })).toMatchObject({ refusal: 'not-here' })
})
