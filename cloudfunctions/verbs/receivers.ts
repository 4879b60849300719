import { z } from 'zod'
import type { Receiver } from '@shared/kernel/address'
import type { Sealed } from '@shared/kernel/doc'
import type { Seal } from '../cloud/crypto'

const receiverShape = z.object({
  name: z.string(),
  phone: z.string(),
  extension: z.string().optional(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  detail: z.string(),
})

type OrderField = 'receiver' | 'receiverRaw'
const orderPlace = (orderId: string, field: OrderField) => ({ collection: 'orders', id: orderId, field })
const parcelPlace = (parcelId: string) => ({ collection: 'parcels', id: parcelId, field: 'ship.receiver' })

const opened = (text: string): Receiver => {
  const { extension, ...rest } = receiverShape.parse(JSON.parse(text))
  return extension === undefined ? rest : { ...rest, extension }
}

/** Sealed JSON of a receiver, bound to its order and field. */
export const sealOrderReceiver = (seal: Seal, orderId: string, of: { field: OrderField; receiver: Receiver }): Sealed =>
  seal.seal(orderPlace(orderId, of.field), JSON.stringify(of.receiver))

export const openOrderReceiver = (
  seal: Seal,
  order: { readonly _id: string; readonly receiver: Sealed; readonly receiverRaw: Sealed },
  field: OrderField = 'receiver',
): Receiver => opened(seal.open(orderPlace(order._id, field), order[field]))

export const sealParcelReceiver = (seal: Seal, parcelId: string, receiver: Receiver): Sealed =>
  seal.seal(parcelPlace(parcelId), JSON.stringify(receiver))

export const openParcelReceiver = (
  seal: Seal,
  parcel: { readonly _id: string; readonly ship: { readonly receiver: Sealed } },
): Receiver => opened(seal.open(parcelPlace(parcel._id), parcel.ship.receiver))

/** Width, spaces, dashes, +86 and an extension make no other phone. */
function plainPhone(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/(?:转|#|,).*$/, '')
    .replace(/\D/g, '')
  return /^86\d{11}$/.test(digits) ? digits.slice(2) : digits
}
const plainText = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** Fingerprints for exact search: phone, its last four, name. Nothing else of a receiver can be searched. */
export function fingerprints(seal: Seal, receiver: Receiver): string[] {
  const phone = plainPhone(receiver.phone)
  return [
    ...(phone ? [seal.find('phone', phone), seal.find('tail', phone.slice(-4))] : []),
    ...(receiver.name ? [seal.find('name', plainText(receiver.name))] : []),
  ]
}

/** Same shop, person and door: orders that may travel together. */
export function mergeKeyOf(seal: Seal, shopId: string, receiver: Receiver): string {
  const { name, province, city, district, detail } = receiver
  const parts = [shopId, name, plainPhone(receiver.phone), province, city, district, detail]
  return seal.find('merge', parts.map(plainText).join('|'))
}

/** Everything a search word may be, under every key. */
export function searchPrints(seal: Seal, word: string): string[] {
  const phone = plainPhone(word)
  const prints = [...seal.findAll('name', plainText(word))]
  if (phone.length === 4) prints.push(...seal.findAll('tail', phone))
  if (phone.length >= 7) prints.push(...seal.findAll('phone', phone))
  return prints
}
