import type { EffectDoc } from '@shared/effect/effect'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrinterDoc } from '@shared/shop/shop'
import { addProduct } from '../../cloudfunctions/repo/products'
import { printStep } from '../../cloudfunctions/verbs/print'
import { getBatch } from '../../cloudfunctions/repo/batches'
import { createTestApi } from '../support/api'
import { anOrder, takeInReady } from '../support/desk'
import { DRIVER_CASES } from '../support/printing/drivers'
import { createPrintWorld } from '../support/printing/world'

const kuaimai = { driver: 'kuaimai', sn: 'KM118DW24000009', label: '新来的' } as const

it('adds a printer as one that waits for its maker, and asks the maker by an effect only', async () => {
  const at = await createTestApi()
  const owner = await at.hire('owner')
  const { printers } = await at.must(owner, 'printerAdd', { ...kuaimai, fields: { deviceKey: ' 12 ', other: 'x' } })
  expect(printers.find(({ sn }) => sn === kuaimai.sn)).toMatchObject({ bind: 'binding', template: '76x130', on: true })
  const doc = at.db.all<PrinterDoc>('printers').find(({ sn }) => sn === kuaimai.sn)
  const place = { collection: 'printers', id: doc?._id ?? '', field: 'secrets' }
  expect(at.desk.seal.open(place, doc?.secrets ?? '')).toBe('{"deviceKey":"12"}')
  const rows = at.db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'printer.bind')
  expect(rows).toMatchObject([{ docId: doc?._id, n: 1, state: 'ready' }])
  expect(await at.call(owner, 'printerAdd', kuaimai)).toMatchObject({ refusal: 'already-there' })
})

it.each([
  ['no-driver', undefined, { ...kuaimai, driver: 'xpyun' }],
  ['bad-input', 'sn', { ...kuaimai, sn: 'K 1' }],
  ['bad-input', 'key', { driver: 'feie', sn: '922500011', label: '飞鹅' }],
] as const)('refuses as %s %s what no maker would know', async (refusal, detail, input) => {
  const at = await createTestApi()
  const owner = await at.hire('owner')
  const answer = await at.call(owner, 'printerAdd', input)
  expect(answer).toMatchObject({ ok: false, refusal, ...(detail ? { detail } : {}) })
})

it('gives no label to a printer that is not bound', async () => {
  const at = await createTestApi()
  const owner = await at.hire('owner')
  await at.must(owner, 'printerAdd', kuaimai)
  const plan = await at.must(owner, 'printPlan', {})
  expect(plan.printers.map(({ label }) => label)).toEqual(['P1', 'P2'])
})

it('shows the maker’s own words when it does not bind, asks again by a tap, and can be taken away', async () => {
  const [one] = DRIVER_CASES
  if (!one) throw new Error('no driver')
  const world = await createPrintWorld(one)
  const owner = await world.hire('owner')
  const shown = async () => (await world.must(owner, 'settingsGet', {})).printers.find(({ sn }) => sn === kuaimai.sn)
  await world.run(async () => {
    await world.must(owner, 'printerAdd', kuaimai)
    await world.round()
    expect(await shown()).toMatchObject({ bind: 'refused', problem: expect.stringMatching(/SN|不存在|设备/) as string })
    await world.must(owner, 'printerBind', { id: (await shown())?.id ?? '' })
    expect(await shown()).toMatchObject({ bind: 'binding' })
    await world.round()
    expect(await shown()).toMatchObject({ bind: 'refused' })
    const open = world.db.all<EffectDoc>('effects').filter(({ kind }) => kind === 'printer.bind')
    expect(open.map(({ n, state }) => [n, state])).toEqual(
      expect.arrayContaining([
        [1, 'dropped'],
        [2, 'refused'],
      ]),
    )
    await world.must(owner, 'printerRemove', { id: (await shown())?.id ?? '' })
  })
  expect(await shown()).toBeUndefined()
  expect(await world.call(owner, 'printerRemove', { id: world.printerId })).toMatchObject({ refusal: 'in-use' })
})

/** Ten orders, two aisles, in no order of the racks. */
async function twoAisles() {
  const at = await createTestApi()
  const owner = await at.hire('owner')
  const head = {
    v: 1,
    ver: 1,
    shopId: 'demo',
    title: '卫衣',
    spec: 'M',
    barcode: '',
    priceFen: 1,
    weightGrams: 1,
  } as const
  const places = ['B-02', 'A-01', 'A-03', 'B-01', 'A-02', 'A-04', 'A-05']
  for (const [i, location] of places.entries()) {
    const sku = `S${i}`
    await addProduct(at.desk, { ...head, _id: `demo_${sku}`, sku, location })
    const [line] = anOrder('1').lines
    const receiver = { ...anOrder('1').receiver, detail: `桃源巷${i}号` }
    await takeInReady(at.test, String(i), { lines: line ? [{ ...line, sku }] : [], receiver })
  }
  const go = async () => {
    const { batchId } = await at.must(owner, 'printGo', { requestId: 'print-0001', merge: false })
    const batch = await getBatch(at.desk, batchId)
    if (batch?.ask.verb !== 'print') throw new Error('no batch')
    await printStep(at.desk)({ batch, ids: batch.ask.orderIds, offset: 0 })
    const parcels = at.db.all<ParcelDoc>('parcels').sort((a, b) => a.slot - b.slot)
    return parcels.map(({ lines, printWish }) => [
      places[Number(lines[0]?.sku.slice(1))],
      printWish?.printerId.slice(-2),
    ])
  }
  return { ...at, owner, go }
}

it('numbers the slots along the racks, so that the paper lies in the order of the walk', async () => {
  const { go } = await twoAisles()
  const slots = await go()
  expect(slots.map(([place]) => place)).toEqual(['A-01', 'A-02', 'A-03', 'A-04', 'A-05', 'B-01', 'B-02'])
  expect(slots.map(([, printer]) => printer)).toEqual(['P1', 'P1', 'P1', 'P1', 'P2', 'P2', 'P2'])
})

it('keeps an aisle on one printer when the shop shares by zone', async () => {
  const { go, must, owner } = await twoAisles()
  expect((await must(owner, 'printShareSave', { share: 'zone' })).printing.share).toBe('zone')
  expect((await go()).map(([, printer]) => printer)).toEqual(['P1', 'P1', 'P1', 'P1', 'P1', 'P2', 'P2'])
})

it('prints a courier on its own printer, whatever is shared', async () => {
  const { go, must, call, owner } = await twoAisles()
  await must(owner, 'printCourierSave', { courier: 'zto', printerId: 'demo_kuaimai_P2' })
  expect(await call(owner, 'printCourierSave', { courier: 'zto', printerId: 'other' })).toMatchObject({ ok: false })
  expect(new Set((await go()).map(([, printer]) => printer))).toEqual(new Set(['P2']))
  const { printing } = await must(owner, 'printCourierSave', { courier: 'zto' })
  expect(printing.couriers).toEqual({})
})
