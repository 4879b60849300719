import { createHmac, timingSafeEqual } from 'node:crypto'

export const TIME_HEADER = 'x-fahuotai-time'
export const SIGN_HEADER = 'x-fahuotai-sign'

/** A call heard once is of no use to anybody this much later. */
const WINDOW_MS = 600_000

export interface SignedCall {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const signOf = (key: string, time: string, { path, body }: SignedCall) =>
  createHmac('sha256', key).update(`${path}\n${time}\n`).update(body).digest('hex')

/**
 * Whether a call is signed with the shared key, and not an old one. Our caller's clock may have been put forward to try out
 * tomorrow, so a call's age is counted from the newest that was signed, not by our own clock.
 */
export function createSignCheck(key: string): (call: SignedCall) => 'ok' | 'bad-sign' | 'old-sign' {
  let newest = 0
  return (call) => {
    const time = call.headers[TIME_HEADER] ?? ''
    const said = Buffer.from(call.headers[SIGN_HEADER] ?? '')
    const ours = Buffer.from(signOf(key, time, call))
    if (said.length !== ours.length || !timingSafeEqual(said, ours) || !/^\d{13}$/.test(time)) return 'bad-sign'
    if (Number(time) < newest - WINDOW_MS) return 'old-sign'
    newest = Math.max(newest, Number(time))
    return 'ok'
  }
}
