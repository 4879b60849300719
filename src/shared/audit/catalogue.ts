import type { Finding, FindingCode, Severity } from './finding'
import type { AuditCase, AuditRule, RuleAnswer } from './rule'
import type { RuleLevel } from './rule-ids'
import type { AuditSettings } from './settings'
import { addressContradiction } from './rules/address-contradiction'
import { addressIncomplete } from './rules/address-incomplete'
import { addressRepairable } from './rules/address-repairable'
import { badBarcode } from './rules/bad-barcode'
import { cancelled } from './rules/cancelled'
import { deadline } from './rules/deadline'
import { duplicateOrder } from './rules/duplicate-order'
import { forbiddenCharacters } from './rules/forbidden-characters'
import { highValue } from './rules/high-value'
import { manyPieces } from './rules/many-pieces'
import { maybeNotServed } from './rules/maybe-not-served'
import { memoWait } from './rules/memo-wait'
import { memoWords } from './rules/memo-words'
import { mergeable } from './rules/mergeable'
import { notServed } from './rules/not-served'
import { refundInProgress } from './rules/refund-in-progress'
import { remarkAddress } from './rules/remark-address'
import { remarkCourier } from './rules/remark-courier'
import { remarkDelivery } from './rules/remark-delivery'
import { remarkGift } from './rules/remark-gift'
import { remarkHurry } from './rules/remark-hurry'
import { remarkOther } from './rules/remark-other'
import { remarkWait } from './rules/remark-wait'
import { remarkWords } from './rules/remark-words'
import { remoteArea } from './rules/remote-area'
import { sellerMemo } from './rules/seller-memo'
import { stockShort } from './rules/stock-short'
import { unknownSku } from './rules/unknown-sku'
import { unpaid } from './rules/unpaid'
import { wishUnmet } from './rules/wish-unmet'

/** In the order of the chips: what stops first. */
export const AUDIT_RULES: readonly AuditRule[] = [
  cancelled,
  refundInProgress,
  unpaid,
  addressIncomplete,
  addressContradiction,
  unknownSku,
  stockShort,
  notServed,
  addressRepairable,
  maybeNotServed,
  forbiddenCharacters,
  memoWait,
  memoWords,
  sellerMemo,
  remarkAddress,
  remarkWait,
  remarkWords,
  remarkOther,
  wishUnmet,
  remarkCourier,
  remarkGift,
  remarkDelivery,
  remarkHurry,
  duplicateOrder,
  mergeable,
  highValue,
  manyPieces,
  remoteArea,
  deadline,
  badBarcode,
]

const SEVERITY_OF: Readonly<Record<Exclude<RuleLevel, 'off'>, Severity>> = { note: 'note', hold: 'fix' }
const RANK: Readonly<Record<Severity, number>> = { stop: 2, fix: 1, note: 0 }

/** What a rule does in this shop; undefined: it was switched off, which no stop can be. */
export function severityIn(rule: Pick<AuditRule, 'id' | 'severity'>, settings: AuditSettings): Severity | undefined {
  const level = settings.levels[rule.id]
  if (rule.severity === 'stop' || level === undefined) return rule.severity
  return level === 'off' ? undefined : SEVERITY_OF[level]
}

export interface Spoken extends RuleAnswer {
  readonly rule: AuditRule
  readonly severity: Severity
}

/** Every rule that has something to say, in the order of the catalogue. */
export function askRules(asked: AuditCase): Spoken[] {
  return AUDIT_RULES.flatMap((rule) => {
    const severity = severityIn(rule, asked.settings)
    const answer = severity === undefined ? undefined : rule.find(asked)
    return severity === undefined || answer === undefined ? [] : [{ rule, severity, ...answer }]
  })
}

/** One finding of several answers to one cause: the strictest speak, the facts of all are kept. */
function mergeAnswers(code: FindingCode, answers: readonly Spoken[]): Finding {
  const strictest = Math.max(...answers.map(({ severity }) => RANK[severity]))
  const loud = answers.filter(({ severity }) => RANK[severity] === strictest)
  const facts = Object.assign({}, ...answers.map((answer) => answer.facts)) as NonNullable<Finding['facts']>
  return {
    code,
    severity: loud[0]?.severity ?? 'note',
    reason: [...new Set(loud.map(({ reason }) => reason))].join('；'),
    facts: { ...facts, rules: answers.map(({ rule }) => rule.id) },
  }
}

/** Every rule is asked of every order, a dead one too: the list of causes must be whole. One finding a cause. */
export function findAll(asked: AuditCase): Finding[] {
  const spoken = askRules(asked)
  const codes = [...new Set(spoken.map(({ rule }) => rule.code))]
  return codes.map((code) =>
    mergeAnswers(
      code,
      spoken.filter(({ rule }) => rule.code === code),
    ),
  )
}
