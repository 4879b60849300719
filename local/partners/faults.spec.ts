import fc from 'fast-check'
import { createFaultGate, createFaultSwitches, type FaultFaces, type FaultKind } from './faults'
import { isReply, jsonReply, twinRequest } from './twin'

const faces: FaultFaces = { throttle: jsonReply('fast'), quota: jsonReply('used up'), busy: jsonReply('busy') }

function bench() {
  let now = 0
  let served = 0
  const switches = createFaultSwitches()
  const gate = createFaultGate({ switches, faces, clock: { now: () => now } })
  const serve = () => {
    served += 1
    return jsonReply('done')
  }
  return {
    switches,
    gate,
    ask: (operation = 'op') => gate.pass(twinRequest('/'), operation, serve),
    served: () => served,
    pass: (ms: number) => void (now += ms),
  }
}

const bodyOf = (answer: ReturnType<ReturnType<typeof bench>['ask']>) =>
  isReply(answer) ? String(answer.body) : 'silent'

it.each<[FaultKind, number, string]>([
  ['lostRequest', 0, 'silent'],
  ['noAnswer', 1, 'silent'],
  ['slowThenDone', 0, 'silent'],
  ['slow', 1, '"done"'],
  ['twice', 2, '"done"'],
  ['throttle', 0, '"fast"'],
  ['quota', 0, '"used up"'],
  ['busy', 0, '"busy"'],
])('%s does the work %i times and answers %s', (kind, times, answer) => {
  const { switches, ask, served } = bench()
  switches.set({ [kind]: { mode: 'always' } })
  expect(bodyOf(ask())).toBe(answer)
  expect(served()).toBe(times)
})

it.each<[FaultKind, number, number]>([
  ['error5xx', 0, 502],
  ['error5xxAfter', 1, 502],
  ['html200', 0, 200],
])('%s answers a page, having done the work %i times', (kind, times, status) => {
  const { switches, ask, served } = bench()
  switches.set({ [kind]: { mode: 'always' } })
  expect(ask()).toMatchObject({ status, headers: { 'content-type': 'text/html' } })
  expect(served()).toBe(times)
})

it('does the work of slowThenDone only when its time has come', () => {
  const { switches, ask, served, pass, gate } = bench()
  switches.set({ slowThenDone: { mode: 'next', n: 1, ms: 5_000 } })
  ask()
  pass(4_999)
  gate.runHeld()
  expect(served()).toBe(0)
  pass(1)
  gate.runHeld()
  gate.runHeld()
  expect(served()).toBe(1)
})

it('fires for the next n calls, then goes out', () => {
  const { switches, ask } = bench()
  switches.set({ busy: { mode: 'next', n: 2 } })
  expect([ask(), ask(), ask()].map(bodyOf)).toEqual(['"busy"', '"busy"', '"done"'])
  expect(switches.current().busy).toBeNull()
})

it('fires for every k-th call', () => {
  const { switches, ask } = bench()
  switches.set({ busy: { mode: 'every', k: 3 } })
  expect([ask(), ask(), ask(), ask(), ask(), ask()].map(bodyOf).filter((body) => body === '"busy"')).toHaveLength(2)
})

it('fires for the named operation only', () => {
  const { switches, ask } = bench()
  switches.set({ busy: { mode: 'next', n: 1, only: 'send' } })
  expect([ask('get'), ask('send'), ask('send')].map(bodyOf)).toEqual(['"done"', '"busy"', '"done"'])
})

it('repeats its chances with the seed', () => {
  const run = (seed: number) => {
    const { switches, ask } = bench()
    switches.set({ busy: { mode: 'chance', p: 0.5, seed } })
    return Array.from({ length: 40 }, () => bodyOf(ask())).join()
  }
  fc.assert(
    fc.property(fc.integer(), (seed) => run(seed) === run(seed)),
    { numRuns: 20 },
  )
  expect(run(1)).not.toBe(run(2))
})

it('says what is wrong with a rule, and disarms with null', () => {
  const { switches, ask } = bench()
  expect(() => switches.set({ busy: { mode: 'sometimes' } })).toThrow(/busy/)
  expect(() => switches.set({ nonsense: { mode: 'always' } })).toThrow(/nonsense/)
  switches.set({ busy: { mode: 'always' } })
  switches.set({ busy: null })
  expect(bodyOf(ask())).toBe('"done"')
})
