import { PNG } from 'pngjs'
import { maskReceiver } from '@shared/order/mask-receiver'
import { planParcel } from '@shared/parcel/decide-plan'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { pictureLink } from '../../cloudfunctions/cloud/picture-link'
import { picture } from '../../cloudfunctions/picture/picture'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { addParcel, changeParcel, getParcel } from '../../cloudfunctions/repo/parcels'
import { sealParcelReceiver } from '../../cloudfunctions/verbs/receivers'
import { createRenderLabel } from '../../cloudfunctions/work/label'
import { anOrder, createTestDesk, NOON } from '../support/desk'
import { FONT_DIR } from '../support/label/fonts'
import { scan } from '../support/label/scan'

const MINUTE = 60_000

async function shop() {
  const test = await createTestDesk()
  const { desk } = test
  const { receiver } = anOrder('1')
  const ship = {
    receiver: sealParcelReceiver(desk.seal, 'P1', receiver),
    masked: maskReceiver(receiver),
    sender: test.shop.sender,
    courier: 'zto',
    accountId: 'a',
    weightGrams: 500,
    remark: '',
    askHash: 'h',
  } as const
  const order = { _id: 'demo_1', shopId: 'demo', warehouseId: 'main', shipBy: NOON }
  const lines = [{ orderId: 'demo_1', lineNo: 1, sku: 'S1', title: '卫衣', spec: 'M', quantity: 2 }]
  const parcel = planParcel({ id: 'P1', orders: [order], lines, ship, waveId: 'w', slot: 1, by: 's', at: NOON })
  const routing = { mark: '510-G8 02 031' }
  await addParcel(desk, { ...parcel, waybill: 'got', waybillNo: '75312046889215', routing })
  const head = { v: 1, ver: 1, shopId: 'demo', parcelId: 'P1', n: 1, no: 2, waybillNo: '75312046889215' } as const
  const rest = { printerId: 'demo_kuaimai_P1', seq: 1, state: 'new', sendRev: 1, by: 's', slot: 1 } as const
  await addCopy(desk, { ...head, ...rest, _id: 'P1_1_2', createdAt: NOON })
  const logged: string[] = []
  const deps = {
    ...desk,
    log: createLog((line) => void logged.push(line)),
    linkKey: 'k',
    renderLabel: createRenderLabel(() => '', FONT_DIR),
  }
  const link = (key = 'k', copyId = 'P1_1_2') =>
    new URL(pictureLink({ baseUrl: 'https://desk.example', key }, { _id: copyId, createdAt: NOON }))
  const fetched = (url: URL, httpMethod = 'GET') =>
    picture({ path: url.pathname, httpMethod, queryStringParameters: Object.fromEntries(url.searchParams) }, deps)
  return { ...test, link, fetched, logged }
}

it('draws the copy that a good link names, with its codes readable', async () => {
  const { link, fetched } = await shop()
  const answer = await fetched(link())
  if (answer.status !== 200) throw new Error(JSON.stringify(answer))
  const { width, height, data } = PNG.sync.read(Buffer.from(answer.png))
  expect([width, height]).toEqual([608, 1040])
  const levels = Float32Array.from({ length: width * height }, (_, i) => data[i * 4] ?? 255)
  expect(await scan({ width, height, levels })).toContain('Code128:75312046889215')
}, 30_000)

it('gives nothing for a link that was forged, changed or is over, changes nothing and says so in the log', async () => {
  const { link, fetched, clock, db, logged } = await shop()
  const before = JSON.stringify([db.all('copies'), db.all('parcels'), db.all('cards')])
  const good = link()
  const other = new URL(good)
  other.searchParams.set('copy', 'P1_1_1')
  const longer = new URL(good)
  longer.searchParams.set('until', String(NOON + 900 * MINUTE))
  const bare = new URL('https://desk.example/picture')
  for (const url of [link('other-key'), other, longer, bare])
    expect(await fetched(url)).toEqual({ status: 403, error: 'forged' })
  clock.at += 121 * MINUTE
  expect(await fetched(good)).toEqual({ status: 403, error: 'expired' })
  expect(await fetched(good, 'POST')).toMatchObject({ status: 400 })
  expect(JSON.stringify([db.all('copies'), db.all('parcels'), db.all('cards')])).toBe(before)
  expect(logged).toHaveLength(5)
  expect(logged.join()).not.toMatch(/P1_1|吕/)
})

it('gives nothing of a parcel that has left, nor of a copy that is not there', async () => {
  const { link, fetched, desk } = await shop()
  expect(await fetched(link('k', 'P9_1_1'))).toMatchObject({ status: 404 })
  const parcel = await getParcel(desk, 'P1')
  if (parcel) await changeParcel(desk, parcel, { goods: 'handed-over', consumed: true })
  expect(await fetched(link())).toMatchObject({ status: 410 })
})

it('makes no link when the settings have no address or key', () => {
  const of = { _id: 'c', createdAt: 1 }
  expect(() => pictureLink({ baseUrl: '', key: 'k' }, of)).toThrow(/PUBLIC_URL/)
  expect(() => pictureLink({ baseUrl: 'https://a.example', key: '' }, of)).toThrow(/LINK_KEY/)
})
