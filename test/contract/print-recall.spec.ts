import type { EffectDoc } from '@shared/effect/effect'
import { addPrinter } from '../../cloudfunctions/repo/printers'
import { DRIVER_CASES, type DriverCase } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf } from '../support/printing/world'
import { scriptedPrinter } from '../support/scripted-partners'

const LABELS = 5
const OTHER = 'demo_other_1'
const allWell = { wait: () => Promise.resolve(), fate: () => 'good' as const }

/** A printer without paper that has labels in its maker's queue, and another one that prints. */
async function stoppedPrinter(one: DriverCase) {
  const world = await createPrintWorld(one)
  const other = scriptedPrinter(allWell)
  Object.assign(world.deps.printers, { other: other.port })
  const secrets = world.desk.seal.seal({ collection: 'printers', id: OTHER, field: 'secrets' }, '{}')
  const state = { on: true, condition: 'ready', conditionAt: 0, waiting: 0, template: one.template, secrets } as const
  const head = { v: 1, ver: 1, shopId: 'demo', driver: 'other', label: '另一台', sn: '1' } as const
  await addPrinter(world.books, { ...head, ...state, _id: OTHER })
  world.listen(true)
  await world.twin.admin('quirks', one.quirks)
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round++) await world.round()
  }
  return {
    ...world,
    rounds,
    device: (change: object) => world.twin.admin('printers', { sn: world.sn, ...change }),
    faults: (patch: object) => world.twin.admin('faults', patch),
    move: () => world.must(world.packer, 'printerMove', { from: world.printerId, to: OTHER }),
    inState: (wanted: string) => world.copies().filter(({ state: now }) => now === wanted).length,
    lane: async () =>
      (await world.must(world.packer, 'printProgress', { batchId: WAVE })).printers.find(
        ({ id }) => id === world.printerId,
      ),
    /** The numbers on all sheets of both printers. */
    async sheets() {
      const there = other.paper.map((copyId) => waybillOf(Number(copyId.slice(1, 16))))
      return { here: await world.paper(), there, all: [...(await world.paper()), ...there].sort() }
    },
  }
}

const EACH_ONCE = Array.from({ length: LABELS }, (_, i) => waybillOf(i + 1))
const openRecalls = (rows: readonly EffectDoc[]) =>
  rows.filter(({ kind, state }) => kind === 'print.recall' && !['done', 'dropped'].includes(state))

const chance = { mode: 'chance', p: 0.4, seed: 3 }
const FAULTS: Readonly<Record<string, object>> = {
  'no fault': {},
  'silence before the maker had it': { lostRequest: chance },
  'silence after the maker did it': { noAnswer: chance },
  'work done only after the caller gave up': { slowThenDone: { ...chance, ms: 20_000 } },
  'a 5xx after it was done': { error5xxAfter: chance },
  'a proxy page instead of an answer': { html200: chance },
  'too fast': { throttle: chance },
  busy: { busy: chance },
}
const NO_FAULTS = Object.fromEntries(
  ['lostRequest', 'noAnswer', 'slowThenDone', 'error5xxAfter', 'html200', 'throttle', 'busy'].map((kind) => [
    kind,
    null,
  ]),
)

type Run = [name: string, run: { one: DriverCase; fault: object }]
// a maker's other habits change how it prints, not how it gives back
const MAKERS = DRIVER_CASES.filter(({ name, driver }) => name === driver)
const runs = MAKERS.flatMap((one) =>
  Object.entries(FAULTS).map(([name, fault]): Run => [`${one.name}: ${name}`, { one, fault }]),
)

jest.setTimeout(60_000)

it.each(runs)('%s: a label that is moved comes out once, here or there', async (_name, { one, fault }) => {
  const world = await stoppedPrinter(one)
  await world.run(async () => {
    await world.rounds(1)
    await world.device({ deviceStatus: 3 })
    await world.wish(LABELS)
    await world.rounds(1)
    await world.faults(fault)
    await world.move()
    await world.rounds(2)
    await world.faults(NO_FAULTS)
    await world.rounds(3)
    // a person is asked of each label that nobody knows; what its maker kept is said to be there
    const lane = await world.lane()
    const kept = world.inState('accepted') - world.copies().filter(({ printerId }) => printerId === OTHER).length
    expect(lane?.kept?.count ?? 0).toBe(Math.max(0, kept))
    await world.device({ deviceStatus: 0 })
    await world.rounds(4)
    await world.time.wait(60_000)
    await world.lookAtPaper()
    await world.rounds(4)
  })
  expect((await world.sheets()).all).toEqual(EACH_ONCE)
  expect(openRecalls(world.db.all<EffectDoc>('effects'))).toEqual([])
})

const canRecall = DRIVER_CASES.filter(({ name }) => !name.startsWith('kuaidi100'))

it.each(canRecall.map((one): [string, DriverCase] => [one.name, one]))(
  '%s: gives back every label that waits at a printer without paper',
  async (_name, one) => {
    const world = await stoppedPrinter(one)
    await world.run(async () => {
      await world.rounds(1)
      await world.device({ deviceStatus: 3 })
      await world.wish(LABELS)
      await world.rounds(1)
      const { moved, asked, left } = await world.move()
      expect([moved + asked, left]).toEqual([LABELS, 0])
      await world.rounds(2)
      await world.device({ deviceStatus: 0 })
      await world.rounds(2)
    })
    const { here, there } = await world.sheets()
    expect(here).toEqual([])
    expect([...there].sort()).toEqual(EACH_ONCE)
  },
)

it('leaves with the maker what it cannot give back, and says so', async () => {
  const kuaidi100 = DRIVER_CASES.find(({ name }) => name === 'kuaidi100')
  if (!kuaidi100) throw new Error('no driver')
  const world = await stoppedPrinter(kuaidi100)
  await world.run(async () => {
    await world.rounds(1)
    await world.device({ deviceStatus: 3 })
    await world.wish(LABELS)
    await world.rounds(1)
    const { asked } = await world.move()
    expect(asked).toBeGreaterThan(0)
    expect(await world.lane()).toMatchObject({ taken: asked, recalling: asked })
    await world.rounds(1)
    expect(await world.lane()).toMatchObject({ recalling: 0, kept: { count: asked, why: 'no-cancel' } })
  })
})
