import type { OrderAddressCode } from '../address/order-code'
import { findingEffects } from '../address/types'
import type { Finding, Severity } from './finding'
import type { AuditCase } from './rule'

interface AddressQuestion {
  readonly code: OrderAddressCode
  readonly severity: Severity
  readonly otherwise: string
}

/** The address engine's own sentences, joined; its guesses go along as facts, so that one tap can take one of them. */
export function addressFinding(asked: AuditCase, question: AddressQuestion): Omit<Finding, 'code'> | undefined {
  if (asked.addressCode !== question.code) return undefined
  const wanted = question.code === 'address-repairable' ? 'repaired' : 'ask'
  const telling = asked.address.findings.filter((finding) => findingEffects[finding.code] === wanted)
  const suggestions = telling.flatMap((finding) => finding.suggestion ?? [])
  return {
    severity: question.severity,
    reason: telling.map((finding) => finding.message).join('；') || question.otherwise,
    facts: { codes: telling.map((finding) => finding.code), suggestions },
  }
}
