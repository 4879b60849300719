import { LocalClock, seededRandom } from './clock'
import { Gate } from './gate'
import { Switches, switchPatchSchema } from './switches'

it('spends a fault as often as it was set', () => {
  const switches = new Switches({})
  switches.set({ failWrites: 2 })
  expect([1, 2, 3].map(() => switches.spend('failWrites'))).toEqual([true, true, false])
})

it('knows its profile and refuses unknown switches', () => {
  expect(new Switches({ profile: 'free' }).profile).toMatchObject({ qps: 30, connections: 20 })
  expect(switchPatchSchema.safeParse({ oops: 1 }).success).toBe(false)
  expect(switchPatchSchema.safeParse({ coldStartRate: 2 }).success).toBe(false)
})

it("admits a second's worth at once and then the rate", () => {
  let now = 0
  const gate = new Gate(() => now)
  const admitted = (count: number) => Array.from({ length: count }, () => gate.admit(100)).filter(Boolean).length
  expect(admitted(150)).toBe(100)
  now = 500
  expect(admitted(150)).toBe(50)
  expect(gate.admit(Infinity)).toBe(true)
})

it('moves the clock forward only', () => {
  const clock = new LocalClock({ now: () => 1000 }, 0)
  expect([clock.moveTo(500), clock.now(), clock.moveTo(499), clock.moveTo(1.5), clock.now()]).toEqual([
    true,
    1500,
    false,
    false,
    1500,
  ])
})

it('draws the same numbers from the same seed, spread over 0..1', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 1000 }, () => random())
  }
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
  const mean = draw(7).reduce((sum, value) => sum + value, 0) / 1000
  expect(mean).toBeGreaterThan(0.45)
  expect(mean).toBeLessThan(0.55)
})
