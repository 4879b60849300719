import { createLog } from '../../cloudfunctions/cloud/logger'
import { signFeed } from '../../cloudfunctions/inbound/feed'
import { takeIn } from '../../cloudfunctions/inbound/inbound'
import { createKdniaoPush } from '../../cloudfunctions/providers/courier/kdniao'
import { kdniaoSign } from '../../cloudfunctions/providers/courier/kdniao/sign'
import { createFeieReceiptPush } from '../../cloudfunctions/providers/printer/feie'
import { createKuaidi100ReceiptPush } from '../../cloudfunctions/providers/printer/kuaidi100'
import { saltOf } from '../../cloudfunctions/providers/printer/kuaidi100/sign'
import { createKuaimaiReceiptPush } from '../../cloudfunctions/providers/printer/kuaimai'
import { createYilianyunReceiptPush } from '../../cloudfunctions/providers/printer/yilianyun'
import { createWechatPush } from '../../cloudfunctions/providers/wechat-api/push'
import { md5Hex, sha1Hex } from '../../cloudfunctions/providers/digest'
import { anOrder, createTestDesk, NOON } from '../support/desk'

const KEY = 'key'

/** The doors as they are deployed: real readers of every partner, with keys that we know. */
async function doors() {
  const test = await createTestDesk()
  const lines: string[] = []
  const inbound = {
    ...test.desk,
    log: createLog((line) => void lines.push(line)),
    shop: test.shop,
    kdniao: createKdniaoPush({ businessId: '1', apiKey: KEY }),
    feie: createFeieReceiptPush({ publicKey: '' }),
    kuaidi100: createKuaidi100ReceiptPush({ secret: KEY }),
    kuaimai: createKuaimaiReceiptPush({ secret: KEY }),
    yilianyun: createYilianyunReceiptPush({ clientId: 'c', clientSecret: KEY, now: test.desk.now }),
    wechat: createWechatPush({ token: KEY }),
    feedKey: KEY,
  }
  const books = () => JSON.stringify([test.db.all('orders'), test.db.all('parcels'), test.db.all('copies')])
  const send = async (event: object) => {
    const before = books()
    const answer = await takeIn({ httpMethod: 'POST', ...event }, inbound)
    return { ...answer, unchanged: books() === before }
  }
  return { ...test, lines, send, inbound, books }
}

const tracks = (text: string) => ({
  path: '/kdniao',
  body: new URLSearchParams({ RequestType: '102', RequestData: text, DataSign: kdniaoSign(text, KEY) }).toString(),
})
const fed = (body: string) => ({
  path: '/feed',
  body,
  headers: { 'x-fahuotai-timestamp': String(NOON), 'x-fahuotai-signature': signFeed(KEY, String(NOON), body) },
})
const asked = { timestamp: '1', nonce: 'n', signature: sha1Hex([KEY, '1', 'n'].sort().join('')) }
const told = (body: string) => ({ path: '/wechat', body, queryStringParameters: asked })
const receipt = (param: string) => ({
  path: '/kuaidi100',
  queryStringParameters: { copy: 'c', key: 'k' },
  body: new URLSearchParams({ taskId: 't', param, sign: md5Hex(param + saltOf('k', KEY)) }).toString(),
})

const ODD = [
  '',
  'x',
  '[]',
  'null',
  '{"',
  '{}',
  '"\ud800"',
  '{"Data":[7]}',
  '{"Data":{}}',
  '{"orders":[null]}',
  '中'.repeat(9999),
]

it('answers in words whatever is sent to any door, signed or not, and changes nothing', async () => {
  const at = await doors()
  const events = ODD.flatMap((text) => [
    ...[tracks(text), fed(text), told(text), receipt(text)],
    ...['kdniao', 'feie', 'kuaidi100', 'kuaimai', 'yilianyun', 'wechat', 'feed'].map((name) => ({
      path: `/${name}`,
      body: text,
    })),
  ])
  for (const event of events) {
    const { status, body, unchanged } = await at.send(event)
    expect([event, status, unchanged]).toEqual([event, expect.any(Number) as number, true])
    expect(status).toBeLessThan(500)
    expect(body.length).toBeGreaterThan(1)
  }
})

it('tells the partner that a signed message cannot be read, logs it, and calls nobody a forger', async () => {
  const at = await doors()
  for (const text of ['no json', '{"Data":[7]}'])
    expect(await at.send(tracks(text))).toMatchObject({ status: 400, body: '{"error":"unreadable"}' })
  expect(at.lines.filter((line) => line.includes('push-broke'))).toHaveLength(2)
  expect(at.db.all('cards')).toEqual([])
})

it('logs a forged message with its sender', async () => {
  const at = await doors()
  await at.send({ path: '/kdniao', body: 'RequestData=%7B%7D&DataSign=x' })
  expect(at.lines.join()).toContain('forged push')
  expect(at.lines.join()).toContain('kdniao')
})

it('says so when it was us that broke, and lets the partner try again', async () => {
  const at = await doors()
  const order = { ...anOrder('1'), orderNo: 'F1', lines: [{ sku: 'S1', title: '衫', quantity: 1 }] }
  const broken = { ...at.inbound, db: { ...at.inbound.db, collection: () => { throw new Error('gone') } } } // prettier-ignore
  const event = { httpMethod: 'POST', ...fed(JSON.stringify({ orders: [order] })) }
  expect(await takeIn(event, broken as typeof at.inbound)).toMatchObject({ status: 500, body: '{"error":"broken"}' })
  expect(await takeIn(event, at.inbound)).toMatchObject({ status: 200 })
})

it('names a time that no calendar has', async () => {
  const at = await doors()
  const order = { ...anOrder('1'), orderNo: 'F1', lines: [{ sku: 'S1', title: '衫', quantity: 1 }] }
  for (const placedAt of [Number.MAX_SAFE_INTEGER, 1_795_147_200, -1]) {
    const answer = await at.send(fed(JSON.stringify({ orders: [{ ...order, placedAt }] })))
    expect(answer).toMatchObject({ status: 400, unchanged: true })
    expect(answer.body).toContain('orders.0.placedAt')
  }
})
