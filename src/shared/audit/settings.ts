import * as z from 'zod/mini'
import { RULE_IDS, RULE_LEVELS, type RuleId } from './rule-ids'

const whole = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max))
const words = z.array(z.string().check(z.minLength(1), z.maxLength(20))).check(z.maxLength(60))
const numbers = {
  highValueFen: whole(0, 100_000_000),
  manyPieces: whole(0, 10_000),
  duplicateWithinMinutes: whole(0, 1440),
}
export const auditSettingsShape = z.object({
  /** A rule that is not in here does what it does by itself. Stops cannot be changed: they are facts, not opinions. */
  levels: z.partialRecord(z.enum(RULE_IDS), z.enum(RULE_LEVELS)),
  ...numbers,
  deadlineWithinHours: whole(0, 240),
  /** Beginnings of names of provinces, cities or districts where the courier asks more. */
  remoteAreas: words,
  /** Characters that this shop's couriers refuse beyond those that all refuse, in one string. */
  forbidden: z.string().check(z.maxLength(60)),
  /** Words that hold the order, and words that say nothing. */
  remarkHolds: words,
  remarkIgnores: words,
  memoHolds: words,
  memoIgnores: words,
})
export type AuditSettings = Readonly<z.infer<typeof auditSettingsShape>>

export const DEFAULT_AUDIT: AuditSettings = {
  levels: {},
  highValueFen: 200_000,
  manyPieces: 20,
  duplicateWithinMinutes: 10,
  deadlineWithinHours: 6,
  // Where couriers commonly ask a surcharge; contracts differ, so a shop changes the list.
  remoteAreas: ['新疆', '西藏', '三沙市', '嵊泗县', '长海县'],
  forbidden: '',
  remarkHolds: [],
  remarkIgnores: [],
  memoHolds: [],
  memoIgnores: [],
}

/** The first shape knew causes only, on or off. */
const firstShape = z.object({ off: z.array(z.string()), ...numbers })
const RULES_OF_CAUSE: Readonly<Record<string, readonly RuleId[]>> = {
  'address-repairable': ['address-repairable'],
  'seller-memo': ['memo-wait', 'seller-memo'],
  'buyer-remark': [
    'remark-address',
    'remark-wait',
    'remark-other',
    'remark-courier',
    'remark-gift',
    'remark-delivery',
    'remark-hurry',
  ],
  'duplicate-order': ['duplicate-order'],
  mergeable: ['mergeable'],
  'high-value': ['high-value', 'many-pieces'],
}

/** What a shop once set a rule to that is no more. */
const withoutOldRules = (stored: unknown): unknown => {
  const read = z.safeParse(z.looseObject({ levels: z.record(z.string(), z.unknown()) }), stored)
  if (!read.success) return stored
  const kept = Object.entries(read.data.levels).filter(([id]) => (RULE_IDS as readonly string[]).includes(id))
  return { ...read.data, levels: Object.fromEntries(kept) }
}

/** Settings as a shop's document holds them, whichever shape it was written in. Throws when it is none of them. */
export function readAuditSettings(stored: unknown): AuditSettings {
  const now = z.safeParse(auditSettingsShape, withoutOldRules(stored))
  if (now.success) return now.data
  const { off, ...kept } = z.parse(firstShape, stored)
  const silent = off.flatMap((code) => RULES_OF_CAUSE[code] ?? [])
  return { ...DEFAULT_AUDIT, ...kept, levels: Object.fromEntries(silent.map((id) => [id, 'off' as const])) }
}
