import { z } from 'zod'
import { AdminError, isReply, type Clock, type TwinAnswer, type TwinReply, type TwinRequest } from './twin'

/**
 * What can go wrong between a partner and us:
 * - `lostRequest` never reaches the partner; `noAnswer` is done by the partner, the answer is lost
 * - `slow` answers late; `slowThenDone` gives no answer and does the work `ms` later
 * - `twice` is delivered two times by the network
 * - `throttle`, `quota`, `busy` are the partner's own refusals; nothing is done
 * - `error5xx` did nothing; `error5xxAfter` did the work; `html200` is a proxy's page with status 200, nothing done
 */
const FAULT_KINDS = [
  'lostRequest',
  'noAnswer',
  'slow',
  'slowThenDone',
  'twice',
  'throttle',
  'quota',
  'busy',
  'error5xx',
  'error5xxAfter',
  'html200',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

const timing = {
  ms: z.number().nonnegative().optional(),
  jitterMs: z.number().nonnegative().optional(),
  only: z.string().optional(),
}
const faultRule = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('always'), ...timing }),
  z.strictObject({ mode: z.literal('next'), n: z.int().positive(), ...timing }),
  z.strictObject({ mode: z.literal('every'), k: z.int().positive(), ...timing }),
  z.strictObject({ mode: z.literal('chance'), p: z.number().min(0).max(1), seed: z.int().default(1), ...timing }),
])
/** `only` names one operation (as in `books().calls`); `ms` is for `slow`, `slowThenDone` and the silent ones, `slow` strays by up to `jitterMs`. */
export type FaultRule = z.infer<typeof faultRule>
const faultPatch = z.partialRecord(z.enum(FAULT_KINDS), faultRule.nullable())

interface Armed {
  readonly rule: FaultRule
  seen: number
  seed: number
}

/** Small seeded generator (mulberry32), so that a chance fault repeats with its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function createFaultSwitches() {
  const armed = new Map<FaultKind, Armed & { random: () => number }>()

  function fires(kind: FaultKind, operation: string): FaultRule | undefined {
    const fault = armed.get(kind)
    if (fault === undefined) return undefined
    const { rule } = fault
    if (rule.only !== undefined && rule.only !== operation) return undefined
    fault.seen += 1
    switch (rule.mode) {
      case 'always':
        return rule
      case 'next':
        if (fault.seen >= rule.n) armed.delete(kind)
        return rule
      case 'every':
        return fault.seen % rule.k === 0 ? rule : undefined
      case 'chance':
        return fault.random() < rule.p ? rule : undefined
    }
  }

  const current = () => Object.fromEntries(FAULT_KINDS.map((kind) => [kind, armed.get(kind)?.rule ?? null]))

  return {
    fires,
    current,
    /** `{kind: rule}` arms, `{kind: null}` disarms; others stay. */
    set(patch: unknown) {
      const parsed = faultPatch.safeParse(patch)
      if (!parsed.success) throw new AdminError(400, z.prettifyError(parsed.error))
      for (const kind of FAULT_KINDS) {
        const rule = parsed.data[kind]
        if (rule === null) armed.delete(kind)
        if (rule)
          armed.set(kind, { rule, seen: 0, seed: 0, random: seededRandom(rule.mode === 'chance' ? rule.seed : 1) })
      }
      return current()
    },
  }
}

export type FaultSwitches = ReturnType<typeof createFaultSwitches>

/** How a partner says no: its own words for too fast, used up and busy. */
export interface FaultFaces {
  readonly throttle: TwinReply
  readonly quota: TwinReply
  readonly busy: TwinReply
}

const HTML_PAGE = '<html><head><title>Please wait</title></head><body><h1>Web Gateway</h1></body></html>'
const html = (status: number): TwinReply => ({ status, headers: { 'content-type': 'text/html' }, body: HTML_PAGE })
const silent = (rule: FaultRule): TwinAnswer =>
  rule.ms === undefined ? { noAnswer: true } : { noAnswer: true, hangMs: rule.ms }

/** Stands before a twin's routes and lets the armed faults happen. */
export function createFaultGate(options: { switches: FaultSwitches; faces: FaultFaces; clock: Clock }) {
  const { switches, faces, clock } = options
  const stray = seededRandom(1)
  let held: { at: number; run: () => void }[] = []

  function refusal(operation: string): TwinAnswer | undefined {
    const lost = switches.fires('lostRequest', operation)
    if (lost) return silent(lost)
    if (switches.fires('throttle', operation)) return faces.throttle
    if (switches.fires('quota', operation)) return faces.quota
    if (switches.fires('busy', operation)) return faces.busy
    if (switches.fires('error5xx', operation)) return html(502)
    if (switches.fires('html200', operation)) return html(200)
    return undefined
  }

  function pass(request: TwinRequest, operation: string, serve: (request: TwinRequest) => TwinAnswer): TwinAnswer {
    const refused = refusal(operation)
    if (refused) return refused
    const later = switches.fires('slowThenDone', operation)
    if (later) {
      held.push({ at: clock.now() + (later.ms ?? 20_000), run: () => void serve(request) })
      return { noAnswer: true }
    }
    if (switches.fires('twice', operation)) serve(request)
    const answer = serve(request)
    const lost = switches.fires('noAnswer', operation)
    if (lost) return silent(lost)
    if (switches.fires('error5xxAfter', operation)) return html(502)
    const slow = switches.fires('slow', operation)
    if (!slow || !isReply(answer)) return answer
    const strayMs = (2 * stray() - 1) * (slow.jitterMs ?? 0)
    return { ...answer, delayMs: Math.max(0, (slow.ms ?? 3_000) + strayMs) }
  }

  return {
    pass,
    /** Requests of `slowThenDone` live in memory: a partner that goes down forgets what it had not begun. */
    runHeld() {
      const due = held.filter(({ at }) => at <= clock.now())
      held = held.filter((request) => !due.includes(request))
      for (const { run } of due) run()
    },
  }
}
