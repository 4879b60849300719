import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine, type AddressEngine } from '@shared/address/engine'
import { orderAddressCode } from '@shared/address/order-code'
import type { AddressResult } from '@shared/address/types'
import { addressAnswer } from '@shared/audit/address-finding'
import { findAll } from '@shared/audit/catalogue'
import type { Finding } from '@shared/audit/finding'
import type { GoodsFacts } from '@shared/audit/goods-facts'
import type { AuditFacts, AuditedOrder, ShippingFacts } from '@shared/audit/rule'
import type { AuditSettings } from '@shared/audit/settings'
import { cleanForCourier } from '@shared/courier/characters'
import type { Receiver } from '@shared/kernel/address'
import type { OrderDoc } from '@shared/order/order'

export interface AuditInput {
  readonly order: OrderDoc
  /** As it came, or as a person last wrote it. */
  readonly receiver: Receiver
  readonly now: number
  readonly settings: AuditSettings
  readonly goods: GoodsFacts
  readonly shipping: ShippingFacts
  /** Open orders of the same merge key, this one left out. */
  readonly neighbours: readonly AuditedOrder[]
}

export interface AuditOutcome {
  readonly findings: Finding[]
  /** The receiver as it was mended or put into columns; absent when it stands as it came or only the buyer knows. */
  readonly repaired?: Receiver
}

let engine: AddressEngine | undefined
/** Made at the first order and kept: it takes some 20 ms and 20 MB. */
export const addressEngine = (): AddressEngine => (engine ??= createAddressEngine(fullDivisions))

export const receiverFrom = (result: AddressResult): Receiver => ({
  name: result.name,
  phone: result.phone,
  ...(result.extension ? { extension: result.extension } : {}),
  province: result.province,
  city: result.city,
  district: result.district,
  detail: result.detail,
})

/** As far as it can be read: what lists, search and the buyer's page may know of a pasted text that only he can complete. */
export function readable(receiver: Receiver): Receiver {
  const { extension, phone } = receiver
  const result = addressEngine().check({ ...receiver, phone: extension ? `${phone}-${extension}` : phone })
  return result.name === '' && result.phone === '' ? receiver : receiverFrom(result)
}

interface ReceiverFacts extends Pick<AuditFacts, 'address' | 'unclean' | 'place'> {
  readonly repaired?: Receiver
}

/** What can only be said with the receiver in the open, and the receiver as it would be sent. */
export function receiverFacts(
  receiver: Receiver,
  settings: Pick<AuditSettings, 'forbidden' | 'levels'>,
): ReceiverFacts {
  const phone = receiver.extension ? `${receiver.phone}-${receiver.extension}` : receiver.phone
  const fields = { ...receiver, phone }
  const result = addressEngine().check(fields)
  const code = orderAddressCode(result, fields)
  const answer = addressAnswer(result, code)
  const address = answer ? { address: answer } : {}
  // what only the buyer knows will be written anew: no use cleaning it
  if (code === 'address-incomplete' || code === 'address-contradiction')
    return { ...address, unclean: [], place: receiver }
  // a region that stood in the detail has its columns now, whether or not there was anything to mend
  const split = code === 'address-repairable' || receiver.province === ''
  const standing = split ? receiverFrom(result) : receiver
  const { receiver: clean, dropped } = cleanForCourier(standing, settings.forbidden)
  const cleaned = dropped.length > 0 && settings.levels['forbidden-characters'] !== 'off'
  const repaired = cleaned ? clean : split ? standing : undefined
  return { ...address, unclean: dropped, place: standing, ...(repaired ? { repaired } : {}) }
}

/** Asks every rule of one order. */
export async function auditOrder(input: AuditInput): Promise<AuditOutcome> {
  const { receiver, settings, ...facts } = input
  const { repaired, ...known } = receiverFacts(receiver, settings)
  const findings = findAll({ ...facts, ...known, settings })
  return repaired ? { findings, repaired } : { findings }
}
