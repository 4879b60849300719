import { createHmac } from 'node:crypto'
import type { MallOrder } from './state'

/** `x-fahuotai-signature` = hex HMAC-SHA256 of `<x-fahuotai-timestamp>.<raw body>`, time in milliseconds. */
export function signedFeed(key: string, at: number, message: object) {
  const body = JSON.stringify(message)
  const timestamp = String(at)
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-fahuotai-timestamp': timestamp,
      'x-fahuotai-signature': signature,
    },
  }
}

/** An order as the feed carries it: who bought it is the payment's matter. */
export function feedOrder(order: MallOrder) {
  return { ...order, openid: undefined }
}

/** Both tries lie within the five minutes for which a signature is young enough. */
export const FEED_POLICY = {
  gapsMs: [5_000, 60_000],
  accepts: ({ status }: { status: number }) => status === 200,
}
