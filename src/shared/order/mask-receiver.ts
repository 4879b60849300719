import type { MaskedReceiver, Receiver } from '../kernel/address'
import { maskAddress } from '../label/mask'

/** No house has a number this long: a phone in a text that nobody could take apart. */
const LONG_NUMBER = /\d{7,}/g
const hideNumbers = (text: string) =>
  text.replace(LONG_NUMBER, (digits) => `${digits.slice(0, 3)}****${digits.slice(-4)}`)

/** 杜*, tail 1945, region in full, detail cut after the building: what lists and the floor may see. */
export const maskReceiver = (receiver: Receiver): MaskedReceiver => {
  const [first = ''] = [...receiver.name.trim()]
  const digits = receiver.phone.replace(/\D/g, '')
  const phoneTail = digits.slice(-4)
  return {
    name: first === '' ? '' : `${first}*`,
    phoneTail,
    phone: digits.length >= 8 ? `${digits.slice(0, 3)}****${phoneTail}` : digits === '' ? '' : `****${phoneTail}`,
    province: receiver.province,
    city: receiver.city,
    district: receiver.district,
    detail: hideNumbers(maskAddress(receiver.detail)),
  }
}
