import type { RuleId } from './rule-ids'

/** An order as an example may be shown: masked. */
export interface DryExample {
  readonly orderId: string
  readonly platformNo: string
  readonly placedAt: number
  readonly name: string
  readonly region: string
  readonly reason: string
}
/** Orders that were let go, then held, and the other way round; a few of each to look at. */
export interface DryShift {
  readonly held: number
  readonly released: number
  readonly heldExamples: readonly DryExample[]
  readonly releasedExamples: readonly DryExample[]
}
interface Voices {
  readonly note: number
  readonly hold: number
}
export interface RuleTally extends DryShift {
  readonly rule: RuleId
  readonly before: Voices
  readonly after: Voices
}
export interface DryTally extends DryShift {
  readonly orders: number
  readonly heldBefore: number
  readonly heldAfter: number
  readonly rules: readonly RuleTally[]
}

const EXAMPLES = 3
export const NO_SHIFT: DryShift = { held: 0, released: 0, heldExamples: [], releasedExamples: [] }
export const EMPTY_TALLY: DryTally = { ...NO_SHIFT, orders: 0, heldBefore: 0, heldAfter: 0, rules: [] }

const addShifts = (a: DryShift, b: DryShift): DryShift => ({
  held: a.held + b.held,
  released: a.released + b.released,
  heldExamples: [...a.heldExamples, ...b.heldExamples].slice(0, EXAMPLES),
  releasedExamples: [...a.releasedExamples, ...b.releasedExamples].slice(0, EXAMPLES),
})
const addVoices = (a: Voices, b: Voices): Voices => ({ note: a.note + b.note, hold: a.hold + b.hold })

function addRules(a: readonly RuleTally[], b: readonly RuleTally[]): RuleTally[] {
  const rules = new Map(a.map((one) => [one.rule, one]))
  for (const more of b) {
    const known = rules.get(more.rule)
    const { rule, before, after } = more
    rules.set(
      rule,
      known === undefined
        ? more
        : {
            ...addShifts(known, more),
            rule,
            before: addVoices(known.before, before),
            after: addVoices(known.after, after),
          },
    )
  }
  return [...rules.values()]
}

/** Two parts of a month together: the phone adds page to page. */
export const addTallies = (a: DryTally, b: DryTally): DryTally => ({
  ...addShifts(a, b),
  orders: a.orders + b.orders,
  heldBefore: a.heldBefore + b.heldBefore,
  heldAfter: a.heldAfter + b.heldAfter,
  rules: addRules(a.rules, b.rules),
})
