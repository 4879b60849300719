import type { BatchDoc } from '@shared/batch/batch'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { SheetKind } from '@shared/printer/sheet'
import type { PrinterDoc } from '@shared/shop/shop'
import { changeCopy, getCopy } from '../../cloudfunctions/repo/copies'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { sheetStep } from '../../cloudfunctions/verbs/print-sheet'
import { addPrinter, changePrinter, getPrinter } from '../../cloudfunctions/repo/printers'
import { copyPageOf } from '../support/copy-page'
import { takeInReady } from '../support/desk'
import { createWorkingApi } from '../support/working-api'

const ROLL = { printerId: 'demo_kuaimai_P2', paper: '80' } as const

/** Three parcels of one wave whose labels are out. */
async function packing(count = 3) {
  const at = await createWorkingApi()
  const [owner, packer] = [await at.hire('owner'), await at.hire('packer')]
  let tap = 0
  const wave = async (nos: readonly string[]) => {
    for (const no of nos) await takeInReady(at.test, no)
    const { batchId } = await at.must(owner, 'printGo', { requestId: `wave-000${(tap += 1)}`, merge: false })
    await at.work()
    return batchId
  }
  const waveId = await wave(Array.from({ length: count }, (_, i) => String(i + 1)))
  const choose = (kind: SheetKind, printer?: { printerId: string; paper: 'a4' | '80' }) =>
    at.call(owner, 'printSheetSave', { kind, ...(printer ? { printer } : {}) })
  const tapped = (kind: SheetKind, id: string, reason?: string) => {
    const input = { requestId: `sheet-00${(tap += 1)}`, kind, id, ...(reason === undefined ? {} : { reason }) }
    return at.call(packer, 'sheetPrint', input)
  }
  const print = async (kind: SheetKind, id: string, reason?: string) => {
    const answer = await tapped(kind, id, reason)
    await at.work()
    return answer
  }
  /** The rows are there, and no worker has come to them yet. */
  const queued = async (kind: SheetKind, id: string, reason?: string) => {
    await tapped(kind, id, reason)
    const batch = at.db.all<BatchDoc>('batches').at(-1)
    if (batch) await sheetStep(at.desk)({ batch, ids: ['0'], offset: 0 })
  }
  const parcels = () => at.db.all<ParcelDoc>('parcels').sort((a, b) => a.slot - b.slot)
  const pages = () => at.db.all<LabelCopy>('copies').filter(({ sheet }) => sheet !== undefined)
  const lists = () => at.db.all<BatchDoc>('batches').flatMap(({ ask }) => (ask.verb === 'sheet' ? [ask] : []))
  const said = async (id: string) => copyPageOf(at, await getCopy(at.desk, id))
  const first = parcels()[0]?._id ?? ''
  return { ...at, owner, packer, wave, waveId, choose, print, queued, parcels, pages, lists, said, first }
}

it('prints nothing while nobody is chosen, and says where that is done', async () => {
  const at = await packing()
  expect(await at.print('pick-list', at.waveId)).toMatchObject({ refusal: 'no-sheet-printer' })
  const shown = await at.must(at.packer, 'sheetShow', { kind: 'pick-list' })
  expect(shown).toMatchObject({ subjects: [{ id: at.waveId, parcels: 3, pieces: 6, unlisted: 3 }] })
  expect(shown).not.toHaveProperty('printer')
})

it('puts the walk of a wave on paper, once: a second tap wants a reason, has a row of its own and says so', async () => {
  const at = await packing()
  await at.choose('pick-list', ROLL)
  const tap = { requestId: 'sheet-tap-1', kind: 'pick-list', id: at.waveId } as const
  await at.must(at.packer, 'sheetPrint', tap)
  await at.must(at.packer, 'sheetPrint', tap)
  await at.work()
  expect(at.pages()).toMatchObject([{ no: 1, n: 1, state: 'accepted', printerId: ROLL.printerId }])
  expect(at.lists()[0]?.list?.rows).toMatchObject([{ sku: 'S1', quantity: 6, slots: '1×2 2×2 3×2' }])
  expect(await at.print('pick-list', at.waveId)).toMatchObject({ refusal: 'printed-already' })
  expect(await at.print('pick-list', at.waveId, '纸丢了')).toMatchObject({ ok: true })
  expect(at.pages()).toMatchObject([{ no: 1 }, { no: 2, reason: '纸丢了', by: 'demo_o-packer', state: 'accepted' }])
  const [one, two] = at.pages().map(({ _id }) => _id)
  expect(await at.said(one ?? '')).not.toContain('重打 1')
  expect(await at.said(two ?? '')).toContain('重打 1')
  expect((await at.said(two ?? '')).join(' ')).toContain('6 1×2 2×2 3×2')
})

it('lists parcels that join the wave’s list later on a list of their own, which is no reprint', async () => {
  const at = await packing()
  await at.choose('pick-list', ROLL)
  const [late] = at.parcels()
  if (!late) throw new Error('no parcel')
  const away = await changeParcel(at.desk, late, { bucket: 'to-print' })
  await at.print('pick-list', at.waveId)
  if (away) await changeParcel(at.desk, away, { bucket: 'to-pick' })
  expect((await at.must(at.packer, 'sheetShow', { kind: 'pick-list' })).subjects).toMatchObject([{ unlisted: 1 }])
  expect(await at.print('pick-list', at.waveId)).toMatchObject({ ok: true })
  expect(at.lists().map(({ list, reprint }) => [list?.parcelIds.length, reprint])).toEqual([
    [2, 0],
    [1, 0],
  ])
})

it('is one print when two people tap at once', async () => {
  const at = await packing()
  await at.choose('pick-list', ROLL)
  const tap = (requestId: string) => at.must(at.packer, 'sheetPrint', { requestId, kind: 'pick-list', id: at.waveId })
  await tap('sheet-tap-1')
  await tap('sheet-tap-2')
  await at.work()
  expect(at.pages()).toHaveLength(1)
  const batches = at.db.all<BatchDoc>('batches').filter(({ ask }) => ask.verb === 'sheet')
  expect(batches.map(({ refusals }) => refusals.map(({ refusal }) => refusal))).toEqual([[], ['printed-already']])
})

it('gives a printer with another paper no label, and no list to one with labels', async () => {
  const at = await packing()
  await at.must(at.owner, 'printCourierSave', { courier: 'zto', printerId: ROLL.printerId })
  const saved = await at.choose('pick-list', ROLL)
  expect(saved).toMatchObject({ ok: true, value: { printing: { couriers: {}, sheets: { 'pick-list': ROLL } } } })
  const own = { courier: 'zto', printerId: ROLL.printerId } as const
  expect(await at.call(at.owner, 'printCourierSave', own)).toMatchObject({ refusal: 'other-paper' })
  await takeInReady(at.test, '9')
  const plan = await at.must(at.owner, 'printPlan', {})
  expect(plan.printers.map(({ label }) => label)).toEqual(['P1'])
  const printer = await getPrinter(at.desk, ROLL.printerId)
  if (!printer) throw new Error('no printer')
  await at.queued('pick-list', at.waveId)
  expect(at.pages()).toMatchObject([{ state: 'new' }])
  const move = (to: string) => at.must(at.owner, 'printerMove', { from: ROLL.printerId, to })
  expect(await move('demo_kuaimai_P1')).toEqual({ moved: 0, asked: 1, left: 1 })
  const place = { collection: 'printers', id: 'demo_kuaimai_P3', field: 'secrets' }
  const secrets = at.desk.seal.seal(place, '{}')
  await addPrinter(at.desk, { ...printer, _id: place.id, sn: 'P3', ver: 1, secrets })
  await at.choose('pick-list', { ...ROLL, printerId: 'demo_kuaimai_P3' })
  expect(await move('demo_kuaimai_P3')).toEqual({ moved: 1, asked: 0, left: 0 })
  await at.work()
  expect(at.pages()).toMatchObject([{ state: 'accepted', printerId: 'demo_kuaimai_P3' }])
})

it('refuses in words a printer that cannot carry the paper, has another one in it, or is the last for labels', async () => {
  const at = await packing()
  const base = await getPrinter(at.desk, 'demo_kuaimai_P1')
  if (!base) throw new Error('no printer')
  const add = (id: string, over: Partial<PrinterDoc>) => addPrinter(at.desk, { ...base, _id: id, ver: 1, ...over })
  await add('feie', { driver: 'feie', sn: '922500011' })
  await add('socket', { driver: 'lan', sn: 'raw://192.168.1.50:9100' })
  await add('queue', { driver: 'lan', sn: 'cups:Office' })
  await add('binding', { bind: 'binding' })
  await add('others', { shopId: 'other' })
  const a4 = (printerId: string) => at.choose('packing-slip', { printerId, paper: 'a4' })
  expect(await at.choose('pick-list', { printerId: 'feie', paper: '80' })).toMatchObject({ refusal: 'no-such-paper' })
  for (const id of ['demo_kuaimai_P1', 'socket']) expect(await a4(id)).toMatchObject({ refusal: 'no-such-paper' })
  for (const id of ['nobody', 'binding', 'others']) expect(await a4(id)).toMatchObject({ refusal: 'not-found' })
  expect(await a4('queue')).toMatchObject({ ok: true })
  expect(await at.choose('pick-list', { printerId: 'queue', paper: '80' })).toMatchObject({ refusal: 'other-paper' })
  expect(await at.choose('pick-list', { printerId: 'queue', paper: 'a4' })).toMatchObject({ ok: true })
  for (const id of ['demo_kuaimai_P2', 'feie', 'socket']) {
    const printer = await getPrinter(at.desk, id)
    if (printer) await changePrinter(at.desk, printer, { on: false })
  }
  const last = await at.choose('pick-list', { printerId: 'demo_kuaimai_P1', paper: '80' })
  expect(last).toMatchObject({ refusal: 'last-label-printer' })
  expect(await at.choose('pick-list')).toMatchObject({ value: { printing: { sheets: { 'packing-slip': {} } } } })
})

it('puts a slip of every line into the box, never with the label’s count, and none into a box that has left', async () => {
  const at = await packing()
  await at.choose('packing-slip', ROLL)
  await at.print('packing-slip', at.first)
  expect(at.pages()).toMatchObject([{ state: 'accepted', waybillNo: at.parcels()[0]?.waybillNo }])
  expect(at.parcels().map(({ copies }) => copies)).toEqual([1, 1, 1])
  expect(await at.said(at.pages()[0]?._id ?? '')).toEqual(expect.arrayContaining(['卫衣 M', '共 1 种，2 件']))
  await at.queued('packing-slip', at.first, '纸坏了')
  const [parcel, other] = at.parcels()
  if (!parcel || !other) throw new Error('no parcel')
  await changeParcel(at.desk, parcel, { goods: 'handed-over' })
  await at.work()
  expect(at.pages()).toMatchObject([{ no: 1 }, { no: 2, state: 'dropped', problem: 'handed-over' }])
  expect(await at.print('packing-slip', at.first, '再来')).toMatchObject({ refusal: 'handed-over' })
  expect(await at.print('packing-slip', 'nobody')).toMatchObject({ refusal: 'not-found' })
  const gone = await changeParcel(at.desk, other, { shopId: 'other' })
  expect(await at.print('packing-slip', gone?._id ?? '')).toMatchObject({ refusal: 'not-found' })
})

it('shows a page that nobody knows of until a person has looked, and sends it again by that word only', async () => {
  const at = await packing()
  await at.choose('pick-list', ROLL)
  await at.print('pick-list', at.waveId)
  const [page] = at.pages()
  if (!page) throw new Error('no page')
  await changeCopy(at.desk, page, { state: 'unknown', problem: 'cut-off' })
  const shown = async () => (await at.must(at.packer, 'sheetShow', { kind: 'pick-list' })).subjects[0]
  expect(await shown()).toMatchObject({ last: { pages: 1, out: 0 }, unsure: [{ copyId: page._id, page: 1 }] })
  await at.must(at.packer, 'copyAnswer', { copyId: page._id, cameOut: false })
  await at.work()
  expect(await shown()).toMatchObject({ last: { pages: 1, out: 1 }, unsure: [] })
  expect(at.printer.paper.filter((id) => id === page._id)).toHaveLength(2)
})
