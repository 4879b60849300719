import { createHash } from 'node:crypto'
import type { CardDoc } from '@shared/shop/shop'
import type { OrderDoc } from '@shared/order/order'
import type { TrackReport } from '@shared/ports/courier'
import type { PrintReceiptPush } from '@shared/ports/printer'
import type { LabelCopy } from '@shared/parcel/copy'
import { createLog } from '../../cloudfunctions/cloud/logger'
import { SANDBOX } from '../../local/partners/settings'
import { createBench } from '../../local/partners/test-bench'
import { createWechatTwin } from '../../local/partners/wechat'
import { signFeed } from '../../cloudfunctions/inbound/feed'
import { takeIn } from '../../cloudfunctions/inbound/inbound'
import { createKdniaoPush } from '../../cloudfunctions/providers/courier/kdniao/push'
import { createKuaidi100ReceiptPush } from '../../cloudfunctions/providers/printer/kuaidi100/push'
import { saltOf } from '../../cloudfunctions/providers/printer/kuaidi100/sign'
import { createWechatPush } from '../../cloudfunctions/providers/wechat-api/push'
import { addCopy } from '../../cloudfunctions/repo/copies'
import { addParcel } from '../../cloudfunctions/repo/parcels'
import { addPrinter, findPrinters } from '../../cloudfunctions/repo/printers'
import { planParcel } from '@shared/parcel/decide-plan'
import type { FrozenShip, ParcelDoc } from '@shared/parcel/parcel'
import { anOrder, createTestDesk, NOON, parcelsIn } from '../support/desk'

const report = (states: readonly TrackReport['events'][number]['state'][]): TrackReport => ({
  waybillNo: 'Z1',
  courier: 'zto',
  events: states.map((state, i) => ({ at: NOON + i, state, code: String(i), text: state })),
})

const receipts: PrintReceiptPush = {
  parse: (raw) =>
    raw === 'forged' ? undefined : { eventId: raw, jobs: [{ jobId: 'j1', condition: raw as 'printed' | 'failed' }] },
  answer: () => ({ body: 'OK', contentType: 'text/plain' }),
}

async function door() {
  const test = await createTestDesk()
  const reports: TrackReport[] = []
  const inbound = {
    ...test.desk,
    log: createLog(() => undefined),
    shop: test.shop,
    kdniao: {
      parse: (raw: string) =>
        raw === 'forged' ? undefined : { eventId: createHash('md5').update(raw).digest('hex'), reports },
      answer: () => ({ body: '{}', contentType: 'application/json' }),
    },
    kuaidi100: createKuaidi100ReceiptPush({ secret: 'SEC' }),
    kuaimai: receipts,
    feie: receipts,
    yilianyun: receipts,
    wechat: createWechatPush({ token: 'push-token' }),
    feedKey: 'feed-key',
  }
  const send = (sender: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    takeIn({ path: `/inbound/${sender}`, httpMethod: 'POST', headers, body }, inbound)
  const feed = (value: unknown, at = NOON) => {
    const body = JSON.stringify(value)
    const signature = signFeed('feed-key', String(at), body)
    return send('feed', body, { 'X-Fahuotai-Timestamp': String(at), 'X-Fahuotai-Signature': signature })
  }
  return { ...test, test, inbound, reports, send, feed }
}

const fedOrder = (version: number, change: object = {}) => {
  const { receiver, placedAt, paidAt } = anOrder('1')
  const lines = [{ sku: 'S1', title: '卫衣', quantity: 2 }]
  return { orders: [{ orderNo: 'F1', version, status: 'paid', placedAt, paidAt, receiver, lines, ...change }] }
}
async function withParcel(at: Awaited<ReturnType<typeof door>>) {
  const order = { _id: 'demo_1', shopId: 'demo', warehouseId: 'main', shipBy: NOON }
  const ship = { courier: 'zto', accountId: 'a', askHash: 'h' } as FrozenShip
  const parcel = planParcel({ id: 'P1', orders: [order], lines: [], ship, waveId: 'w', slot: 1, by: 's', at: NOON })
  const out: Partial<ParcelDoc> = { waybill: 'got', waybillNo: 'Z1', goods: 'handed-over', consumed: true }
  await addParcel(at.desk, { ...parcel, ...out })
}

it('changes nothing on a forged push of any sender, and raises one card for each', async () => {
  const at = await door()
  for (const sender of ['kdniao', 'kuaidi100', 'kuaimai', 'feie', 'yilianyun', 'wechat', 'feed', 'kdniao'])
    expect((await at.send(sender, 'forged')).status).toBe(401)
  expect((await at.feed(fedOrder(1), NOON - 6 * 60_000)).status).toBe(401)
  expect(at.db.all<CardDoc>('cards').map(({ kind, subject }) => [kind, subject])).toEqual(
    ['kdniao', 'kuaidi100', 'kuaimai', 'feie', 'yilianyun', 'wechat', 'feed'].map((subject) => [
      'forged-push',
      subject,
    ]),
  )
  expect([at.db.all('orders'), at.db.all('inbound_events')]).toEqual([[], []])
})

it('answers the GET by which 易联云 tries our address, and changes nothing', async () => {
  const at = await door()
  const answer = await takeIn({ path: '/inbound/yilianyun', httpMethod: 'GET', headers: {} }, at.inbound)
  expect(answer).toMatchObject({ status: 200, body: 'OK' })
  expect([at.db.all('cards'), at.db.all('inbound_events')]).toEqual([[], []])
})

it('answers WeChat’s question of the push address with its own words, and nobody else’s', async () => {
  const at = await door()
  const push = {
    ...SANDBOX.wechat.push,
    token: 'push-token',
    url: 'http://shop/inbound/wechat',
    mode: 'plain' as const,
  }
  const bench = createBench()
  const verified = async (token: string) => {
    const twin = createWechatTwin({
      ...bench.deps({ ...SANDBOX.wechat, push: { ...push, token } }),
      get: async (url) => {
        const { pathname: path, searchParams } = new URL(url)
        const query = Object.fromEntries(searchParams)
        const event = { path, httpMethod: 'GET', headers: {}, queryStringParameters: query, body: null }
        const { status, body } = await takeIn(event, at.inbound)
        return { status, body: Buffer.from(body) }
      },
    })
    return twin.admin('verify')
  }
  expect(await verified('push-token')).toEqual({ verified: true })
  expect(await verified('another-token')).toEqual({ verified: false })
  expect(at.db.all<CardDoc>('cards').map(({ kind }) => kind)).toEqual(['forged-push'])
})

it('does not take another key, and refuses a path without a sender', async () => {
  expect(createKdniaoPush({ businessId: 'b', apiKey: 'k' }).parse('RequestData={}&DataSign=x')).toBeUndefined()
  const at = await door()
  expect((await at.send('constructor', '{}')).status).toBe(404)
})

it('takes orders of the feed by version: repeated, late, cancelled', async () => {
  const at = await door()
  const outcome = async (value: unknown) =>
    (JSON.parse((await at.feed(value)).body) as { orders: { outcome: string }[] }).orders[0]?.outcome
  expect(await outcome(fedOrder(3))).toBe('added')
  expect(await outcome(fedOrder(3))).toBe('unchanged')
  expect(await outcome(fedOrder(5, { status: 'cancelled' }))).toBe('changed')
  expect(await outcome(fedOrder(4))).toBe('older')
  expect(at.db.all<OrderDoc>('orders')).toMatchObject([
    { platformStatus: 'cancelled', state: 'cancelled', sourceVersion: 5 },
  ])
})

it('names the field of a bad order and stores none of its message', async () => {
  const at = await door()
  const { orders } = fedOrder(1)
  const answer = await at.feed({ orders: [...orders, { ...orders[0], lines: [] }] })
  expect(answer.status).toBe(400)
  expect(answer.body).toMatch(/orders\.1\.lines/)
  expect(at.db.all('orders')).toEqual([])
})

it.each<[string, object, RegExp]>([
  ['a time in seconds', { placedAt: 1_795_103_934 }, /placedAt.*milliseconds/],
  ['a number that no id may hold', { orderNo: 'a.b$c d' }, /orderNo/],
  ['no receiver', { receiver: undefined }, /receiver/],
  ['a status of its own', { status: 'on-the-road' }, /status/],
  ['a piece and a half', { lines: [{ sku: 'A', title: '衫', quantity: 1.5 }] }, /lines\.0\.quantity/],
  ['more refunds than pieces', { lines: [{ sku: 'A', title: '衫', quantity: 1, refunded: 2 }] }, /lines\.0\.refunded/],
  ['a sign before a price', { lines: [{ sku: 'A', title: '衫', quantity: 1, paidFen: -1 }] }, /lines\.0\.paidFen/],
])('takes nothing of a message with %s, and names the field', async (_, change, named) => {
  const at = await door()
  const answer = await at.feed(fedOrder(1, change))
  expect([answer.status, at.db.all('orders')]).toEqual([400, []])
  expect(answer.body).toMatch(named)
})

it('takes no message that speaks of one order twice', async () => {
  const at = await door()
  const answer = await at.feed({ orders: [...fedOrder(1).orders, ...fedOrder(1, { status: 'cancelled' }).orders] })
  expect([answer.status, at.db.all('orders')]).toEqual([400, []])
  expect(answer.body).toMatch(/one order twice/)
})

it('follows a track push by push, tells the orders of the arrival once, and never goes back', async () => {
  const at = await door()
  await withParcel(at)
  at.reports.push(report(['collected', 'delivered']))
  for (const body of ['a', 'a', 'b']) await at.send('kdniao', body)
  expect(parcelsIn(at.test)[0]).toMatchObject({ track: 'delivered', rollRev: 1 })
  at.reports.splice(0, 1, report(['collected']))
  await at.send('kdniao', 'late')
  expect(parcelsIn(at.test)[0]).toMatchObject({ track: 'delivered', rollRev: 1 })
})

it('takes a failed copy out of the count, believes paper over a failure, and never goes back', async () => {
  const at = await door()
  await withParcel(at)
  const head = {
    v: 1,
    ver: 1,
    shopId: 'demo',
    parcelId: 'P1',
    n: 1,
    waybillNo: 'Z1',
    printerId: 'demo_kuaimai_P1',
    seq: 1,
  } as const
  const copy: LabelCopy = {
    ...head,
    _id: 'P1_1_1',
    no: 1,
    state: 'accepted',
    sendRev: 1,
    jobId: 'j1',
    by: 's',
    slot: 1,
    createdAt: 1,
  }
  await addCopy(at.desk, copy)
  await at.send('kuaimai', 'failed')
  expect(parcelsIn(at.test)[0]?.copies).toBe(0)
  for (const body of ['printed', 'printed', 'failed']) await at.send('kuaimai', body)
  expect(at.db.all<LabelCopy>('copies')).toMatchObject([{ state: 'printed', printedAt: NOON }])
  expect(parcelsIn(at.test)[0]?.copies).toBe(1)
})

it('takes no receipt of one maker for a job of another that has the same number', async () => {
  const at = await door()
  await withParcel(at)
  const head = { v: 1, ver: 1, shopId: 'demo', parcelId: 'P1', n: 1, waybillNo: 'Z1', seq: 1, sendRev: 1 } as const
  const row = { ...head, _id: 'P1_1_1', no: 1, printerId: 'demo_feie_P9', jobId: 'j1', by: 's', slot: 1, createdAt: 1 }
  await addCopy(at.desk, { ...row, state: 'accepted' })
  await at.send('kuaimai', 'failed')
  expect(at.db.all<LabelCopy>('copies')).toMatchObject([{ state: 'accepted' }])
})

/** A copy on a 快递100 box, and that cloud's receipts of one send of it. */
async function onBox(at: Awaited<ReturnType<typeof door>>, copy: Partial<LabelCopy>) {
  await withParcel(at)
  const [printer] = await findPrinters(at.desk, 'demo')
  if (!printer) throw new Error('no printer')
  await addPrinter(at.desk, { ...printer, _id: 'demo_kuaidi100_B1', driver: 'kuaidi100', sn: 'B1' })
  const head = { v: 1, ver: 1, shopId: 'demo', parcelId: 'P1', n: 1, waybillNo: 'Z1', seq: 1, no: 1 } as const
  const row = { ...head, _id: 'P1_1_1', printerId: 'demo_kuaidi100_B1', by: 's', slot: 1, createdAt: 1, sendRev: 1 }
  await addCopy(at.desk, { ...row, state: 'accepted', ...copy })
  const receipt = (status: string, taskId = 't1', key = 'PP1x1x1n1') => {
    const param = JSON.stringify({ status, message: '?' })
    const sign = createHash('md5')
      .update(param + saltOf(key, 'SEC'))
      .digest('hex')
    const event = {
      path: '/inbound/kuaidi100',
      httpMethod: 'POST',
      queryStringParameters: { copy: 'P1_1_1', key },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ taskId, sign, param }).toString(),
    }
    return takeIn(event, at.inbound)
  }
  const stands = () => at.db.all<LabelCopy>('copies').map(({ state, jobId }) => [state, jobId])
  return { receipt, stands }
}

it('hears what became of a label by the address of its receipt, once, and never backwards', async () => {
  const at = await door()
  const { receipt, stands } = await onBox(at, { jobId: 't1' })
  const { status, body } = await receipt('200')
  expect([status, JSON.parse(body)]).toMatchObject([200, { result: true, returnCode: '200' }])
  for (const again of ['200', '201']) await receipt(again)
  expect(stands()).toEqual([['printed', 't1']])
  expect(parcelsIn(at.test)[0]?.copies).toBe(1)
})

it('settles a label whose answer was lost by its receipt, without a person', async () => {
  for (const [status, state, copies] of [
    ['200', 'printed', 1],
    ['201', 'failed', 0],
  ] as const) {
    const at = await door()
    const { receipt, stands } = await onBox(at, { state: 'unknown', problem: 'no-answer' })
    await receipt(status)
    expect(stands()).toEqual([[state, 't1']])
    expect(parcelsIn(at.test)[0]?.copies).toBe(copies)
  }
})

it('takes no receipt of another task, of an earlier send, or for a printer of another maker', async () => {
  const at = await door()
  const { receipt, stands } = await onBox(at, { jobId: 't1', sendRev: 2 })
  expect((await receipt('201')).status).toBe(200)
  await receipt('201', 't2', 'PP1x1x1n2')
  expect(stands()).toEqual([['accepted', 't1']])
  const other = await door()
  const [printer] = await findPrinters(other.desk, 'demo')
  const moved = await onBox(other, { jobId: 't1', printerId: printer?._id ?? '' })
  await moved.receipt('201')
  expect(moved.stands()).toEqual([['accepted', 't1']])
})
