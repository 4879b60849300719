import { fullDivisions } from '@shared/address/data/full'
import { createAddressEngine, type AddressEngine } from '@shared/address/engine'
import { orderAddressCode } from '@shared/address/order-code'
import type { AddressResult } from '@shared/address/types'
import { findAll } from '@shared/audit/catalogue'
import type { Finding } from '@shared/audit/finding'
import type { AuditedOrder } from '@shared/audit/rule'
import type { Receiver } from '@shared/kernel/address'
import type { OrderDoc } from '@shared/order/order'
import type { ShopDoc } from '@shared/shop/shop'

export interface AuditInput {
  readonly order: OrderDoc
  readonly receiver: Receiver
  readonly shortSkus: readonly string[]
  readonly unknownSkus: readonly string[]
  readonly shop: ShopDoc
  /** Open orders of the same merge key, this one left out. */
  readonly neighbours?: readonly AuditedOrder[]
}

export interface AuditOutcome {
  readonly findings: Finding[]
  /** The receiver as the address engine mended it; absent when nothing was mended or only the buyer knows. */
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

/** Asks every rule of one order. `receiver` is the receiver as it came (or as a person last wrote it). */
export async function auditOrder(input: AuditInput): Promise<AuditOutcome> {
  const { order, receiver, shop } = input
  const phone = receiver.extension ? `${receiver.phone}-${receiver.extension}` : receiver.phone
  const fields = { ...receiver, phone }
  const address = addressEngine().check(fields)
  const addressCode = orderAddressCode(address, fields)
  const findings = findAll({
    order,
    address,
    addressCode,
    shortSkus: input.shortSkus,
    unknownSkus: input.unknownSkus,
    settings: shop.audit,
    neighbours: input.neighbours ?? [],
  })
  return addressCode === 'address-repairable' ? { findings, repaired: receiverFrom(address) } : { findings }
}
