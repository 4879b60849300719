import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleConsole } from './build'
import { startCloud, type Cloud } from './cloud'
import { everyOrder, importFile, openDemoShop, PERSONAS, seedPayments } from './demo'
import { startFront } from './front'
import { firstOfRow } from './ports'

const root = process.cwd()
const demo = (name: string) => ({ name, bytes: readFileSync(path.join(root, 'test/data/day-300', name)) })

const BOOKS_EVERY_MS = 10_000
const BOOKS_PAGES = 40

interface Books {
  numbers: number
  shipped: number
  copies: number
}

/** Our side of the console's comparison, read through the owner's order list; a big shop is read in part, so it is left out. */
function createBooks(cloud: Cloud): () => Promise<Books> {
  let books: Books = { numbers: 0, shipped: 0, copies: 0 }
  let readAt = 0
  return async () => {
    if (Date.now() - readAt < BOOKS_EVERY_MS) return books
    readAt = Date.now()
    const orders = await everyOrder(cloud, BOOKS_PAGES)
    const numbers = new Set(orders.filter(({ waybillTail }) => waybillTail).map(({ id }) => id)).size
    const shipped = orders.filter(({ state }) => state === 'shipped' || state === 'done').length
    books = { numbers, shipped, copies: numbers }
    return books
  }
}

/** The console's own wishes: time, killing a worker, our books. */
function createControl(cloud: Cloud) {
  const books = createBooks(cloud)
  return async (action: string, body: Record<string, unknown>) => {
    switch (action) {
      case 'state': {
        const state = await fetch(`${cloud.gatewayUrl}/local/state`).then(
          (answer) => answer.json() as Promise<{ now: number }>,
        )
        return { personas: PERSONAS, now: state.now, books: await books() }
      }
      case 'advance':
        await cloud.advance(Number(body['ms']))
        return { ok: true }
      case 'kill':
        await fetch(`${cloud.gatewayUrl}/local/kill`, { method: 'POST', body: JSON.stringify({ fn: body['fn'] }) })
        return { ok: true }
      default:
        throw new Error(`no such wish: ${action}`)
    }
  }
}

async function seed(cloud: Cloud): Promise<void> {
  await openDemoShop(cloud)
  await importFile(cloud, 'products', demo('products.csv'))
  await seedPayments(cloud, demo('orders.csv').bytes)
}

function open(url: string) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // no browser here: the link is printed
    .unref()
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      fresh: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      /** A printer of this network that the desk may use: raw://192.168.1.50:9100 or cups:Queue_Name. Kept from then on. */
      printer: { type: 'string', multiple: true, default: [] },
    },
  })
  const port = await firstOfRow(values.port, 5)
  const dataDir = path.join(root, '.data')
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true })
  const known = existsSync(path.join(dataDir, 'keys.json'))
  const networkPrinter = `raw://127.0.0.1:${port + 4}`
  const cloud = await startCloud({
    dataDir,
    ports: { gateway: port + 1, partners: port + 2, printers: port + 3, networkPrinter: port + 4 },
    lanPrinters: [...values.printer, networkPrinter],
  })
  const front = await startFront({
    port,
    gatewayUrl: cloud.gatewayUrl,
    partnersUrl: cloud.partnersUrl,
    phoneDir: path.join(root, 'dist/h5'),
    consoleDir: await bundleConsole(),
    control: createControl(cloud),
  })
  const stop = () => void Promise.all([front.close(), cloud.close()]).then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await seed(cloud)
  console.log(`
  发货台 is running${known ? '' : ' with a fresh demo shop'}: ${front.url}

  owner   ${front.url}/app/?as=${PERSONAS.owner}
  packer  ${front.url}/app/?as=${PERSONAS.packer}
  buyer   from the console, once an order is there

  a label printer of this network, to add by its address: ${networkPrinter}

  A day of 300 orders to import: test/data/day-300/orders.csv     Ctrl-C stops everything; data stays in .data/
`)
  if (!values['no-open']) open(front.url)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
