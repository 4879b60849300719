import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttp } from '../../cloudfunctions/cloud/http'
import { createShiftClock, startPartners, type Partners } from '../../local/partners/server'
import { SANDBOX } from '../../local/partners/settings'
import { shortLabel } from '../support/label/samples'
import { troubleOf } from './bench'
import { anAsk, testCourier } from './courier.contract'
import { twinFeie } from './feie'
import { kuaidi100At, twinKuaidi100 } from './kuaidi100'
import { testNoticeChannel } from './notice.contract'
import { testOrderSource } from './order-source.contract'
import { aJob, testPrinter } from './printer.contract'
import { servedKdniao, twinKdniao, twinKuaimai, twinWechatNotices, twinWechatOrders } from './twins'
import { twinXpyun, xpyunAt } from './xpyun'
import { twinYilianyun } from './yilianyun'

testCourier('kdniao, twin', (key) => twinKdniao(key))
testCourier('kdniao, twin with its other habits', (key) =>
  twinKdniao(key, { 'KDN-forbid-at-comma': true, 'KDN-notrace-false': true, 'KDN-suborders-text': true }),
)
testPrinter('kuaimai, twin', twinKuaimai)
testPrinter('yilianyun, twin', (key) => twinYilianyun(key))
testPrinter('yilianyun, twin with its other habits', (key) =>
  twinYilianyun(key, {
    'YLY-token-kills': true,
    'YLY-token-endless': true,
    'YLY-origin-64': true,
    'YLY-order-state': true,
  }),
)
testPrinter('feie, twin', (key) => twinFeie(key))
testPrinter('feie, twin with its other habits', (key) =>
  twinFeie(key, { 'FEIE-sign-3': true, 'FEIE-bytes-gbk': true, 'FEIE-offline-lag': false }),
)
testPrinter('kuaidi100, twin', (key) => twinKuaidi100(key))
testPrinter('kuaidi100, twin with its other habits', (key) =>
  twinKuaidi100(key, {
    'K100-order-again': true,
    'K100-unknown-500': true,
    'K100-offline-refused': true,
    'K100-online-digit': true,
    'K100-push-lower': true,
    'K100-push-twice': true,
  }),
)
testPrinter('xpyun, twin', (key) => twinXpyun(key))
testPrinter('xpyun, twin, raw TSPL', (key) => twinXpyun(key, { language: 'TSPL' }))
testPrinter('xpyun, twin with its other habits', (key) =>
  twinXpyun(key, {
    quirks: {
      'XPB-key-refused': true,
      'XPB-purge-all': true,
      'XPB-verify-code': true,
      'XPB-order-code': true,
      'XPB-bytes-counted': true,
      'XPB-native-off': true,
    },
  }),
)
testOrderSource('wechat, twin', twinWechatOrders)
testNoticeChannel('wechat, twin', twinWechatNotices)

const running: { partners: Partners; dataDir: string }[] = []
afterEach(async () => {
  for (const { partners, dataDir } of running.splice(0)) {
    await partners.close()
    rmSync(dataDir, { recursive: true })
  }
})
testCourier('kdniao, twin over HTTP', async (key) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'contract-'))
  const partners = await startPartners({ port: 0, dataDir })
  running.push({ partners, dataDir })
  return servedKdniao(partners, key)
})

it('leaves a key that was used before, without its number, to people', async () => {
  const { courier, account } = await twinKdniao('good', { 'K106-bare': true })
  await courier.createWaybill(anAsk(account))
  expect(await troubleOf(courier.createWaybill(anAsk(account)))).toMatchObject({
    failure: 'rejected',
    scope: 'order',
    providerCode: '106',
  })
})

it.each([
  [{}, undefined],
  [{ 'XPB-key-refused': true }, 'no-answer'],
])('prints once when a lost answer is asked for again with its key (%o)', async (quirks, failure) => {
  const { port, printer, fail, run, sheets } = await twinXpyun('good', { quirks })
  await fail('lost-answer')
  expect(await troubleOf(port.print(aJob(printer)))).toMatchObject({ failure: 'no-answer' })
  if (failure) expect(await troubleOf(port.print(aJob(printer)))).toMatchObject({ failure })
  else expect((await port.print(aJob(printer))).jobId).not.toBe('')
  await run()
  expect(await sheets()).toBe(1)
})

it.each([
  [{}, 'no-answer', 1],
  [{ 'K100-order-again': true }, undefined, 2],
])(
  'leaves a lost answer of 快递100 to a receipt or a person: an order number may print again (%o)',
  async (...habit) => {
    const [quirks, failure, sheets] = habit
    const bench = await twinKuaidi100('good', quirks)
    await bench.fail('lost-answer')
    expect(await troubleOf(bench.port.print(aJob(bench.printer)))).toMatchObject({ failure: 'no-answer' })
    expect(bench.port.unknown.afterUnknown).toBe('person')
    await bench.run()
    expect(bench.heard()).toMatchObject([{ copyId: 'copy1', partnerKey: 'PCONTRACT0000000n1', condition: 'printed' }])
    if (failure) expect(await troubleOf(bench.port.print(aJob(bench.printer)))).toMatchObject({ failure })
    else await bench.port.print(aJob(bench.printer))
    await bench.run()
    expect(await bench.sheets()).toBe(sheets)
  },
)

it('prints by 快递100 whether or not the account may ask for a device', async () => {
  const { port, printer, twin, run, sheets } = await twinKuaidi100('good', { 'K100-status-limited': true })
  await port.bind(printer)
  expect(await port.status([printer])).toEqual({ p1: { condition: 'unknown', waiting: 0 } })
  await port.print(aJob(printer))
  await run()
  expect(await sheets()).toBe(1)
  await twin.admin('quirks', { 'K100-status-limited': false })
  await twin.admin('printers', { sn: printer.sn, online: false })
  const away = aJob(printer, { partnerKey: 'PCONTRACT0000000n2' })
  expect(await troubleOf(port.print(away))).toMatchObject({ failure: 'offline', scope: 'account' })
})

it('prints over a socket: a form with a file, and a picture in JSON', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'contract-'))
  const clock = createShiftClock()
  const partners = await startPartners({ port: 0, dataDir, clock })
  running.push({ partners, dataDir })
  const http = createHttp()
  const reach = (name: string) => ({ http, now: clock.now, baseUrl: `${partners.url}/${name}` })
  for (const [twin, port, sn] of [
    [partners.twins.kuaidi100, kuaidi100At(reach('kuaidi100')), SANDBOX.kuaidi100.printers[0]?.sn],
    [partners.twins.xpyun, xpyunAt(reach('xpyun')), SANDBOX.xpyun.printers[0]?.sn],
  ] as const) {
    const printer = { id: 'p1', driver: port.id, sn: sn ?? '', fields: {} }
    await port.bind(printer)
    expect((await port.print(aJob(printer))).jobId).not.toBe('')
    clock.advance(60_000)
    await twin.tick()
    expect(await twin.admin('sheets', { decode: true })).toMatchObject([
      { codes: [shortLabel.waybillNo], twice: false },
    ])
  }
})
