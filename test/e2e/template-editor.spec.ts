import type { Browser } from 'playwright-core'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { serveFake } from '../support/fake-api/serve'
import { openBrowser, openPhone, type Phone } from './phone'

const EDITOR = 'sub/settings/template-editor/index?base=76x130'
const TIMEOUT_MS = 180_000

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

/** The drawn paper, and how many pixels one mm is. */
async function paper(phone: Phone) {
  await phone.at('stage').waitFor()
  await phone.page.locator('.stage-picture img').first().waitFor()
  const box = await phone.at('stage').boundingBox()
  if (!box) throw new Error('no paper')
  const px = box.width / waybill76x130.size.w
  return { px, at: (x: number, y: number) => ({ x: box.x + x * px, y: box.y + y * px }) }
}

it(
  'chooses by a tap on the label, moves by a drag, says what lies over what, and takes it back',
  async () => {
    const phone = await openPhone(browser, front.url, 'owner')
    await phone.go('sub/settings/templates/index')
    await phone.at('template-76x130').waitFor()
    await phone.shot('templates')
    await phone.go(EDITOR)
    const { px, at } = await paper(phone)
    const name = at(30, 38)
    await phone.page.touchscreen.tap(name.x, name.y)
    await expect(phone.at('place').textContent()).resolves.toContain('36.25')
    const finger = await phone.page.context().newCDPSession(phone.page)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [name] })
    for (let step = 1; step <= 8; step++) {
      // sideways as well, up to the edge: a browser takes the first few pixels of a drag for a tap
      const touch = { x: name.x + step * px, y: name.y + step * 0.4 * px }
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [touch] })
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await phone.page.waitForFunction(() => document.body.innerText.includes('先改好 1 处'))
    await phone.tap('close')
    await phone.at('flaw-0').waitFor()
    await phone.shot('template-editor')
    await phone.tap('undo')
    await phone.page.waitForFunction(() => document.body.innerText.includes('还没改'))
    expect(phone.errors).toEqual([])
  },
  TIMEOUT_MS,
)
