import { PNG } from 'pngjs'
import { maskReceiver } from '@shared/order/mask-receiver'
import { planParcel } from '@shared/parcel/decide-plan'
import type { LabelCopy } from '@shared/parcel/copy'
import { isLookedFor } from '@shared/parcel/copy-rules'
import type { CardDoc, PrinterDoc } from '@shared/shop/shop'
import { careRound } from '../../../cloudfunctions/care/care'
import { createLog } from '../../../cloudfunctions/cloud/logger'
import { pictureLink } from '../../../cloudfunctions/cloud/picture-link'
import { printReceipts } from '../../../cloudfunctions/inbound/print-receipts'
import type { Inbound, Sender } from '../../../cloudfunctions/inbound/sender'
import { picture } from '../../../cloudfunctions/picture/picture'
import { addBatch } from '../../../cloudfunctions/repo/batches'
import { addCopy } from '../../../cloudfunctions/repo/copies'
import { addParcel } from '../../../cloudfunctions/repo/parcels'
import { addPrinter } from '../../../cloudfunctions/repo/printers'
import { sheetStep } from '../../../cloudfunctions/verbs/print-sheet'
import { sealParcelReceiver } from '../../../cloudfunctions/verbs/receivers'
import type { WorkDeps } from '../../../cloudfunctions/work/deps'
import { createRenderLabel } from '../../../cloudfunctions/work/label'
import { createWork } from '../../../cloudfunctions/work/slice'
import { createBench } from '../../../local/partners/test-bench'
import type { Outbox } from '../../../local/partners/twin'
import type { WebGet } from '../../../local/partners/yilianyun/picture'
import { createTestApi } from '../api'
import { anOrder } from '../desk'
import { FONT_DIR } from '../label/fonts'
import { scan } from '../label/scan'
import { scriptedNotices, scriptedSource } from '../scripted-partners'
import { seededRandom, VirtualTime } from '../virtual-time'
import type { DriverCase } from './drivers'

export const WAVE = 'wave-0001'
const TICK_MS = 200
const ROUND_MS = 15_000
const noFiles = {
  download: () => Promise.reject(new Error('no file')),
  remove: () => Promise.resolve(),
  link: () => Promise.resolve(undefined),
}
const partners = { wait: () => Promise.resolve(), fate: () => 'good' as const }

interface Sheet {
  readonly id: number
  readonly sn: string
  readonly sha: string
  readonly codes: readonly string[]
}

const LINKS = { baseUrl: 'https://desk.test', key: 'link-key' }

const WAYBILL = /7531204688\d{4}/
export const waybillOf = (slot: number) => `7531204688${String(9000 + slot)}`

/** One shop with one printer of a driver: the real engine, the real adapter, the partner's twin, and time that can be turned. */
export async function createPrintWorld({ driver, template, connect }: DriverCase, seed = 1, links = LINKS) {
  const at = await createTestApi()
  const packer = await at.hire('packer')
  const bench = createBench()
  const time = new VirtualTime(bench.clock.now())
  at.clock.at = time.now()
  const books = { ...at.desk, now: time.now }
  const log = createLog(() => undefined)

  let reader: Sender | undefined
  const outbox: Outbox = {
    async post(url, headers, rawBody) {
      if (!reader) throw new Error('nobody listens')
      const query = Object.fromEntries(new URL(url).searchParams)
      const inbound = { ...books, log, shop: at.shop } as unknown as Inbound
      return reader({ method: 'POST', query, headers, rawBody }, inbound)
    },
  }
  /** Our own addresses as a partner fetches them: signed pictures, and the door of its pushes. */
  const get: WebGet = async (url) => {
    const { pathname: path, searchParams } = new URL(url)
    if (path !== '/picture') return { status: 200, body: Buffer.from('{"data":"OK"}') }
    const event = { path, httpMethod: 'GET', queryStringParameters: Object.fromEntries(searchParams) }
    const renderLabel = createRenderLabel(() => '', FONT_DIR)
    const answer = await picture(event, { ...books, log, linkKey: LINKS.key, renderLabel })
    return { status: answer.status, body: Buffer.from(answer.status === 200 ? answer.png : '') }
  }
  const { twin, port, printer, push, hear } = connect(bench, outbox, get)
  const sender = push ? printReceipts(driver, () => push) : hear
  const printerId = `demo_${driver}_${printer.sn}`
  const random = seededRandom(seed)
  const deps: WorkDeps = {
    ...books,
    random,
    wait: time.wait,
    log,
    audit: () => Promise.resolve({ findings: [] }),
    renderLabel: createRenderLabel((copy) => pictureLink(links, copy), FONT_DIR),
    couriers: {},
    printers: { [driver]: port },
    orderSource: scriptedSource(partners).port,
    notices: scriptedNotices(partners).port,
    goodsPicture: '',
    steps: { sheet: sheetStep(books) },
  }
  const place = { collection: 'printers', id: printerId, field: 'secrets' }
  const state = { on: true, condition: 'unknown', conditionAt: time.now(), waiting: 0, template } as const
  const head = { v: 1, ver: 1, shopId: 'demo' } as const
  await addPrinter(books, {
    ...{ ...head, ...state, _id: printerId, driver, label: driver, sn: printer.sn, bind: 'binding', bindRev: 1 },
    secrets: at.desk.seal.seal(place, JSON.stringify(printer.fields)),
  })

  /** Parcels that have their numbers, and a copy of each in the printer's queue. */
  async function wish(count: number): Promise<void> {
    const ask = { verb: 'print', orderIds: [], printerIds: [printerId], merge: false } as const
    const done = { state: 'done', cursor: count, total: count, doneCount: count, refusals: [] } as const
    await addBatch(books, { ...head, ...done, _id: WAVE, ask, by: 's', createdAt: time.now() })
    const { receiver } = anOrder('1')
    for (let slot = 1; slot <= count; slot++) {
      const id = `P${String(slot).padStart(15, '0')}`
      const ship = {
        ...{ receiver: sealParcelReceiver(at.desk.seal, id, receiver), masked: maskReceiver(receiver) },
        ...{
          sender: at.shop.sender,
          courier: 'zto' as const,
          accountId: 'a',
          weightGrams: 500,
          remark: '',
          askHash: 'h',
        },
      } as const
      const order = { _id: `demo_${slot}`, shopId: 'demo', warehouseId: 'main', shipBy: time.now() }
      const lines = [{ orderId: order._id, lineNo: 1, sku: 'S1', title: '卫衣', spec: 'M', quantity: 1 }]
      const parcel = planParcel({ id, orders: [order], lines, ship, waveId: WAVE, slot, by: 's', at: time.now() })
      const waybillNo = waybillOf(slot)
      await addParcel(books, { ...parcel, waybill: 'got', waybillNo, routing: { mark: '510-G8 02 031' } })
      const copy = { n: 1, no: 1, waybillNo, printerId, seq: slot, state: 'new', sendRev: 1, by: 's', slot } as const
      await addCopy(books, { ...head, ...copy, _id: `${id}_1_1`, parcelId: id, batchId: WAVE, createdAt: time.now() })
    }
  }

  const copies = () => at.db.all<LabelCopy>('copies')
  const sheets = async () => (await twin.admin('sheets', { decode: true })) as Sheet[]
  const read = new Map<string, Promise<string>>()

  /** A small label has a QR only: read by eye, as the camera of a phone would. */
  async function byCamera(id: number): Promise<string> {
    const { width, height, data } = PNG.sync.read((await twin.admin('png', { id })) as Buffer, { skipRescale: true })
    const levels = Float32Array.from({ length: width * height }, (_, i) => ((data[i * 4] ?? 0) > 0 ? 255 : 0))
    return WAYBILL.exec((await scan({ width, height, levels })).join())?.[0] ?? `sheet ${id} says nothing`
  }
  /** The number on every sheet that has come out, in its order. */
  async function paper(): Promise<string[]> {
    const numbers = (await sheets()).map(({ id, sha, codes: [code] }) => {
      const known = read.get(sha) ?? (code === undefined ? byCamera(id) : Promise.resolve(code))
      read.set(sha, known)
      return known
    })
    return Promise.all(numbers)
  }

  /** Somebody at the printer looks for each label that nobody knows of, and says what is there. */
  async function lookAtPaper(): Promise<number> {
    const asked = copies().filter(isLookedFor)
    const there = await paper()
    for (const { _id, waybillNo } of asked)
      await at.must(packer, 'copyAnswer', { copyId: _id, cameOut: there.includes(waybillNo) })
    return asked.length
  }

  /** Twin and phone live by the same clock as the engine. */
  let isOn = true
  async function tick(): Promise<void> {
    while (isOn) {
      await time.wait(TICK_MS)
      bench.pass(time.now() - bench.clock.now())
      at.clock.at = time.now()
      await twin.tick()
    }
  }
  async function round(): Promise<void> {
    await createWork(deps).runSlice({ budgetMs: 45_000 })
    await careRound({ ...deps, files: noFiles, receiverDays: 180 })
    await time.wait(ROUND_MS)
  }
  /** Runs it while twin and clock go on. */
  const run = (job: () => Promise<void>): Promise<void> => {
    isOn = true
    void tick()
    return time.until(job().finally(() => (isOn = false)))
  }

  return {
    ...at,
    time,
    twin,
    port,
    packer,
    printerId,
    sn: printer.sn,
    books,
    deps,
    wish,
    copies,
    paper,
    lookAtPaper,
    round,
    run,
    listen: (on: boolean) => void (reader = on ? sender : undefined),
    printer: () => at.db.all<PrinterDoc>('printers').find(({ _id }) => _id === printerId),
    cards: () => at.db.all<CardDoc>('cards').filter(({ state: now }) => now === 'open'),
  }
}
export type PrintWorld = Awaited<ReturnType<typeof createPrintWorld>>
