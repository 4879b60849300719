import { createHmac } from 'node:crypto'
import { md5Hex } from '../../digest'

/** MD5(param + t + key + secret), upper case, over the very text of `param` that is sent. */
export const kuaidi100Sign = (param: string, t: string, { key, secret }: { key: string; secret: string }): string =>
  md5Hex(param + t + key + secret).toUpperCase()

/**
 * What a receipt is signed with. The signature covers status and words but not the task, so each send has a salt of its own: a
 * receipt that somebody has seen is worth nothing for another label.
 */
export const saltOf = (partnerKey: string, secret: string): string =>
  createHmac('sha256', secret).update(`receipt\n${partnerKey}`).digest('hex').slice(0, 32)
