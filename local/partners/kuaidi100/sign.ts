import { md5Hex } from '../digest'

/** MD5(param + t + key + secret), upper case, of the very text of `param` that is sent (快递100 云打印). */
export const kuaidi100Sign = (param: string, t: string, own: { readonly key: string; readonly secret: string }) =>
  md5Hex(param + t + own.key + own.secret).toUpperCase()

/** MD5(param + salt) of a receipt; the salt came with the order. Its case is not said. */
export const receiptSign = (param: string, salt: string) => md5Hex(param + salt).toUpperCase()
