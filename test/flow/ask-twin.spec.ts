import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ValueOf } from '@shared/api'
import { startCloud, type Cloud } from '../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../local/demo'
import { dayOf, smallProducts } from '../crash/small-day'
import { settle } from './day/day'

interface Message {
  readonly openid: string
  readonly title: string
  readonly page?: string
}
const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-ask-'))
let cloud: Cloud

const owner = async <T>(name: string, input: object): Promise<T> =>
  must(await cloud.api<T>(PERSONAS.owner, name, input), name)
const held = () => owner<ValueOf<'auditList'>>('audit.list', {})

/** Clean orders, all but their street and number. */
const noStreet = (orders: number): Buffer =>
  Buffer.from(
    dayOf('ask7', orders)
      .toString()
      .replace(/,[^,]*\d+号2幢301室,/g, ',,'),
  )

beforeAll(async () => {
  cloud = await startCloud({ dataDir, timersOff: true, poke: false })
  await openDemoShop(cloud)
  await importFile(cloud, 'products', { name: 'products.csv', bytes: smallProducts() })
  await seedPayments(cloud, noStreet(3))
  await importFile(cloud, 'orders', { name: 'orders.csv', bytes: noStreet(3) })
  await settle(cloud)
}, 180_000)
afterAll(async () => {
  await cloud?.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

it('asks through WeChat who has allowed it, opens the page by the message, and ships what was answered', async () => {
  const payments = await cloud.twin<readonly { outTradeNo: string; openid: string }[]>('wechat', 'payments')
  const [first] = payments
  if (!first) throw new Error('no payment')
  const page = must(await cloud.api<ValueOf<'buyerParcels'>>(first.openid, 'buyer.parcels', {}), 'buyer.parcels')
  for (const templateId of page.templateIds)
    await cloud.twin('wechat', 'credits', { openid: first.openid, templateId, count: 1 })
  must(await cloud.api(first.openid, 'buyer.subscribe', { templateIds: page.templateIds }), 'buyer.subscribe')

  expect((await held()).causes).toMatchObject([{ code: 'address-incomplete', count: 3 }])
  await owner('audit.ask', { requestId: 'ask-buyers-1', code: 'address-incomplete' })
  await settle(cloud)
  const asks = (await held()).orders.map(({ platformNo, ask }) => [platformNo, ask?.state])
  expect(Object.fromEntries(asks)).toEqual(
    Object.fromEntries(payments.map(({ outTradeNo }, i) => [outTradeNo, i === 0 ? 'sent' : 'not-sent'])),
  )
  const messages = await cloud.twin<readonly Message[]>('wechat', 'messages')
  expect(messages).toMatchObject([{ openid: first.openid, title: '收货信息待确认提醒' }])
  const orderId = decodeURIComponent(/\?id=(.+)$/.exec(messages[0]?.page ?? '')?.[1] ?? '')
  expect(messages[0]?.page).toMatch(/^sub\/buyer\/fix-address\/index\?/)

  const answer = { orderId, name: '', phone: '', province: '', city: '', district: '', detail: '文三路1号2幢301室' }
  must(await cloud.api(first.openid, 'buyer.fix-address', answer), 'buyer.fix-address')
  expect(await cloud.api(first.openid, 'buyer.fix-address', answer)).toMatchObject({ refusal: 'answered-already' })
  await settle(cloud)
  expect((await owner<ValueOf<'printPlan'>>('print.plan', {})).orders).toBe(1)
  const order = await owner<ValueOf<'orderGet'>>('order.get', { orderId })
  expect(order).toMatchObject({ state: 'ready', notices: { ask: 'settled' } })
  expect(order.history.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['buyer-asked', 'ask-sent', 'address-fixed']),
  )
}, 180_000)
