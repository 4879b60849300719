import { askRules, type Spoken } from './catalogue'
import { NO_SHIFT, type DryExample, type DryShift, type DryTally, type RuleTally } from './dry-tally'
import type { AuditCase } from './rule'
import type { RuleId } from './rule-ids'

type Shown = Omit<DryExample, 'reason'>
const isLoud = (spoken: Spoken | undefined): boolean => spoken !== undefined && spoken.severity !== 'note'
const voices = (spoken: Spoken | undefined) => ({
  note: spoken !== undefined && !isLoud(spoken) ? 1 : 0,
  hold: isLoud(spoken) ? 1 : 0,
})

/** `was`, `is`: what holds the order under the one settings and under the other. */
function shift(was: Spoken | undefined, is: Spoken | undefined, shown: Shown): DryShift {
  if (isLoud(was) === isLoud(is)) return NO_SHIFT
  const example = { ...shown, reason: (isLoud(is) ? is : was)?.reason ?? '' }
  return isLoud(is)
    ? { ...NO_SHIFT, held: 1, heldExamples: [example] }
    : { ...NO_SHIFT, released: 1, releasedExamples: [example] }
}

/**
 * The questions of one order put twice, by the code of the real audit: what differs between the two is due to the settings
 * alone. Both cases are of the same order.
 */
export function dryRun(before: AuditCase, after: AuditCase, shown: Shown): DryTally {
  const then = askRules(before)
  const now = askRules(after)
  const of = (spoken: readonly Spoken[], id: RuleId) => spoken.find(({ rule }) => rule.id === id)
  const ids = [...new Set([...then, ...now].map(({ rule }) => rule.id))]
  const rules = ids.map((rule): RuleTally => {
    const was = of(then, rule)
    const is = of(now, rule)
    return { ...shift(was, is, shown), rule, before: voices(was), after: voices(is) }
  })
  const loudThen = then.find(isLoud)
  const loudNow = now.find(isLoud)
  return {
    ...shift(loudThen, loudNow, shown),
    orders: 1,
    heldBefore: loudThen ? 1 : 0,
    heldAfter: loudNow ? 1 : 0,
    rules,
  }
}
