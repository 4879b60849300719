import type { Browser, Page, Route } from 'playwright-core'
import type { ValueOf } from '@shared/api'
import { serveFake } from '../support/fake-api/serve'
import { openBrowser, openPhone, type Phone } from './phone'

const TIMEOUT_MS = 180_000
const ORDER = 'sub/order/detail/index?id=shop_1'
const AUDIT = 'sub/audit/list/index'

let browser: Browser
let front: Awaited<ReturnType<typeof serveFake>>
beforeAll(async () => {
  browser = await openBrowser()
  front = await serveFake()
}, TIMEOUT_MS)
afterAll(async () => {
  await browser.close()
  await front.close()
}, TIMEOUT_MS)

const phone = () => openPhone(browser, front.url, 'owner')

/** What becomes of the calls of one route; all others are answered as ever. */
const calls = (page: Page, name: string, how: (route: Route) => Promise<void>) =>
  page.route('**/invoke/api', async (route) => {
    const asked = route.request().postDataJSON() as { name: string }
    await (asked.name === name ? how(route) : route.fallback())
  })

/** The canned answer with something else in it. */
const changed =
  <T extends object>(change: (value: T) => Partial<T>) =>
  async (route: Route) => {
    const body = (await (await route.fetch()).json()) as { result: { ok: boolean; value: T } }
    const value = { ...body.result.value, ...change(body.result.value) }
    await route.fulfill({ json: { result: { ok: true, value } } })
  }

const textOf = async (of: Phone, id: string) => (await of.at(id).textContent()) ?? ''

it(
  'tells of an order where it is, shows its label large and its road, and cuts no word at twice the size',
  async () => {
    const owner = await phone()
    const one = changed<ValueOf<'orderGet'>>(({ parcels }) => ({
      parcels: parcels
        .slice(0, 1)
        .map((parcel) => ({ ...parcel, intercept: { state: 'dropped', reason: 'refund' } as const })),
      buyerRemark: '',
    }))
    await calls(owner.page, 'order.get', one)
    await owner.go(ORDER)
    await owner.page.locator('.label-thumb img').first().waitFor()
    expect(await textOf(owner, 'order-state')).toBe('已发货，在路上')
    await owner.shot('order')
    await owner.page.locator('.label-thumb').first().click()
    await owner.at('label-preview').waitFor()
    await owner.page.mouse.click(195, 60)
    await owner.tap('track-open')
    expect(await textOf(owner, 'track')).toContain('中通已揽收')
    await owner.shot('order-track')
    await owner.page.mouse.click(195, 60)
    await owner.page.addStyleTag({ content: 'body { text-size-adjust: 200%; -webkit-text-size-adjust: 200% }' })
    expect(await owner.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(owner.errors).toEqual([])
  },
  TIMEOUT_MS,
)

it(
  'shows printers with what they lack and for how long, why one is silent, and the way to a new one',
  async () => {
    const owner = await phone()
    await owner.go('sub/settings/printers/index')
    await owner.at('printer-a').waitFor()
    expect(await textOf(owner, 'printer-f')).toContain('离线 2 小时')
    expect(await textOf(owner, 'printer-b')).toContain('27 张在等')
    await owner.shot('printers')
    await owner.tap('why-f')
    await owner.at('why-test').waitFor()
    await owner.go('sub/settings/printer/index?id=b')
    await owner.at('printer').waitFor()
    await owner.shot('printer')
    await owner.go('sub/settings/add-printer/index')
    await owner.at('type-in').waitFor()
    await owner.shot('add-printer')
    await owner.tap('type-in')
    await owner.at('f-sn').waitFor()
    expect(owner.errors).toEqual([])
  },
  TIMEOUT_MS,
)

it(
  'shows the shape of what comes, and after 15 seconds what happened and the way out',
  async () => {
    const owner = await phone()
    const silent = () => new Promise<void>(() => undefined)
    await calls(owner.page, 'audit.list', silent)
    await owner.go(AUDIT)
    await owner.at('loading').waitFor()
    await owner.shot('audit-loading')
    await owner.at('failed').waitFor()
    expect(await textOf(owner, 'failed')).toContain('服务器 15 秒没有回答。单子都在，没有丢。')
    await owner.shot('audit-error')
    await owner.page.unrouteAll({ behavior: 'ignoreErrors' })
    await owner.tap('retry')
    await owner.at('audit-list').waitFor()
  },
  TIMEOUT_MS,
)

it(
  'says that orders are being audited, and by itself that none is left to look at, and how much may be printed',
  async () => {
    const owner = await phone()
    let left = 294
    const none = changed<ValueOf<'auditList'>>(() => ({
      ...{ orders: [], causes: [], total: 0, held: 0, mergeable: 0, auditing: left },
      asks: { cards: 0, wanted: 0, waiting: 0, answered: 0 },
    }))
    await calls(owner.page, 'audit.list', none)
    await owner.go(AUDIT)
    await owner.page.getByText('正在自动审 294 单').waitFor()
    await owner.shot('audit-coming')
    left = 0
    await owner.page.getByText('没有要审的单').waitFor()
    await owner.page.getByText('去打单，12 单可打').waitFor()
    // nothing to choose from, nothing to explain
    expect(await owner.page.locator('.causes:visible, .ad-added:visible').count()).toBe(0)
    await owner.shot('audit-empty')
  },
  TIMEOUT_MS,
)

it(
  'without network shows what it knew, how old that is, and offers nothing that would change it',
  async () => {
    const owner = await phone()
    await owner.go(AUDIT)
    await owner.tap('cause-address-repairable')
    await owner.at('accept').waitFor()
    await owner.page.route('**/invoke/api', (route) => route.abort())
    await owner.go(AUDIT)
    await owner.tap('cause-address-repairable')
    await owner.page.getByText('有网后再采用 22 单').waitFor()
    expect(await textOf(owner, 'offline')).toMatch(/没网，看到的是 \d\d:\d\d 的/)
    const [band, find] = [await owner.at('offline').boundingBox(), await owner.at('find').boundingBox()]
    expect(band && find && band.y < find.y).toBe(true)
    expect(await owner.page.locator('[id^=act-]:visible').count()).toBe(0)
    await owner.shot('audit-offline')
  },
  TIMEOUT_MS,
)

it(
  'keeps a long sheet of a tab page between its title bar and the tabs, its act over the act of the page',
  async () => {
    const owner = await phone()
    const alert = { id: 'late', kind: 'late' as const, tone: 'look' as const, facts: { count: 40, minutes: 100 } }
    await calls(
      owner.page,
      'late.list',
      changed<ValueOf<'lateList'>>(({ orders }) => ({
        orders: Array.from({ length: 40 }, (_, i) => ({ ...orders[0], id: `o${i}` }) as (typeof orders)[number]),
      })),
    )
    await calls(
      owner.page,
      'desk.show',
      changed<ValueOf<'deskShow'>>(() => ({ alerts: [alert] })),
    )
    await owner.go('pages/desk/index')
    await owner.tap('alert-act-late')
    await owner.at('tell').waitFor()
    const boxOf = async (selector: string) =>
      (await owner.page.locator(selector).last().boundingBox()) ?? { y: NaN, height: NaN }
    const [bar, title, tell, tabs] = [
      await boxOf('.taro-navigation-bar-show, #taro-navigation-bar'),
      await boxOf('.sheet-title'),
      await boxOf('.sheet .act'),
      await boxOf('.weui-tabbar'),
    ]
    expect(title.y).toBeGreaterThanOrEqual(bar.y + bar.height)
    expect(Math.abs(tell.y + tell.height - tabs.y)).toBeLessThanOrEqual(1)
    await owner.shot('late')
  },
  TIMEOUT_MS,
)
