import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { bundleConsole } from './build'
import { startCloud, type Cloud } from './cloud'
import { createControl } from './control'
import { importFile, openDemoShop, PERSONAS, seedPayments } from './demo'
import { dayUntil } from './demo-day'
import { startFront } from './front'
import { firstOfRow } from './ports'

const root = process.cwd()
const demo = (name: string) => ({ name, bytes: readFileSync(path.join(root, 'test/data/day-300', name)) })

/** `ordersFile` is written once: the day stays the day that the data knows. */
async function seed(cloud: Cloud, ordersFile: string): Promise<void> {
  if (!existsSync(ordersFile)) writeFileSync(ordersFile, dayUntil(demo('orders.csv').bytes, Date.now()))
  await openDemoShop(cloud)
  await importFile(cloud, 'products', demo('products.csv'))
  await seedPayments(cloud, readFileSync(ordersFile))
}

function open(url: string) {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // no browser here: the link is printed
    .unref()
}

const readArgs = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      fresh: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      /** A printer of this network that the desk may use: raw://192.168.1.50:9100 or cups:Queue_Name. Kept from then on. */
      printer: { type: 'string', multiple: true, default: [] },
    },
  }).values

async function main() {
  const values = readArgs()
  const port = await firstOfRow(values.port, 5)
  const dataDir = path.join(root, '.data')
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true })
  const known = existsSync(path.join(dataDir, 'keys.json'))
  const ordersFile = path.join(dataDir, 'orders.csv')
  const networkPrinter = `raw://127.0.0.1:${port + 4}`
  const cloud = await startCloud({
    dataDir,
    ports: { gateway: port + 1, partners: port + 2, printers: port + 3, networkPrinter: port + 4 },
    lanPrinters: [...values.printer, networkPrinter],
  })
  const phones = { isCut: false }
  const front = await startFront({
    port,
    gatewayUrl: cloud.gatewayUrl,
    partnersUrl: cloud.partnersUrl,
    phoneDir: path.join(root, 'dist/h5'),
    consoleDir: await bundleConsole(),
    ordersFile,
    // the sandbox WeChat knows the payments of whatever day the shop brings in
    onFile: (bytes) => seedPayments(cloud, bytes),
    control: createControl(cloud, phones),
    phones,
  })
  const stop = () => void Promise.all([front.close(), cloud.close()]).then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await seed(cloud, ordersFile)
  console.log(`
  发货台 is running${known ? '' : ' with a fresh demo shop'}: ${front.url}

  owner   ${front.url}/app/?as=${PERSONAS.owner}
  packer  ${front.url}/app/?as=${PERSONAS.packer}
  buyer   from the console, once an order is there

  a label printer of this network, to add by its address: ${networkPrinter}

  A day of 300 orders to import: ${path.relative(root, ordersFile)}, also on the console     Ctrl-C stops everything; data stays in .data/
`)
  if (!values['no-open']) open(front.url)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
