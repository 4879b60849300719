import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { bundleConsole } from '../../local/build'
import { createControl } from '../../local/control'
import { freePort } from '../../local/ports'
import { startCloud, type Cloud } from '../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../local/demo'
import { dayUntil } from '../../local/demo-day'
import { startFront } from '../../local/front'
import { openBrowser, openPhone, type Phone } from './phone'

/** The whole app on loopback with a browser before it, as `npm start` would have it. */
export interface App {
  readonly cloud: Cloud
  readonly browser: Browser
  readonly url: string
  /** Where the console's sample file is taken from. */
  readonly ordersFile: string
  phone(openid: string): Promise<Phone>
  ownerApi<T>(name: string, input: object): Promise<T>
  close(): Promise<void>
}

export async function startApp(): Promise<App> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-e2e-'))
  const ordersFile = path.join(dataDir, 'orders.csv')
  const cloud = await startCloud({ dataDir })
  const phones = { isCut: false }
  const front = await startFront({
    port: await freePort(),
    gatewayUrl: cloud.gatewayUrl,
    partnersUrl: cloud.partnersUrl,
    phoneDir: path.resolve('dist/h5'),
    consoleDir: await bundleConsole(),
    ordersFile,
    onFile: (bytes) => seedPayments(cloud, bytes),
    phones,
    control: createControl(cloud, phones),
  })
  await openDemoShop(cloud)
  await importFile(cloud, 'products', { name: 'products.csv', bytes: readFileSync('test/data/day-300/products.csv') })
  const browser = await openBrowser()
  return {
    cloud,
    browser,
    url: front.url,
    ordersFile,
    phone: (openid) => openPhone(browser, front.url, openid),
    ownerApi: async <T>(name: string, input: object) => must(await cloud.api<T>(PERSONAS.owner, name, input), name),
    async close() {
      await browser.close()
      await front.close()
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The first rows of the sample day as if it ended now, whole orders only: lines of one order stand together. */
export function firstOrders(rows: number): Buffer {
  const lines = readFileSync('test/data/day-300/orders.csv', 'utf8').split('\n')
  let end = rows
  while (!/^\d{20},/.test(lines[end] ?? '') || lines[end]?.slice(0, 20) === lines[end - 1]?.slice(0, 20)) end++
  return dayUntil(Buffer.from(lines.slice(0, end).join('\n')), Date.now())
}

/** Polls what the desk knows, as a person looks again. */
export async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read()
    if (value !== undefined) return value
    if (tries > 240) throw new Error('it did not happen within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
