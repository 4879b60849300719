import type { Browser } from 'playwright-core'
import { serveFake } from '../support/fake-api/serve'
import { openBrowser, openPhone, type Phone } from './phone'

/** A busy evening of canned answers: each floor page with all that it can have on it at once. */
let fake: Awaited<ReturnType<typeof serveFake>>
let browser: Browser
let phone: Phone

beforeAll(async () => {
  fake = await serveFake()
  browser = await openBrowser()
  phone = await openPhone(browser, fake.url, 'owner')
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await fake?.close()
}, 240_000)

it('says on the desk what must not go, and takes a later van to what it lacks', async () => {
  await phone.go('pages/desk/index')
  await phone.at('alert-floor-stop').waitFor()
  await phone.shot('desk')
  await phone.tap('alert-act-al2')
  await phone.page
    .getByText(/^转到前台快麦：转走了 27 张/)
    .first()
    .waitFor()
  await phone.page.getByText('差 12 个').first().click()
  await phone.page.waitForURL(/print\/plan/)
}, 240_000)

it('walks a wave: which way, and the cursor in the field on 扫货位', async () => {
  await phone.go('sub/floor/pick/index')
  await phone.tap('got-it')
  await phone.page.getByText(/^换到 B 道/).waitFor()
  await phone.tap('scan-bin')
  await phone.page.locator('#scan-input:visible input:focus').waitFor()
  await phone.shot('pick')
}, 240_000)

it('counts a pile, names what comes off it and what is not on it', async () => {
  await phone.go('sub/floor/handover/index?courier=zto')
  await phone.at('taken-P3').waitFor()
  await phone.shot('handover')
}, 240_000)

it('stops for a refund and for a wrong size', async () => {
  await phone.go('sub/floor/pack/index')
  await phone.scan('78341200568842')
  await phone.at('stop-rest').waitFor()
  await phone.shot('stop')
  await phone.go('sub/floor/pack/index')
  await phone.scan('78341200566130')
  await phone.at('pack-head').waitFor()
  await phone.scan('FH05-3M')
  await phone.at('stop').waitFor()
  await phone.shot('stop-wrong')
}, 240_000)

it('prints, with what a person must decide by cause', async () => {
  await phone.go('sub/print/running/index?batch=batch-1')
  await phone.at('hold').waitFor()
  await phone.shot('print-running')
  expect(phone.errors).toEqual([])
}, 240_000)
