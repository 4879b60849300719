import { writeFileSync } from 'node:fs'
import type { ValueOf } from '@shared/api'
import type { FloorParcel } from '@shared/api/floor'
import { must, PERSONAS } from '../../local/demo'
import { firstOrders, startApp, until, type App } from './app'
import type { Phone } from './phone'

/** The first orders of the day: enough for every page to have something on it. */
const ROWS = 60

let app: App
let owner: Phone
let packer: Phone
/** The parcel of one piece that is followed from the bench to the buyer. */
let parcel: FloorParcel

beforeAll(async () => {
  app = await startApp()
  writeFileSync(app.ordersFile, firstOrders(ROWS))
  owner = await app.phone(PERSONAS.owner)
  packer = await app.phone(PERSONAS.packer)
}, 240_000)

afterAll(async () => await app?.close(), 60_000)

const stages = async () => (await app.ownerApi<ValueOf<'deskShow'>>('desk.show', {})).stages

it('imports a file, seen before it is stored', async () => {
  await owner.go('sub/settings/import/index')
  const [chooser] = await Promise.all([owner.page.waitForEvent('filechooser'), owner.tap('choose')])
  await chooser.setFiles(app.ordersFile)
  await owner.at('preview').waitFor()
  await owner.shot('import-preview')
  await owner.tap('import-run')
  await owner.at('import-done').waitFor()
}, 240_000)

it('clears held orders by cause', async () => {
  await until(async () => ((await stages()).toPrint > 20 ? true : undefined))
  await owner.go('sub/audit/list/index')
  await owner.at('audit-list').waitFor()
  await owner.shot('audit')
  await owner.tap('cause-address-repairable')
  await owner.tap('accept')
  await owner.at('snack').waitFor()
  await owner.shot('audit-accepted')
}, 240_000)

it('says what a rule would have done before it is stored', async () => {
  await owner.go('sub/settings/audit-rules/index')
  await owner.tap('open-address-repairable')
  await owner.tap('level-note')
  await owner.page.getByText('多挂起').first().waitFor()
  await owner.tap('rule-done')
  await owner.page
    .getByText(/^存下来/)
    .first()
    .waitFor()
  await owner.shot('audit-rules')
  await owner.tap('drop')
}, 240_000)

it('prints with one tap and shows when it will be done', async () => {
  await owner.go('sub/print/plan/index')
  await owner.at('plan').waitFor()
  await owner.shot('print-plan')
  await owner.tap('print-all')
  await owner.at('progress').waitFor()
  await owner.page.getByText(/在打$/).first().waitFor()
  await until(async () => ((await stages()).toPick > 15 ? true : undefined))
  await owner.go('pages/desk/index')
  await owner.at('desk').waitFor()
}, 240_000)

it('picks, packs and stops on a wrong piece', async () => {
  await packer.go('sub/floor/pick/index')
  await packer.at('bin').waitFor()
  const { parcels } = must(
    await app.cloud.api<ValueOf<'floorSnapshot'>>(PERSONAS.packer, 'floor.snapshot', { stage: 'to-pick' }),
    'floor.snapshot',
  )
  must(await app.cloud.api(PERSONAS.packer, 'pick.finish', { parcelIds: parcels.map(({ id }) => id) }), 'pick.finish')
  // one piece in it, and the same article in another size in another box: the wrong one to take
  const lines = parcels.flatMap((one) => one.lines)
  const otherSize = ({ title, spec }: FloorParcel['lines'][number]) =>
    lines.find((line) => line.title === title && line.spec !== spec)
  const single = parcels.find(({ lines: [line, more] }) => !more && line?.quantity === 1 && otherSize(line))
  if (!single) throw new Error('no parcel of one piece')
  parcel = single
  await packer.go('sub/floor/pack/index')
  await packer.scan(parcel.waybillNo)
  await packer.at('pack-head').waitFor()
  await packer.scan((parcel.lines[0] && otherSize(parcel.lines[0])?.barcode) ?? '')
  await packer.at('stop').waitFor()
  await packer.page.locator('#hold:visible').last().hover()
  await packer.page.mouse.down()
  await packer.page.waitForTimeout(1_400)
  await packer.page.mouse.up()
  await packer.at('pack-head').waitFor()
  await packer.scan(parcel.lines[0]?.barcode ?? '')
  await packer.at('complete').waitFor()
  await packer.shot('pack-complete')
}, 240_000)

it('hands the parcel over by scan and close', async () => {
  await packer.go('sub/floor/handover/index')
  await packer.tap(`hand-${parcel.courier}`)
  await packer.at('hand-count').waitFor()
  await packer.scan(parcel.waybillNo)
  await packer.at('hand-last').waitFor()
  await packer.tap('hand-close')
  await packer.at('hand-closed').waitFor()
  await packer.shot('handover-closed')
}, 240_000)

it('shows the buyer his parcel on its way, and nobody else’s', async () => {
  const found = await app.ownerApi<ValueOf<'scanFind'>>('scan.find', { code: parcel.waybillNo })
  if (found.kind !== 'parcel') throw new Error(`the waybill is a ${found.kind}`)
  const order = await app.ownerApi<ValueOf<'orderGet'>>('order.get', { orderId: found.orderId })
  const payments = await app.cloud.twin<{ outTradeNo: string; openid: string }[]>('wechat', 'payments')
  const openid = payments.find(({ outTradeNo }) => outTradeNo === order.platformNo)?.openid ?? ''
  const own = await until(async () => {
    const answer = await app.cloud.api<ValueOf<'buyerParcels'>>(openid, 'buyer.parcels', {})
    const parcels = answer.ok ? answer.value.parcels : []
    return parcels.some(({ waybillNo }) => waybillNo === parcel.waybillNo) ? parcels : undefined
  })
  expect(own.every(({ receiver }) => receiver.name === order.receiver.name)).toBe(true)
  const buyer = await app.phone(openid)
  await buyer.go('sub/buyer/parcels/index')
  await buyer.at('parcels').waitFor()
  await owner.go(`sub/order/detail/index?id=${found.orderId}`)
  await owner.at('order-state').waitFor()
  expect(buyer.errors).toEqual([])
}, 240_000)

it('draws the console: paper, parcels, switches', async () => {
  const page = await app.browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(app.url)
  await page.locator('.sheet img').first().waitFor({ timeout: 30_000 })
  await page.locator('.parcel').first().waitFor()
  await page.locator('.switch').nth(5).waitFor()
  await page.locator('#books tr').nth(2).waitFor()
}, 240_000)

it('breaks on no page', () => {
  expect([...owner.errors, ...packer.errors]).toEqual([])
})
