import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ValueOf } from '@shared/api'
import { startCloud, type Cloud } from '../../local/cloud'
import { importFile, must, openDemoShop, PERSONAS, seedPayments } from '../../local/demo'
import { PrinterLink } from '../../miniprogram/device/bluetooth/link'
import type { Journal } from '../../miniprogram/sub/print/bluetooth/journal'
import { PrintRun } from '../../miniprogram/sub/print/bluetooth/run'
import { SimulatedPrinter, tsplLength, type Fate } from '../support/bluetooth/device'
import { greyOf, scan } from '../support/label/scan'
import { readTspl } from '../support/label/tspl-reader'
import { seededRandom } from '../support/virtual-time'
import { settle } from './day/day'

const DAY = 'test/data/day-300'
const LINES = 40
/** More than one take, so that the phone comes back for the rest. */
const COPIES = 11
/** The phone's waits, shortened: a label is two hundred writes. */
const FASTER = 20

const dataDir = mkdtempSync(path.join(tmpdir(), 'fahuotai-bluetooth-'))
let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud({ dataDir, timersOff: true, poke: false })
  await openDemoShop(cloud)
  const bytes = Buffer.from(readFileSync(`${DAY}/orders.csv`, 'utf8').split('\n').slice(0, LINES).join('\n'))
  await importFile(cloud, 'products', { name: 'products.csv', bytes: readFileSync(`${DAY}/products.csv`) })
  await seedPayments(cloud, bytes)
  await importFile(cloud, 'orders', { name: 'orders.csv', bytes })
  await settle(cloud)
}, 300_000)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const owner = async <T>(name: string, input: object) => must(await cloud.api<T>(PERSONAS.owner, name, input), name)
const call = <T>(name: string, input: object) => cloud.api<T>(PERSONAS.packer, name, input)

/** One of six hundred writes goes wrong: about every third label. */
function badLink(seed: number): () => Fate {
  const random = seededRandom(seed)
  const bad: readonly Fate[] = ['busy', 'drop', 'drop-arrived', 'silent', 'silent-arrived']
  return () => (random() < 1 / 600 ? (bad[Math.floor(random() * bad.length)] ?? 'good') : 'good')
}

it('prints a batch over a bad Bluetooth link from the built functions: each label once, in order, as the ledger says', async () => {
  for (const { id } of (await owner<ValueOf<'settingsGet'>>('settings.get', {})).printers)
    await owner('printer.switch', { id, on: false })
  const added = await owner<ValueOf<'settingsGet'>>('printer.add', {
    driver: 'bluetooth',
    sn: 'GP-M322',
    label: '手持',
  })
  const printerId = added.printers.find(({ driver }) => driver === 'bluetooth')?.id ?? ''
  const { batchId } = await owner<{ batchId: string }>('print.go', { requestId: randomUUID(), limit: COPIES })
  await settle(cloud)
  const queue = async () => must(await call<ValueOf<'phoneQueue'>>('phone-print.show', { printerId }), 'queue')
  expect(await queue()).toMatchObject({ waiting: COPIES, taken: 0, unsure: [] })

  const clock = { wait: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms / FASTER)) }
  const device = new SimulatedPrinter({ clock, fate: badLink(7), mtu: 185, lengthOf: tsplLength })
  const link = new PrinterLink(device, clock)
  let journal: Journal | undefined
  const run = new PrintRun({
    link,
    newId: randomUUID,
    store: { read: () => journal, write: (value) => void (journal = value) },
    desk: {
      take: (ask) => call('phone-print.take', ask),
      report: (ask) => call('phone-print.report', ask),
      answer: (ask) => call('copy.answer', ask),
    },
    changed: () => undefined,
  })
  const numbers: string[] = []
  const look = async () => {
    for (const sheet of device.paper.slice(numbers.length)) {
      const [page] = readTspl(sheet)
      const codes = page ? await scan(greyOf(page)) : []
      numbers.push(codes.find((code) => code.startsWith('Code128:'))?.slice(8) ?? 'unreadable')
    }
  }
  let looks = 0
  for (let round = 0; round < 60 && (await queue()).waiting + (await queue()).unsure.length > 0; round++) {
    await link.connect({ deviceId: 'D1', learned: link.learned })
    await run.start({ printerId, language: 'tspl' })
    await look()
    for (const { copyId, waybillTail } of (await queue()).unsure) {
      looks += 1
      const cameOut = numbers.some((number) => number.endsWith(waybillTail))
      if (!cameOut) device.switchOffAndOn()
      await run.answer(copyId, cameOut)
    }
  }
  const progress = await owner<ValueOf<'printProgress'>>('print.progress', { batchId })
  expect(progress).toMatchObject({ total: COPIES, printed: COPIES, unsure: 0, queued: 0 })
  expect(looks).toBeGreaterThan(0)
  expect(new Set(numbers).size).toBe(COPIES)
  expect(numbers).toHaveLength(COPIES)
  expect(numbers).not.toContain('unreadable')
  const { parcels } = await owner<ValueOf<'floorSnapshot'>>('floor.snapshot', { stage: 'to-pick' })
  const inOrder = [...parcels].sort((a, b) => a.slot - b.slot).map(({ waybillNo }) => waybillNo)
  expect(numbers).toEqual(inOrder)
}, 240_000)
