import * as z from 'zod/mini'
import type { DryTally } from '../audit/dry-tally'
import type { FindingCode, Severity } from '../audit/finding'
import type { RuleId } from '../audit/rule-ids'
import { auditSettingsShape, type AuditSettings } from '../audit/settings'
import { contract } from './contract'

export interface AuditRulesValue {
  readonly settings: AuditSettings
  /** In the order of the audit; `severity` is what a rule does until the shop says otherwise. */
  readonly rules: readonly {
    readonly id: RuleId
    readonly code: FindingCode
    readonly severity: Severity
    readonly question: string
  }[]
}
export const auditSettingsGet = contract<AuditRulesValue>()({
  name: 'audit-settings.get',
  allow: ['owner', 'auditor'],
  input: z.object({}),
})
/** The open orders are audited anew: `reaudited` says how many. */
export const auditSettingsSave = contract<AuditRulesValue & { readonly reaudited: number }>()({
  name: 'audit-settings.save',
  allow: ['owner'],
  input: z.object({ requestId: z.string().check(z.minLength(8), z.maxLength(40)), settings: auditSettingsShape }),
})
/**
 * What these settings would have done to the orders of the last 30 days, beside the settings in force. A part of them a call,
 * newest first: the phone adds the parts and goes on while there is a cursor.
 */
export const auditDryRun = contract<{ readonly tally: DryTally; readonly cursor?: string }>()({
  name: 'audit.dry-run',
  allow: ['owner'],
  input: z.object({ settings: auditSettingsShape, cursor: z.optional(z.string().check(z.maxLength(120))) }),
})
