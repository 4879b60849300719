import { DRIVER_CASES } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf } from '../support/printing/world'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { SANDBOX } from '../../local/partners/settings'

jest.setTimeout(60_000)

/** A 快麦 shop with a second printer beside the first. */
async function twoPrinters() {
  const [kuaimai] = DRIVER_CASES
  if (!kuaimai) throw new Error('no driver')
  const world = await createPrintWorld(kuaimai)
  const { sn, deviceKey } = SANDBOX.kuaimai.printers[1] ?? { sn: '', deviceKey: '' }
  const second = `demo_kuaimai_${sn}`
  const place = { collection: 'printers', id: second, field: 'secrets' }
  const secrets = world.desk.seal.seal(place, JSON.stringify({ deviceKey }))
  const state = { on: true, condition: 'ready', conditionAt: 0, waiting: 0, template: '76x130' } as const
  const head = { v: 1, ver: 1, shopId: 'demo', driver: 'kuaimai', label: '二号', bind: 'binding', bindRev: 1 } as const
  await addPrinter(world.books, { ...head, ...state, _id: second, sn, secrets })
  const numbers = async () => world.copies().filter(({ state: now }) => now === 'new').length
  return { ...world, second, numbers }
}
const LABELS = 40

it('stops the queue of a printer without paper, says so, and lets its rest go to another with one tap', async () => {
  const world = await twoPrinters()
  const { must, packer, printerId, second, sn, twin } = world
  await world.run(async () => {
    await world.round()
    await twin.admin('printers', { sn, deviceStatus: 3 })
    await world.wish(LABELS)
    await world.round()
    // told by the maker within a few labels, not after all of them have gone into its queue
    expect(world.printer()).toMatchObject({ condition: 'out-of-paper' })
    expect(world.cards()).toMatchObject([{ kind: 'printer-stopped', subject: printerId }])
    const { alerts } = await must(packer, 'deskShow', {})
    const way = { from: printerId, to: second, toLabel: '二号' }
    const facts = { label: world.printer()?.label, condition: 'out-of-paper', ...way }
    expect(alerts.find(({ kind }) => kind === 'printer-stopped')).toMatchObject({ tone: 'look', facts })
    // whoever may not print is told, and offered nothing
    const seen = (await must(await world.hire('service'), 'deskShow', {})).alerts
    expect(seen.find(({ kind }) => kind === 'printer-stopped')?.facts).not.toHaveProperty('to')
    const waiting = await world.numbers()
    expect(waiting).toBeGreaterThan(LABELS / 4)
    const progress = await must(packer, 'printProgress', { batchId: WAVE })
    expect(progress.printers[0]).toMatchObject({ id: printerId, condition: 'out-of-paper', left: waiting })
    const asked = LABELS - waiting
    expect(progress.printers[0]).toMatchObject({ taken: asked, recalling: 0 })
    expect(await must(packer, 'printerMove', { from: printerId, to: second })).toEqual({
      ...{ moved: waiting, asked, left: 0 },
    })
    await world.round()
    await twin.admin('printers', { sn, deviceStatus: 0 })
    for (let rounds = 0; rounds < 4; rounds++) await world.round()
    expect(world.cards()).toEqual([])
  })
  const expected = Array.from({ length: LABELS }, (_, i) => waybillOf(i + 1))
  expect((await world.paper()).sort()).toEqual(expected)
  expect(new Set(world.copies().map(({ state }) => state))).toEqual(new Set(['printed']))
})

it('goes on by itself when the paper is back', async () => {
  const world = await twoPrinters()
  await world.run(async () => {
    await world.round()
    await world.twin.admin('printers', { sn: world.sn, deviceStatus: 3 })
    await world.wish(LABELS)
    await world.round()
    expect(await world.numbers()).toBeGreaterThan(0)
    await world.twin.admin('printers', { sn: world.sn, deviceStatus: 0 })
    for (let rounds = 0; rounds < 4; rounds++) await world.round()
  })
  expect(await world.paper()).toEqual(Array.from({ length: LABELS }, (_, i) => waybillOf(i + 1)))
})

it('asks for receipts at growing gaps, and soon again when there is news', async () => {
  const world = await twoPrinters()
  const asked: number[] = []
  const jobs = world.port.jobs.bind(world.port)
  Object.assign(world.port, {
    jobs: (...ask: Parameters<typeof jobs>) => {
      asked.push(world.time.now())
      return jobs(...ask)
    },
  })
  await world.run(async () => {
    await world.round()
    await world.wish(1)
    await world.twin.admin('quirks', { 'KM-no-result': true })
    for (let rounds = 0; rounds < 40; rounds++) await world.round()
  })
  const gaps = asked.slice(1).map((at, i) => at - (asked[i] ?? 0))
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.length).toBeLessThan(14)
  // timers are at hand every few seconds only: a gap is never shorter than it should be, and grows
  gaps.slice(0, 6).forEach((gap, i) => expect(gap).toBeGreaterThanOrEqual(3000 * 2 ** i * 0.99))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(700_000)
})
