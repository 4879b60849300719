import { decideGoods } from '@shared/parcel/decide-goods'
import { changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { addProduct } from '../../cloudfunctions/repo/products'
import { getShop } from '../../cloudfunctions/repo/shops'
import { getStock } from '../../cloudfunctions/repo/stock'
import { handOverParcel } from '../../cloudfunctions/verbs/hand-over'
import { upsertOrder } from '../../cloudfunctions/verbs/upsert-order'
import { anOrder, parcelsIn } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

const line = { lineNo: 1, sku: 'A', title: 'A', spec: 'M', paidFen: 9900, ordered: 3, refunding: 0, refunded: 0 }

/** One of three pieces was refunded before the parcel left: its hold stayed for ever, and the shelf looked shorter than it is. */
it('frees what was held for a piece that was refunded before its parcel left', async () => {
  const api = await createWorkingApi()
  await api.shelve('A', 10)
  await addProduct(api.desk, {
    _id: 'demo_A',
    v: 1,
    ver: 1,
    shopId: 'demo',
    sku: 'A',
    title: 'A',
    spec: 'M',
    barcode: '6900000065',
    priceFen: 9900,
    weightGrams: 300,
    location: 'A-01-1-1',
  })
  const auditor = await api.hire('auditor')
  await upsertOrder(api.desk, api.shop, anOrder('1', { lines: [line] }))
  await api.work()
  expect(await getStock(api.desk, 'main_A')).toMatchObject({ onHand: 10, free: 7 })
  await upsertOrder(api.desk, api.shop, anOrder('1', { version: 2, lines: [{ ...line, refunded: 1 }] }))
  await api.work()
  await api.call(auditor, 'printGo', { requestId: 'batch-001' })
  await api.work()
  const [found] = parcelsIn(api.test)
  const doc = await getShop(api.desk, 'demo')
  const parcel = found && (await getParcel(api.desk, found._id))
  if (!parcel || !doc) throw new Error('nothing was planned')
  expect(parcel.lines).toMatchObject([{ quantity: 2 }])
  const packed = decideGoods('pack', parcel, { at: 1, by: 'p', pickBeforePack: false })
  if (!packed.ok) throw new Error(packed.refusal)
  await changeParcel(api.desk, parcel, packed.value)
  await handOverParcel(api.desk, doc, { parcelId: parcel._id, handoverId: 'h', by: 'p' })
  await api.work()
  const stock = await getStock(api.desk, 'main_A')
  expect(stock).toMatchObject({ onHand: 8, free: 8 })
  expect(Object.values(stock?.holds ?? {}).filter((quantity) => quantity > 0)).toEqual([])
})
