import { learnLive } from '../../cloudfunctions/verbs/learn-live'
import { getStock } from '../../cloudfunctions/repo/stock'
import { addProduct } from '../../cloudfunctions/repo/products'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { getShop } from '../../cloudfunctions/repo/shops'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, parcelsIn } from '../support/desk'
import { livePayment } from '../support/pile'
import { createWorkingApi } from '../support/working-api'

const line = { lineNo: 1, sku: 'A', title: 'A', spec: 'M', paidFen: 9900, ordered: 3, refunding: 0, refunded: 0 }

/** The refund gave the hold back before the van had taken its goods off the shelf: three pieces stood there that were gone, and were sold. */
it('takes off the shelf what is in the van, though a refund has given its hold back', async () => {
  const api = await createWorkingApi()
  await api.shelve('A', 10)
  const product = { sku: 'A', title: 'A', spec: 'M', barcode: '6900000065', priceFen: 9900, weightGrams: 300 }
  await addProduct(api.desk, { _id: 'demo_A', v: 1, ver: 1, shopId: 'demo', ...product, location: 'A-01-1-1' })
  const auditor = await api.hire('auditor')
  await upsertOrder(api.desk, api.shop, anOrder('1', { lines: [line] }))
  await api.work()
  await api.call(auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  const [parcel] = parcelsIn(api.test)
  const shop = await getShop(api.desk, 'demo')
  if (!parcel || !shop) throw new Error('nothing was planned')
  await changeParcel(api.desk, parcel, { goods: 'packed' })
  // the refund's own work is done between the van and the shelf
  await handOverParcel(api.desk, shop, { parcelId: parcel._id, handoverId: 'h', by: 'p' })
  const gone = await getParcel(api.desk, parcel._id)
  if (!gone) throw new Error('no parcel')
  await changeParcel(api.desk, gone, { consumed: true })
  await learnLive(api.desk, 'demo_1', { live: livePayment('1', 'refunded') })
  await api.work()
  expect(await getStock(api.desk, 'main_A')).toMatchObject({ free: 10 })
  const now = await getParcel(api.desk, parcel._id)
  if (now) await changeParcel(api.desk, now, { consumed: false })
  await api.work()
  expect(await getStock(api.desk, 'main_A')).toMatchObject({ onHand: 7, free: 7 })
})
