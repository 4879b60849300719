import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { startCloud, type Cloud } from './cloud'
import { importFile, openDemoShop, PERSONAS, seedPayments } from './demo'
import { startFront } from './front'

const root = process.cwd()
const demo = (name: string) => ({ name, bytes: readFileSync(path.join(root, 'test/data/day-300', name)) })

async function bundleConsole(): Promise<string> {
  const outdir = path.join(root, 'dist/console')
  await build({
    entryPoints: [path.join(root, 'local/console/console.ts')],
    bundle: true,
    format: 'esm',
    target: 'chrome100',
    outdir,
    loader: { '.html': 'copy' },
    logLevel: 'error',
  })
  await build({
    entryPoints: [path.join(root, 'local/console/index.html'), path.join(root, 'local/console/console.css')],
    outdir,
    loader: { '.html': 'copy' },
    logLevel: 'error',
  })
  return outdir
}

/** The console's own wishes: time, a buyer to play, killing a worker. */
const control = (cloud: Cloud) => async (action: string, body: Record<string, unknown>) => {
  switch (action) {
    case 'state':
      return {
        personas: PERSONAS,
        now: ((await fetch(`${cloud.gatewayUrl}/local/state`).then((answer) => answer.json())) as { now: number }).now,
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
    },
  })
  const port = Number(values.port)
  const dataDir = path.join(root, '.data')
  if (values.fresh) rmSync(dataDir, { recursive: true, force: true })
  const known = existsSync(path.join(dataDir, 'keys.json'))
  const cloud = await startCloud({ dataDir, ports: { gateway: port + 1, partners: port + 2 } })
  const front = await startFront({
    port,
    gatewayUrl: cloud.gatewayUrl,
    partnersUrl: cloud.partnersUrl,
    phoneDir: path.join(root, 'dist/h5'),
    consoleDir: await bundleConsole(),
    control: control(cloud),
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

  A day of 300 orders to import: test/data/day-300/orders.csv     Ctrl-C stops everything; data stays in .data/
`)
  if (!values['no-open']) open(front.url)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
