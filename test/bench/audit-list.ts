import type { Page } from 'playwright-core'
import { serveFake } from '../support/fake-api/serve'
import { openBrowser, openPhone } from '../e2e/phone'

/** `npm run bench:audit`: the audit page of dist/h5 with this many held orders, scrolled and tapped in a real browser. */
const HELD = 2000
/** A hard fling: 250 px a frame is 15,000 px a second. */
const FLICK_PX = 250
const FLICKS = 1800

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** Scrolls to the last order, a flick a frame, and notes how long each frame took. */
const scrollDown = (page: Page) =>
  page.evaluate(
    async ([flick, flicks]) => {
      const frames: number[] = []
      const box = document.querySelector('.taro_page_show') ?? document.documentElement
      let before = performance.now()
      let still = 0
      for (let i = 0; i < flicks && still < 60; i++) {
        const { scrollTop } = box
        box.scrollBy(0, flick)
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = performance.now()
        frames.push(now - before)
        before = now
        still = box.scrollTop === scrollTop ? still + 1 : 0
      }
      return { frames, nodes: document.querySelectorAll('*').length, top: box.scrollTop }
    },
    [FLICK_PX, FLICKS] as const,
  )

/** From the tap to the frame in which the card is gone. */
const tapLatency = (page: Page) =>
  page.evaluate(async () => {
    const button = [...document.querySelectorAll<HTMLElement>('[id^="act-shop_held"]')].find((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return top > 200 && bottom < window.innerHeight - 150 && one.textContent?.includes('采用')
    })
    if (!button) return undefined
    const begun = performance.now()
    button.click()
    while (document.body.contains(button)) await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - begun
  })

async function main() {
  const browser = await openBrowser()
  const server = await serveFake({ held: HELD })
  const phone = await openPhone(browser, server.url, 'owner')
  try {
    const begun = performance.now()
    await phone.go('sub/audit/list/index')
    await phone.at('audit-list').waitFor()
    const opened = performance.now() - begun
    await phone.page.waitForTimeout(500)
    const { frames, nodes, top } = await scrollDown(phone.page)
    const taps: number[] = []
    for (let i = 0; i < 5; i++) {
      const place = Math.floor((top / 5) * i)
      await phone.page.evaluate((y) => document.querySelector('.taro_page_show')?.scrollTo(0, y), place)
      await phone.page.waitForTimeout(300)
      const ms = await tapLatency(phone.page)
      if (ms !== undefined) taps.push(ms)
    }
    const ms = (value: number) => Math.round(value * 10) / 10
    console.log(
      JSON.stringify({
        held: HELD,
        openedMs: ms(opened),
        scrolledPx: top,
        frames: frames.length,
        frameMs: { median: ms(median(frames)), p95: ms(at(frames, 0.95)), worst: ms(Math.max(...frames)) },
        slowFrames: frames.filter((frame) => frame > 50).length,
        nodes,
        tapMs: { median: ms(median(taps)), worst: ms(Math.max(...taps)), taps: taps.length },
        errors: phone.errors,
      }),
    )
  } finally {
    await browser.close()
    await server.close()
  }
}
void main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
