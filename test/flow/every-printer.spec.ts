import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ValueOf } from '@shared/api'
import { startCloud, type Cloud } from '../../local/cloud'
import { must, openDemoShop, PERSONAS } from '../../local/demo'
import { drawTspl } from '../../local/partners/paper/tspl-draw'
import { SANDBOX } from '../../local/partners/settings'
import { startRawPrinter, type RawPrinter } from '../support/printing/raw-printer'

/** What a person would read off each machine. */
const MACHINES = [
  { driver: 'xpyun', sn: SANDBOX.xpyun.printers[0]?.sn, fields: {} },
  { driver: 'kuaidi100', sn: SANDBOX.kuaidi100.printers[0]?.sn, fields: {} },
  { driver: 'feie', sn: SANDBOX.feie.printers[0]?.sn, fields: { key: SANDBOX.feie.printers[0]?.deviceKey } },
  {
    driver: 'yilianyun',
    sn: SANDBOX.yilianyun.printers[0]?.sn,
    fields: { msign: SANDBOX.yilianyun.printers[0]?.deviceKey },
  },
] as const
const ROUNDS = 40
const ROUND_MS = 1_000

let device: RawPrinter
const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-printers-'))
let cloud: Cloud
beforeAll(async () => {
  device = await startRawPrinter()
  cloud = await startCloud({ dataDir, timersOff: true, poke: false, lanPrinters: [device.address] })
  await openDemoShop(cloud)
}, 300_000)
afterAll(async () => {
  await cloud.close()
  await device.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const owner = async <T>(name: string, input: object) => must(await cloud.api<T>(PERSONAS.owner, name, input), name)

/** Lets the functions work until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    if (await isSo()) return
    await cloud.run('work0')
    await cloud.run('care')
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  }
  throw new Error('it does not come to be so')
}

async function testSheet(machine: {
  readonly driver: string
  readonly sn: string | undefined
  readonly fields: object
}) {
  const label = `${machine.driver} 1`
  const { printers } = await owner<ValueOf<'settingsGet'>>('printer.add', { ...machine, label })
  const id = printers.find((printer) => printer.label === label)?.id ?? ''
  await until(async () => {
    const now = await owner<ValueOf<'settingsGet'>>('settings.get', {})
    return now.printers.find((printer) => printer.id === id)?.bind === 'bound'
  })
  const tap = { requestId: `sheet-${machine.driver}`, printerId: id }
  await until(async () => (await owner<ValueOf<'templateTestPrint'>>('template.testPrint', tap)).state === 'printed')
}

it.each(MACHINES)(
  'adds a $driver printer as its owner would, and its test sheet comes out once',
  async (machine) => {
    await testSheet(machine)
    const sheets = await cloud.twin<{ sn: string; twice: boolean }[]>(machine.driver, 'sheets', {})
    expect(sheets).toMatchObject([{ sn: machine.sn, twice: false }])
  },
  120_000,
)

it('prints on a printer of the local network, by its address', async () => {
  await testSheet({ driver: 'lan', sn: device.address, fields: {} })
  expect(device.labels).toHaveLength(1)
  expect(drawTspl(Buffer.from(device.labels[0] ?? '', 'latin1')).sheets).toHaveLength(1)
}, 120_000)

it.each(['feie', 'yilianyun'])(
  'hears the receipts that %s pushes',
  async (driver) => {
    await until(async () => (await cloud.twin<{ pushes: { ok: number } }>(driver, 'books')).pushes.ok === 1)
  },
  60_000,
)
