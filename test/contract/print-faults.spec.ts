import type { EffectDoc } from '@shared/effect/effect'
import { isLookedFor } from '@shared/parcel/copy-rules'
import { DRIVER_CASES, type DriverCase } from '../support/printing/drivers'
import { createPrintWorld, WAVE, waybillOf, type PrintWorld } from '../support/printing/world'

const LABELS = 6
const ROUNDS = 12
/** Rounds with the fault; then the partner is well. */
const ROUGH = 4

const chance = (seed: number) => ({ mode: 'chance', p: 0.4, seed })

interface FaultRun {
  readonly name: string
  /** The call may have put a label out although we got no answer. */
  readonly hides: boolean
  readonly keyOnly?: true
  begin(world: PrintWorld): Promise<unknown>
  end(world: PrintWorld): Promise<unknown>
}

const twinFault = (name: string, kind: string, more: { hides: boolean; keyOnly?: true; rule?: object }): FaultRun => ({
  name,
  ...more,
  begin: ({ twin }) => twin.admin('faults', { [kind]: { ...chance(3), ...more.rule } }),
  end: ({ twin }) => twin.admin('faults', { [kind]: null }),
})
const device = (name: string, change: object, back: object): FaultRun => ({
  name,
  hides: false,
  begin: ({ twin, sn }) => twin.admin('printers', { sn, ...change }),
  end: ({ twin, sn }) => twin.admin('printers', { sn, ...back }),
})

const FAULTS: readonly FaultRun[] = [
  twinFault('silence before the partner had it', 'lostRequest', { hides: true }),
  twinFault('silence after the partner took it', 'noAnswer', { hides: true }),
  twinFault('work done only after the caller gave up', 'slowThenDone', { hides: true, rule: { ms: 20_000 } }),
  twinFault('a 5xx that did nothing', 'error5xx', { hides: true }),
  twinFault('a 5xx after it was taken', 'error5xxAfter', { hides: true }),
  twinFault('a proxy page instead of an answer', 'html200', { hides: true }),
  twinFault('too fast', 'throttle', { hides: false }),
  twinFault('busy', 'busy', { hides: true }),
  twinFault('every request delivered twice', 'twice', { hides: true, keyOnly: true }),
  device('offline', { online: false }, { online: true }),
  device('out of paper', { deviceStatus: 3 }, { deviceStatus: 0 }),
]

type Run = [name: string, run: { one: DriverCase; fault: FaultRun; pushes: boolean }]
const OPEN: readonly EffectDoc['state'][] = ['ready', 'calling', 'answered', 'unknown', 'person', 'refused']

/** All that a person is asked is on the page of the batch; nobody is asked about anything else. */
async function visible(world: PrintWorld): Promise<number> {
  const unknown = world.copies().filter(isLookedFor)
  const { unsureCopies } = await world.must(world.packer, 'printProgress', { batchId: WAVE })
  expect(unsureCopies.map(({ copyId }) => copyId).sort()).toEqual(unknown.map(({ _id }) => _id).sort())
  return unknown.length
}

async function through(world: PrintWorld, fault: FaultRun): Promise<number> {
  let asked = 0
  await world.run(async () => {
    await world.round()
    expect(world.printer()?.bind).toBe('bound')
    await fault.begin(world)
    await world.wish(LABELS)
    for (let round = 0; round < ROUNDS; round++) {
      await world.round()
      if (round === ROUGH) await fault.end(world)
      asked += await visible(world)
      if (round >= ROUGH) {
        await world.time.wait(60_000)
        await world.lookAtPaper()
      }
    }
  })
  return asked
}

async function expectEachOnce(world: PrintWorld) {
  expect((await world.paper()).sort()).toEqual(Array.from({ length: LABELS }, (_, i) => waybillOf(i + 1)))
  expect(world.copies().map(({ state }) => state)).toEqual(Array(LABELS).fill('printed'))
  const open = world.db.all<EffectDoc>('effects').filter(({ state }) => OPEN.includes(state))
  expect(open.filter(({ kind }) => kind === 'print.send')).toEqual([])
}

/** Receipts by push and by question in turn: every other fault of a driver meets the one, the rest the other. */
const runs = DRIVER_CASES.flatMap((one, i) =>
  FAULTS.filter((fault) => fault.keyOnly !== true || one.hasKey).map((fault, k): Run => {
    const pushes = one.pushOnly === true || (i + k) % 2 === 0
    return [`${one.name}: ${fault.name}, receipts ${pushes ? 'pushed twice' : 'asked for'}`, { one, fault, pushes }]
  }),
)

jest.setTimeout(60_000)

it.each(runs)('%s: every label once', async (_name, { one, fault, pushes }) => {
  const world = await createPrintWorld(one)
  world.listen(pushes)
  await world.twin.admin('quirks', one.quirks)
  const asked = await through(world, fault)
  await expectEachOnce(world)
  if (!fault.hides) expect(asked).toBe(0)
})
