import type { AuditRulesValue } from '@shared/api/audit-rules'
import type { RuleId, RuleLevel } from '@shared/audit/rule-ids'
import type { AuditSettings } from '@shared/audit/settings'

export type Rule = AuditRulesValue['rules'][number]

const ownLevel = (rule: Rule): RuleLevel => (rule.severity === 'note' ? 'note' : 'hold')
export const levelOf = (rule: Rule, settings: AuditSettings): RuleLevel => settings.levels[rule.id] ?? ownLevel(rule)

/** A rule that does what it does by itself is not mentioned: a better default reaches every shop that left it alone. */
export function withLevel(settings: AuditSettings, rule: Rule, level: RuleLevel): AuditSettings {
  const others = Object.entries(settings.levels).filter(([id]) => id !== rule.id) as [RuleId, RuleLevel][]
  const levels = level === ownLevel(rule) ? others : [...others, [rule.id, level] as const]
  return { ...settings, levels: Object.fromEntries(levels) }
}
/** Back to what it does by itself, or off. */
export const switched = (settings: AuditSettings, rule: Rule, on: boolean): AuditSettings =>
  withLevel(settings, rule, on ? ownLevel(rule) : 'off')

/** The same settings whatever the order they were made in. */
export const sameSettings = (a: AuditSettings, b: AuditSettings): boolean => plain(a) === plain(b)
const plain = ({ levels, ...rest }: AuditSettings): string =>
  JSON.stringify([Object.entries(levels).sort(), Object.entries(rest).sort()])
