import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anOrder, formOf, KEY } from './kdniao/test-bench'
import { createShiftClock, startPartners, type Partners } from './server'
import { SANDBOX } from './settings'

let dataDir = ''
let partners: Partners
const settings = { ...SANDBOX, kdniao: { ...SANDBOX.kdniao, businessId: '1234567', apiKey: KEY } }
const start = async () => startPartners({ port: 0, dataDir, settings, clock: createShiftClock() })

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partners-'))
  partners = await start()
})
afterEach(async () => {
  await partners.close()
  rmSync(dataDir, { recursive: true })
})

const send = (path: string, body: string, type: string) =>
  fetch(partners.url + path, { method: 'POST', headers: { 'content-type': type }, body })
const post = async (path: string, body: unknown) =>
  (await send(path, JSON.stringify(body), 'application/json')).json() as Promise<Record<string, unknown>>
const get = async (path: string) => (await fetch(partners.url + path)).json() as Promise<Record<string, unknown>>
const order = () =>
  send('/kdniao/api/EOrderService', formOf('1007', JSON.stringify(anOrder())), 'application/x-www-form-urlencoded')

it('serves each partner below its own name, as form or JSON', async () => {
  expect(await (await order()).json()).toMatchObject({ Success: true })
  const { appid, secret } = SANDBOX.wechat
  const asked = { grant_type: 'client_credential', appid, secret }
  expect(await post('/wechat/cgi-bin/stable_token', asked)).toMatchObject({ expires_in: 7200 })
  expect(await post('/kuaimai/api/cloud/print/result', {})).toMatchObject({ status: false })
  expect((await send('/nobody/x', '{}', 'application/json')).status).toBe(404)
  for (const path of ['/kdniao/api/dist', '/kuaimai/api/cloud/print/result']) {
    expect((await fetch(partners.url + path)).status).toBe(404)
  }
  expect((await send('/wechat/cgi-bin/token', '{}', 'application/json')).status).toBe(404)
})

it('keeps the books over a restart', async () => {
  await order()
  await partners.close()
  partners = await start()
  expect(await get('/admin/kdniao/books')).toMatchObject({ issued: 1 })
})

it('stays silent at a lost answer, having done the work', async () => {
  await post('/admin/kdniao/faults', { noAnswer: { mode: 'next', n: 1, ms: 50 } })
  await expect(order()).rejects.toThrow()
  expect(await get('/admin/kdniao/books')).toMatchObject({ issued: 1 })
})

it('answers late at a slow fault', async () => {
  await post('/admin/kdniao/faults', { slow: { mode: 'next', n: 1, ms: 120 } })
  const begun = performance.now()
  await order()
  expect(performance.now() - begun).toBeGreaterThan(100)
})

it('tells the console what was wrong with its question', async () => {
  expect(await post('/admin/kdniao/scan', { action: 'fly' })).toMatchObject({
    error: expect.stringContaining('action') as string,
  })
  expect((await fetch(`${partners.url}/admin/nobody/books`)).status).toBe(404)
  expect((await fetch(`${partners.url}/admin/wechat/nothing`)).status).toBe(404)
  expect((await send('/admin/wechat/payments', '{', 'application/json')).status).toBe(400)
  expect((await send('/admin/clock', '{"advanceMs":"x"}', 'application/json')).status).toBe(400)
})

it('puts the clock forward', async () => {
  const before = (await get('/admin/clock'))['now'] as number
  const after = (await post('/admin/clock', { advanceMs: 3_600_000 }))['now'] as number
  expect(after - before).toBeGreaterThanOrEqual(3_600_000)
})

it('carries a courier scan to the buyers who follow the parcel', async () => {
  const answer = (await (await order()).json()) as { Order: { LogisticCode: string } }
  const waybill_id = answer.Order.LogisticCode
  const paid = [{ outTradeNo: 'T1', amountFen: 1, paidAt: 1, lateMs: 0 }]
  const [payment] = (await post('/admin/wechat/payments', paid)) as unknown as {
    openid: string
    transactionId: string
  }[]
  const { appid, secret } = SANDBOX.wechat
  const { access_token } = await post('/wechat/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid,
    secret,
  })
  const followed = await post(
    `/wechat/cgi-bin/express/delivery/open_msg/follow_waybill?access_token=${access_token as string}`,
    {
      openid: payment?.openid,
      receiver_phone: '13800000000',
      waybill_id,
      delivery_id: 'STO',
      trans_id: payment?.transactionId,
      order_detail_path: 'pages/order',
      goods_info: { detail_list: [{ goods_name: '鞋子', goods_img_url: 'https://img/1.png' }] },
    },
  )
  expect(followed).toMatchObject({ errcode: 0 })
  await post('/admin/kdniao/scan', { waybillNo: waybill_id, action: 'collected' })
  expect(await get('/admin/wechat/messages')).toMatchObject([{ kind: 'waybill-notice', openid: payment?.openid }])
})
