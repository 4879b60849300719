import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import BROWSERS from '../../tools/browsers.json'

const SCREENS = path.join(process.cwd(), 'docs/screens')
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
const LONG_MS = 60_000

export async function openBrowser(): Promise<Browser> {
  // 'playwright': its own download is there; else the path of a Chromium
  const told = process.env['CHROMIUM']
  const known = told === 'playwright' ? undefined : (told ?? BROWSERS.find((file) => existsSync(file)))
  return chromium.launch({ args: ARGS, ...(known ? { executablePath: known } : {}) })
}

export interface Phone {
  readonly page: Page
  go(route: string): Promise<void>
  /** The newest element with this id: Taro keeps former pages in the document, hidden. */
  at(id: string): Locator
  tap(id: string): Promise<void>
  scan(code: string): Promise<void>
  shot(name: string): Promise<void>
  readonly errors: readonly string[]
}

/** A phone of 390x844 in the hands of one person. */
export async function openPhone(browser: Browser, front: string, openid: string): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(LONG_MS)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const at = (id: string) => page.locator(`#${id}:visible`).last()
  return {
    page,
    errors,
    at,
    async go(route) {
      await page.goto(`${front}/app/?as=${openid}#/${route}`)
      await page.reload()
    },
    tap: (id) => at(id).click(),
    async scan(code) {
      await page.locator('#scan-input:visible input').last().fill(code)
      await at('scan-send').click()
    },
    async shot(name) {
      await page.waitForTimeout(400)
      await page.screenshot({ path: path.join(SCREENS, `${name}.png`) })
    },
  }
}
