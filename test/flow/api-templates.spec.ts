import type { Template } from '@shared/label/template'
import { waybill76x130 } from '@shared/label/templates/waybills'
import type { LabelCopy } from '@shared/parcel/copy'
import type { PrintJob } from '@shared/ports/printer'
import { auditOrder } from '../../cloudfunctions/audit/audit-order'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { changeParcel } from '../../cloudfunctions/repo/parcels'
import { addPrinter, getPrinter } from '../../cloudfunctions/repo/printers'
import { findTemplate } from '../../cloudfunctions/verbs/templates'
import { createRenderLabel } from '../../cloudfunctions/work/label'
import { createWork } from '../../cloudfunctions/work/slice'
import { createTestApi } from '../support/api'
import { parcelsIn } from '../support/desk'
import { FONT_DIR } from '../support/label/fonts'
import { scanPng } from '../support/label/scan'
import { planReady } from '../support/planned'
import { scriptedCourier, scriptedNotices, scriptedPrinter, scriptedSource } from '../support/scripted-partners'

const P1 = 'demo_kuaimai_P1'
const withRemark = (text: string): Template => ({
  ...waybill76x130,
  elements: waybill76x130.elements.map((element) =>
    element.type === 'text' && element.text === '{{remark}}' ? { ...element, text } : element,
  ),
})

async function opened() {
  const api = await createTestApi()
  const owner = await api.hire('owner')
  const save = (basedOn: number, template: Template, base = '76x130') =>
    api.call(owner, 'templateSave', { base, basedOn, template })
  return { api, owner, save }
}

/** The work functions on the same books, with real letters and a printer that keeps its paper. */
function worker({ test, clock }: Awaited<ReturnType<typeof createTestApi>>) {
  const wait = async (ms: number) => void (clock.at += ms)
  const world = { wait, fate: () => 'good' as const }
  const jobs: PrintJob[] = []
  const printer = scriptedPrinter(world).port
  const work = createWork({
    ...test.desk,
    wait,
    random: () => 0.5,
    log: createLog(() => undefined),
    audit: auditOrder,
    renderLabel: createRenderLabel(() => '', FONT_DIR),
    couriers: { kdniao: scriptedCourier(world).port },
    printers: { kuaimai: { ...printer, print: async (job) => ({ jobId: `J${String(jobs.push(job))}` }) } },
    orderSource: scriptedSource(world).port,
    notices: scriptedNotices(world).port,
    goodsPicture: '',
    steps: {},
  })
  return { jobs, slice: () => work.runSlice({ budgetMs: 45_000 }) }
}

it('keeps every version: a save adds one, an older one comes back as a new one', async () => {
  const { api, owner, save } = await opened()
  expect(await save(0, withRemark('一 {{remark}}'))).toMatchObject({ ok: true, value: { n: 1, newest: 1 } })
  expect(await save(1, withRemark('二 {{remark}}'))).toMatchObject({ ok: true, value: { n: 2, newest: 2 } })
  const back = await api.must(owner, 'templateRestore', { base: '76x130', n: 0, basedOn: 2 })
  expect(back).toMatchObject({ n: 3, versions: [{ n: 3, restoredFrom: 0 }, { n: 2 }, { n: 1 }] })
  expect(back.template).toEqual({ ...waybill76x130, version: 3 })
  const second = await api.must(owner, 'templateGet', { base: '76x130', n: 2 })
  expect(second.template).toEqual({ ...withRemark('二 {{remark}}'), version: 2 })
})

it('saves the same tap once and overwrites nobody', async () => {
  const { save } = await opened()
  const mine = withRemark('一 {{remark}}')
  expect(await save(0, mine)).toMatchObject({ ok: true, value: { n: 1 } })
  expect(await save(0, mine)).toMatchObject({ ok: true, value: { n: 1, newest: 1 } })
  expect(await save(0, withRemark('别人的 {{remark}}'))).toMatchObject({ refusal: 'changed-meanwhile' })
  expect(await save(7, mine, 'own-counter')).toMatchObject({ refusal: 'not-found' })
})

it('refuses a template that cannot be printed whole and names the part', async () => {
  const { save } = await opened()
  const elements = waybill76x130.elements.filter(({ type }) => type !== 'barcode')
  expect(await save(0, { ...waybill76x130, elements })).toMatchObject({
    refusal: 'label-not-whole',
    detail: 'waybillNo|barcode: missing-part',
  })
  const crooked = [{ ...waybill76x130.elements[0], x: 0.1 }, ...waybill76x130.elements.slice(1)] as Template['elements']
  expect(await save(0, { ...waybill76x130, elements: crooked })).toMatchObject({
    refusal: 'bad-input',
    detail: 'elements.0.x',
  })
  expect(await save(0, withRemark('{{remark|shout}}'))).toMatchObject({ refusal: 'bad-input' })
  expect(await save(0, { ...waybill76x130, kind: 'sticker' })).toMatchObject({ refusal: 'bad-input', detail: 'kind' })
})

it('draws a preview whose codes decode, and says what is wrong beside it', async () => {
  const { api, owner } = await opened()
  const good = await api.must(owner, 'templatePreview', { template: waybill76x130, sample: 'long' })
  expect(good).toMatchObject({ widthDots: 608, heightDots: 1040, flaws: [] })
  expect(await scanPng(Buffer.from(good.png, 'base64'))).toContain('YT8990012345678')
  const bare = { ...waybill76x130, elements: waybill76x130.elements.filter(({ type }) => type !== 'barcode') }
  const bad = await api.must(owner, 'templatePreview', { template: bare, sample: 'short' })
  expect(bad.flaws).toEqual([{ kind: 'missing-part', field: 'waybillNo|barcode' }])
})

it('lists the shop’s newest beside the built-in ones', async () => {
  const { api, owner, save } = await opened()
  await save(0, { ...withRemark('一 {{remark}}'), name: '前台' }, 'own-counter')
  await save(0, withRemark('二 {{remark}}'))
  await save(1, withRemark('三 {{remark}}'))
  const { templates, masked } = await api.must(owner, 'templateList', {})
  expect(masked).toBe(true)
  expect(templates.slice(0, 2)).toMatchObject([
    { base: '76x130', n: 2 },
    { base: '100x150', n: 0 },
  ])
  expect(templates.at(-1)).toMatchObject({ base: 'own-counter', name: '前台', n: 1 })
  expect(templates).toHaveLength(10)
})

it('prints a test sheet once a tap, as a test in the ledger and for no parcel', async () => {
  const { api, owner } = await opened()
  const { jobs, slice } = worker(api)
  const tap = { requestId: 'request-1', printerId: P1, template: withRemark('样张 {{remark}}') }
  expect(await api.must(owner, 'templateTestPrint', tap)).toMatchObject({ state: 'new' })
  const again = await api.must(owner, 'templateTestPrint', tap)
  expect(jobs).toHaveLength(0)
  await slice()
  expect(jobs.map(({ copyId }) => copyId)).toEqual([again.copyId])
  expect(await api.must(owner, 'templateTestPrint', tap)).toMatchObject({ state: 'accepted', copyId: again.copyId })
  const copies = api.test.db.all<LabelCopy>('copies')
  expect(copies).toHaveLength(1)
  expect(copies[0]?.test?.template.kind).toBe('waybill')
  const page = jobs[0]?.page
  expect(page && (await scanPng(Buffer.from(page.png())))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^TEST\d{8}$/)]),
  )
})

it('gives a printer its template, and a courier another one of the same paper', async () => {
  const { api, owner, save } = await opened()
  await save(0, { ...withRemark('一 {{remark}}'), name: '中通' }, 'own-zto')
  const use = (input: object) => api.call(owner, 'templateUse', { printerId: P1, ...input })
  expect(await use({ base: 'own-zto', n: 1, courier: 'zto' })).toMatchObject({ ok: true })
  expect(await use({ base: '100x150', courier: 'yto' })).toMatchObject({ refusal: 'other-paper' })
  expect(await use({ base: 'pick-list-a4' })).toMatchObject({ refusal: 'bad-input' })
  expect(await use({ base: 'nothing' })).toMatchObject({ refusal: 'not-found' })
  const of = async () => (await api.must(owner, 'templateList', {})).printers.find(({ id }) => id === P1)
  expect(await of()).toMatchObject({ template: '76x130', courierTemplates: { zto: 'own-zto@1' } })
  expect(await use({ base: '76x130', n: 0 })).toMatchObject({ ok: true })
  expect(await of()).toMatchObject({ template: '76x130@0', courierTemplates: { zto: 'own-zto@1' } })
  expect(await use({ courier: 'zto' })).toMatchObject({ ok: true })
  expect(await of()).toMatchObject({ courierTemplates: {} })
})

it('shows names whole only when the owner turned the masks off', async () => {
  const { api, owner } = await opened()
  const drawn = async () => (await api.must(owner, 'templatePreview', { template: waybill76x130, sample: 'short' })).png
  const masked = await drawn()
  expect(await api.must(owner, 'labelMask', { masked: false })).toMatchObject({ masked: false })
  expect(await drawn()).not.toBe(masked)
  expect((await api.call(await api.hire('packer'), 'labelMask', { masked: true })).ok).toBe(false)
})

it('reads what a printer names: newest, one version, the built-in one', async () => {
  const { api, save } = await opened()
  await save(0, withRemark('一 {{remark}}'))
  await save(1, withRemark('二 {{remark}}'))
  const found = async (ref: string) => (await findTemplate(api.test.desk, 'demo', ref))?.n
  expect(await Promise.all(['76x130', '76x130@1', '76x130@0', '100x150', '76x130@9', 'x y'].map(found))).toEqual([
    ...[2, 1, 0, 0],
    ...[undefined, undefined],
  ])
})

it('shows a parcel’s label masked, even where the shop prints whole names, and makes no copy of it', async () => {
  const { api, owner } = await opened()
  await planReady(api.test, ['1'])
  const [plan] = parcelsIn(api.test)
  const got = { waybill: 'got', waybillNo: '78341200566130', routing: { mark: '300-01 020' } } as const
  const parcel = plan && (await changeParcel(api.test.desk, plan, got))
  if (!parcel) throw new Error('no parcel')
  await api.must(owner, 'labelMask', { masked: false })
  const { png } = await api.must(owner, 'labelShow', { parcelId: parcel._id })
  expect(await scanPng(Buffer.from(png, 'base64'))).toContain(parcel.waybillNo)
  await api.must(owner, 'labelMask', { masked: true })
  expect((await api.must(owner, 'labelShow', { parcelId: parcel._id })).png).toBe(png)
  expect(api.test.db.all('copies')).toEqual([])
  expect(await api.call(owner, 'labelShow', { parcelId: 'nobody' })).toMatchObject({ refusal: 'not-found' })
})

/** One parcel with a number, its first copy waiting at the first printer. */
async function aCopy({ test }: Awaited<ReturnType<typeof createTestApi>>) {
  await planReady(test, ['1'])
  const [plan] = parcelsIn(test)
  const got = { waybill: 'got', waybillNo: '78341200566130', routing: { mark: '300-01 020' } } as const
  const parcel = plan && (await changeParcel(test.desk, plan, { ...got, printWish: undefined }))
  if (!parcel) throw new Error('no parcel')
  const copy: LabelCopy = {
    ...{ _id: `${parcel._id}_1_1`, v: 1, ver: 1, shopId: 'demo', parcelId: parcel._id, n: 1, no: 1, printerId: P1 },
    ...{ waybillNo: got.waybillNo, seq: 1, state: 'new', sendRev: 1, by: 's', slot: 1, createdAt: test.clock.at },
  }
  await addCopy(test.desk, copy)
  return parcel
}
const textsOf = (job: PrintJob | undefined): string =>
  (job?.page.layout().ops ?? []).map((op) => (op.kind === 'text' ? op.text : '')).join('|')

it('prints with what the printer names, a courier’s own first, and names whole only where the owner said so', async () => {
  const { api, owner, save } = await opened()
  await save(0, { ...withRemark('中通专用 {{slot}}'), name: '中通' }, 'own-zto')
  await api.must(owner, 'templateUse', { printerId: P1, base: 'own-zto', courier: 'zto' })
  await api.must(owner, 'labelMask', { masked: false })
  const { jobs, slice } = worker(api)
  await aCopy(api)
  api.test.clock.at += 2_000
  await slice()
  expect(textsOf(jobs[0])).toContain('中通专用 1')
  expect(textsOf(jobs[0])).toContain('吕洋  15711299801')
})

it('prints the newest version of what the printer names, masked', async () => {
  const { api, save } = await opened()
  await save(0, withRemark('第一版'))
  await save(1, withRemark('第二版'))
  const { jobs, slice } = worker(api)
  await aCopy(api)
  api.test.clock.at += 2_000
  await slice()
  expect(textsOf(jobs[0])).toMatch(/第二版/)
  expect(textsOf(jobs[0])).toContain('吕*  157******01')
})

it('gives a markup printer no paper that it cannot print on', async () => {
  const { api, owner } = await opened()
  const printer = await getPrinter(api.test.desk, P1)
  if (!printer) throw new Error('no printer')
  await addPrinter(api.test.desk, { ...printer, _id: 'demo_feie_1', driver: 'feie', template: '60x40' })
  const use = (base: string) => api.call(owner, 'templateUse', { printerId: 'demo_feie_1', base })
  expect(await use('76x130')).toMatchObject({ refusal: 'no-such-paper' })
  expect(await use('60x40')).toMatchObject({ ok: true })
})
