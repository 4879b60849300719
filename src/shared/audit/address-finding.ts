import type { OrderAddressCode } from '../address/order-code'
import { findingEffects, type AddressFinding, type AddressFindingCode, type AddressResult } from '../address/types'
import type { Finding } from './finding'
import type { AuditCase, RuleAnswer } from './rule'

/** What the address engine says of an order, without the address. */
export interface AddressAnswer extends RuleAnswer {
  readonly code: OrderAddressCode
}

const OTHERWISE: Readonly<Record<OrderAddressCode, string>> = {
  'address-incomplete': '地址不完整',
  'address-contradiction': '地址前后矛盾',
  'address-repairable': '地址已补全',
}

/** What the highlighted pieces of the address say anyway: said last, where there is more to say. */
const SEEN_ANYWAY: readonly AddressFindingCode[] = ['filled-province', 'completed-division', 'moved-from-text']

/** The engine's own sentences, joined; its guesses go along as facts, so that one tap can take one of them. */
export function addressAnswer(address: AddressResult, code: OrderAddressCode | undefined): AddressAnswer | undefined {
  if (code === undefined) return undefined
  const wanted = code === 'address-repairable' ? 'repaired' : 'ask'
  const all = address.findings.filter((finding) => findingEffects[finding.code] === wanted)
  const isQuiet = ({ code: said }: AddressFinding) => SEEN_ANYWAY.includes(said)
  const telling = [...all.filter((finding) => !isQuiet(finding)), ...all.filter(isQuiet)]
  return {
    code,
    reason: telling.map((finding) => finding.message).join('；') || OTHERWISE[code],
    facts: {
      codes: telling.map((finding) => finding.code),
      suggestions: telling.flatMap((finding) => finding.suggestion ?? []),
    },
  }
}

/** The same answer, as an earlier audit stored it. */
export function storedAddressAnswer(findings: readonly Finding[]): AddressAnswer | undefined {
  for (const { code, reason, facts } of findings) {
    if (code !== 'address-incomplete' && code !== 'address-contradiction' && code !== 'address-repairable') continue
    return { code, reason, ...(facts ? { facts } : {}) }
  }
  return undefined
}

export const addressOf = ({ address }: AuditCase, code: OrderAddressCode): RuleAnswer | undefined =>
  address?.code === code ? { reason: address.reason, ...(address.facts ? { facts: address.facts } : {}) } : undefined
