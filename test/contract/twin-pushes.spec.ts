import { createKdniaoPush } from '../../cloudfunctions/providers/courier/kdniao'
import { createWechatPush } from '../../cloudfunctions/providers/order-source/wechat'
import { createFeieReceiptPush } from '../../cloudfunctions/providers/printer/feie'
import { createKuaimaiReceiptPush } from '../../cloudfunctions/providers/printer/kuaimai'
import { createFeieTwin } from '../../local/partners/feie'
import { createYilianyunReceiptPush } from '../../cloudfunctions/providers/printer/yilianyun'
import { createKdniaoTwin } from '../../local/partners/kdniao'
import { createKuaimaiTwin } from '../../local/partners/kuaimai'
import { SANDBOX } from '../../local/partners/settings'
import { createBench } from '../../local/partners/test-bench'
import { createWechatTwin } from '../../local/partners/wechat'
import { createYilianyunTwin } from '../../local/partners/yilianyun'
import { realPage } from '../support/print-page'
import { anAsk } from './courier.contract'
import { feieBench } from './feie'
import { aJob } from './printer.contract'
import { kdniaoBench, kuaimaiBench, twinReach } from './twins'
import { webOf, yilianyunBench } from './yilianyun'

const URL_OF_SHOP = 'http://shop/inbound'

it.each([false, true])('hears 快递鸟’s scans, encoded twice: %s', async (twice) => {
  const bench = createBench()
  const twin = createKdniaoTwin(bench.deps({ ...SANDBOX.kdniao, pushUrl: URL_OF_SHOP }))
  await twin.admin('quirks', { 'KDN-push-encoded': twice })
  const { courier, account, collect } = kdniaoBench(twin, twinReach(twin), 'good')
  const { waybillNo } = await courier.createWaybill(anAsk(account))
  const ref = { partnerKey: anAsk(account).partnerKey, account, waybillNo, phoneTail: '0000' }
  await courier.subscribeTrack(ref)
  await collect(waybillNo)
  await twin.tick()
  const push = createKdniaoPush(SANDBOX.kdniao)
  const heard = bench.sent.map(({ body }) => push.parse(body))
  expect(heard.at(-1)?.reports).toEqual([await courier.track(ref)])
  expect(createKdniaoPush({ ...SANDBOX.kdniao, apiKey: 'other' }).parse(bench.sent[0]?.body ?? '')).toBeUndefined()
  bench.replies.push({ status: 200, body: push.answer(bench.clock.now()).body })
  bench.pass(24 * 3_600_000)
  await twin.tick()
  expect(twin.books()).toMatchObject({ pushes: { ok: 1, pending: 0 } })
})

it('hears 快麦’s receipt of the very job that was printed', async () => {
  const bench = createBench()
  const twin = createKuaimaiTwin(bench.deps({ ...SANDBOX.kuaimai, pushUrl: URL_OF_SHOP }))
  const { port, printer } = kuaimaiBench({ twin, bench, key: 'good' })
  await port.bind(printer)
  const { jobId } = await port.print(aJob(printer))
  bench.pass(60_000)
  await twin.tick()
  const push = createKuaimaiReceiptPush(SANDBOX.kuaimai)
  expect(bench.sent.map(({ body }) => push.parse(body)?.jobs)).toEqual([[{ jobId, condition: 'printed' }]])
})

it.each([false, true])(
  'hears 飞鹅’s receipt of the very job that was printed, in its other form: %s',
  async (other) => {
    const bench = createBench()
    const twin = createFeieTwin(bench.deps({ ...SANDBOX.feie, pushUrl: `${URL_OF_SHOP}/feie` }))
    await twin.admin('quirks', { 'FEIE-push-word': other, 'FEIE-push-bare': other, 'FEIE-push-twice': true })
    const { port, printer, page } = feieBench({ twin, bench, key: 'good' })
    await port.bind(printer)
    const { jobId } = await port.print(aJob(printer, { page }))
    const push = createFeieReceiptPush({ publicKey: SANDBOX.feie.pushPublicKey })
    const yes = { status: 200, body: push.answer().body }
    bench.replies.push(yes, yes)
    bench.pass(60_000)
    await twin.tick()
    const heard = bench.sent.map(({ body }) => push.parse(body))
    expect(heard.map((receipt) => receipt?.jobs)).toEqual(Array(2).fill([{ jobId, condition: 'printed' }]))
    expect(heard[0]?.eventId).toBe(heard[1]?.eventId)
    expect(twin.books()).toMatchObject({ pushes: { ok: 2, pending: 0 } })
  },
)

it.each([false, true])('hears 易联云’s receipt of the very job that was printed, as JSON: %s', async (json) => {
  const bench = createBench()
  const push = createYilianyunReceiptPush({ ...SANDBOX.yilianyun, now: bench.clock.now })
  const web = webOf(realPage())
  const twin = createYilianyunTwin({
    ...bench.deps({ ...SANDBOX.yilianyun, pushUrl: URL_OF_SHOP }),
    get: async (url) => (url === URL_OF_SHOP ? { status: 200, body: Buffer.from(push.answer().body) } : web(url)),
  })
  await twin.admin('quirks', { 'YLY-push-json': json, 'YLY-push-twice': true })
  const { port, printer } = yilianyunBench({ twin, bench, key: 'good' })
  await port.bind(printer)
  const { jobId } = await port.print(aJob(printer))
  const yes = { status: 200, body: push.answer().body }
  bench.replies.push(yes, yes)
  bench.pass(60_000)
  await twin.tick()
  expect(bench.sent.map(({ body }) => push.parse(body)?.jobs)).toEqual(Array(2).fill([{ jobId, condition: 'printed' }]))
  expect(twin.books()).toMatchObject({ pushes: { ok: 2, pending: 0 } })
})

it.each(['plain', 'safe'] as const)('hears WeChat’s events in %s mode', async (mode) => {
  const bench = createBench()
  const push = { ...SANDBOX.wechat.push, url: URL_OF_SHOP, mode }
  const twin = createWechatTwin(bench.deps({ ...SANDBOX.wechat, push }))
  const paidAt = bench.clock.now() - 49 * 3_600_000
  await twin.admin('payments', [{ outTradeNo: 'T1', amountFen: 916, paidAt }])
  await twin.tick()
  const { token, encodingAesKey: aesKey } = push
  const own = createWechatPush(mode === 'safe' ? { token, aesKey, appId: SANDBOX.wechat.appid } : { token })
  const heard = bench.sent.map(({ url, body }) => own.parse(Object.fromEntries(new URL(url).searchParams), body))
  expect(heard[0]).toMatchObject({ event: 'trade_manage_remind_shipping', fields: { merchant_trade_no: 'T1' } })
})
