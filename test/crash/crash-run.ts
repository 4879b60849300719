import type { EffectDoc } from '../../src/shared/effect/effect'
import type { ParcelDoc } from '../../src/shared/parcel/parcel'
import { disagreements } from './disagreements'
import { courierRound, moveBuyer, ownerRound, recount, refundOne, staffRound } from './staff'
import { createWorld, type World } from './world'

const SETTLED: readonly EffectDoc['state'][] = ['done', 'dropped']
const ROUND_MS = 20_000
/** After so many rounds the partners answer well; the run must come to rest before twice as many. */
const ROUGH_ROUNDS = 15
const ROUNDS = 400

/** Nothing of ours moves, and the people in the shop have nothing left to pack, to hand over or to answer: a dead phone may leave one. */
const isSettled = (world: World): boolean => {
  const effects = world.effects()
  const parcels = world.db.all<ParcelDoc>('parcels')
  const onTheFloor = parcels.some(({ goods }) => goods === 'planned' || goods === 'packed')
  const asked = world.orders().some(({ upload }) => upload.blocked === 'reship-needed')
  return effects.length > 0 && !onTheFloor && !asked && effects.every(({ state }) => SETTLED.includes(state))
}

async function drive(world: World): Promise<void> {
  await world.open()
  let quiet = 0
  for (let round = 0; round < ROUNDS && quiet < 6; round++) {
    if (round === ROUGH_ROUNDS) world.calmDown()
    await Promise.all([
      world.runSlice(),
      world.time.wait(500).then(world.runSlice),
      world.care(),
      world.live((life) => staffRound(world, world.booksOf(life))),
      world.live((life) => ownerRound(world, world.booksOf(life))),
      world.live((life) => moveBuyer(world, world.booksOf(life))),
      world.live((life) => refundOne(world, world.booksOf(life))),
      world.live((life) => courierRound(world, world.booksOf(life))),
    ])
    if (round % 5 === 4) await recount(world, world.steady)
    quiet = isSettled(world) ? quiet + 1 : 0
    await world.time.wait(ROUND_MS)
  }
}

export interface CrashReport {
  readonly seed: number
  readonly wrong: readonly string[]
  readonly effects: number
  readonly log: readonly string[]
}

/** One shop's day with workers dying at a seeded choice of writes and calls. Same seed, same day. */
export async function crashRun(seed: number): Promise<CrashReport> {
  const log: string[] = []
  const world = createWorld(seed, (line) => log.push(line))
  try {
    await world.time.until(drive(world))
  } catch (error) {
    return { seed, wrong: [`run broke: ${String(error)}`], effects: world.effects().length, log }
  }
  return { seed, wrong: disagreements(world), effects: world.effects().length, log }
}
