import type { ValueOf } from '@shared/api'
import type { FloorParcel } from '@shared/api/floor'
import { importFile, must, PERSONAS, seedPayments } from '../../local/demo'
import { boxPicture } from '../support/box-picture'
import { firstOrders, startApp, until, type App } from './app'
import type { Phone } from './phone'

/** A few orders are enough for one bench. */
const ROWS = 40

let app: App
let packer: Phone
/** Two pieces or more, and a wish of the buyer where there is one. */
let parcel: FloorParcel

const toPack = async () =>
  must(
    await app.cloud.api<ValueOf<'floorSnapshot'>>(PERSONAS.packer, 'floor.snapshot', { stage: 'to-pack' }),
    'floor.snapshot',
  )
const expectedOf = ({ lines }: FloorParcel, boxGrams: number) =>
  lines.reduce((sum, { grams = 0, quantity }) => sum + grams * quantity, boxGrams)

beforeAll(async () => {
  app = await startApp()
  const csv = firstOrders(ROWS)
  await seedPayments(app.cloud, csv)
  await importFile(app.cloud, 'orders', { name: 'orders.csv', bytes: csv })
  const stages = async () => (await app.ownerApi<ValueOf<'deskShow'>>('desk.show', {})).stages
  await until(async () => ((await stages()).toPrint > 8 ? true : undefined))
  await app.ownerApi('print.go', { requestId: 'print-the-bench' })
  await until(async () => ((await stages()).toPick > 5 ? true : undefined))
  const { parcels } = await app.ownerApi<ValueOf<'floorSnapshot'>>('floor.snapshot', { stage: 'to-pick' })
  await app.ownerApi('pick.finish', { parcelIds: parcels.map(({ id }) => id) })
  packer = await app.phone(PERSONAS.packer)
}, 300_000)

afterAll(async () => await app?.close(), 60_000)

it('is told by the owner to weigh and to photograph', async () => {
  const owner = await app.phone(PERSONAS.owner)
  await owner.go('sub/settings/shop/index')
  await owner.tap('pack-weigh')
  await owner.at('pack-tolerance').waitFor()
  await owner.tap('pack-photo')
  await owner.page.locator('#pack-box:visible input').last().fill('120')
  await owner.page.locator('#pack-box:visible input').last().blur()
  await owner.tap('save')
  await owner.at('snack').waitFor()
  await owner.shot('pack-settings')
  await until(async () => ((await toPack()).packing?.boxGrams === 120 ? true : undefined))
  expect((await toPack()).packing).toEqual({ weigh: true, photo: true, toleranceGrams: 50, boxGrams: 120 })
  expect(owner.errors).toEqual([])
}, 240_000)

it('seals, weighs and photographs a box without a network', async () => {
  const { parcels } = await toPack()
  const pieces = ({ lines }: FloorParcel) => lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const fit = [...parcels]
    .filter((one) => pieces(one) > 1 && one.stops.length === 0)
    .sort((a, b) => Number(b.remark !== '') - Number(a.remark !== '') || pieces(a) - pieces(b))
  if (!fit[0]) throw new Error('no parcel of several pieces')
  parcel = fit[0]
  await packer.go('sub/floor/pack/index')
  await packer.at('bench').waitFor()
  await packer.page.locator('#bench:visible input').last().fill('2')
  await packer.page.locator('#bench:visible input').last().blur()
  await packer.scan(parcel.waybillNo)
  await packer.at('pack-head').waitFor()
  const [first = '', ...others] = parcel.lines.flatMap(({ barcode, quantity }) => Array<string>(quantity).fill(barcode))
  await packer.scan(first)
  await packer.shot('pack')
  await packer.page.context().setOffline(true)
  for (const barcode of others) await packer.scan(barcode)
  await packer.at('complete').waitFor()
  await packer.tap('weigh')
  const [line] = parcel.lines
  const expected = expectedOf(parcel, 120)
  for (const digit of String(expected - (line?.grams ?? 0))) await packer.tap(`key-${digit}`)
  await packer.shot('pack-weigh')
  await packer.tap('note-grams')
  await packer.at('weight-wrong').waitFor()
  await packer.shot('pack-too-light')
  await packer.tap('weigh')
  for (const digit of String(expected + 13)) await packer.tap(`key-${digit}`)
  await packer.tap('note-grams')
  await packer.page.getByText('手输，和预计差 13 克').first().waitFor()
  await packer.at('offline').waitFor()
  await packer.shot('pack-offline')
  const [chooser] = await Promise.all([packer.page.waitForEvent('filechooser'), packer.tap('take-photo')])
  const picture = { name: 'box.jpg', mimeType: 'image/jpeg', buffer: boxPicture() }
  await chooser.setFiles(picture)
  await packer.page.getByText('1 张，有网时传').first().waitFor()
}, 240_000)

it('sends all of it once there is a network, and shows it on the order', async () => {
  await packer.page.context().setOffline(false)
  await packer.page.getByText('1 张，传好了').first().waitFor()
  const found = await app.ownerApi<ValueOf<'scanFind'>>('scan.find', { code: parcel.waybillNo })
  if (found.kind !== 'parcel') throw new Error(`the waybill is a ${found.kind}`)
  const order = await until(async () => {
    const value = await app.ownerApi<ValueOf<'orderGet'>>('order.get', { orderId: found.orderId })
    return value.parcels[0]?.photos?.[0]?.here ? value : undefined
  })
  const note = order.history.find(({ kind }) => kind === 'pack')?.note
  expect(note).toMatchObject({ bench: 2, grams: expectedOf(parcel, 120) + 13 })
  const owner = await app.phone(PERSONAS.owner)
  await owner.go(`sub/order/detail/index?id=${found.orderId}`)
  await owner.tap(`photo-${order.parcels[0]?.photos?.[0]?.id ?? ''}`)
  await owner.page.locator('.label-thumb-in:visible').last().waitFor()
  const image = owner.page.locator('#photo-shown:visible img').last()
  await image.waitFor()
  const width = () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)
  await until(async () => ((await width()) > 0 ? true : undefined))
  await owner.shot('pack-photo')
  expect([...owner.errors, ...packer.errors]).toEqual([])
}, 240_000)
