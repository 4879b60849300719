import type { FunctionSpec } from '../../../config/functions-types'
import { Switches } from '../switches'
import { Timers } from './timers'

const SPEC: FunctionSpec = {
  name: 'work',
  bundle: 'work',
  timeoutMs: 1000,
  memoryMb: 128,
  timer: '0 * * * * * *',
  clientInvoke: false,
  http: false,
}
const MINUTE = 60_000

const setUp = () => {
  const state = { now: 0, fails: 0, hold: false, runs: [] as string[] }
  let release: () => void = () => undefined
  const switches = new Switches({})
  const invoke = async (_: string, eventText: string): Promise<string> => {
    state.runs.push((JSON.parse(eventText) as { Time: string }).Time.slice(11, 19))
    if (state.hold) await new Promise<void>((resolve) => (release = resolve))
    if (state.fails > 0) {
      state.fails -= 1
      throw new Error('failed')
    }
    return 'null'
  }
  const timers = new Timers({
    functions: { specs: [SPEC, { ...SPEC, name: 'api', timer: undefined }], invoke },
    clock: { now: () => state.now },
    switches,
  })
  const go = async (ms: number) => {
    state.now += ms
    timers.tick()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { state, switches, go, release: () => release() }
}

it('fires at its time and not before, once after a jump', async () => {
  const { state, go } = setUp()
  await go(MINUTE - 1)
  expect(state.runs).toEqual([])
  await go(1)
  await go(10 * MINUTE)
  expect(state.runs).toEqual(['00:01:00', '00:02:00'])
})

it('comes late, twice or not at all when told', async () => {
  const { state, switches, go } = setUp()
  switches.set({ timersLateMs: 5000 })
  await go(MINUTE)
  expect(state.runs).toEqual([])
  await go(5000)
  switches.set({ timersLateMs: 0, timersDoubled: 1 })
  await go(55_000)
  switches.set({ timersSkipped: 1 })
  await go(MINUTE)
  expect(state.runs).toEqual(['00:01:00', '00:02:00', '00:02:00'])
})

it('starts a failed run again twice, a minute apart', async () => {
  const { state, switches, go } = setUp()
  state.fails = 3
  await go(MINUTE)
  switches.set({ timersSkipped: 100 })
  for (let i = 0; i < 5; i += 1) await go(MINUTE)
  expect(state.runs).toEqual(['00:01:00', '00:01:00', '00:01:00'])
})

it('lets a firing pass while the former run goes, unless told to run beside it', async () => {
  const { state, switches, go, release } = setUp()
  state.hold = true
  await go(MINUTE)
  await go(MINUTE)
  expect(state.runs).toEqual(['00:01:00'])
  switches.set({ timersOverlap: true })
  await go(MINUTE)
  expect(state.runs).toEqual(['00:01:00', '00:03:00'])
  release()
})

it('stands still when switched off', async () => {
  const { state, switches, go } = setUp()
  switches.set({ timersOff: true })
  await go(MINUTE)
  expect(state.runs).toEqual([])
})
