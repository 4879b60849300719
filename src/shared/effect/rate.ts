import type { Doc } from '../kernel/doc'
import { joinId } from '../kernel/ids'
import type { RateLimit } from '../ports/provider-error'

/** A limit and whose count it is, when it is not the account's own. */
export type HeldLimit = RateLimit & { readonly holder?: string }

/** The limits of one account, with those that all of the shop's accounts of a channel share. */
export const limitsOf = (
  limits: readonly RateLimit[],
  of: { readonly shopId: string; readonly channel: string },
): readonly HeldLimit[] =>
  limits.map((limit) => (limit.shared ? { ...limit, holder: joinId(of.shopId, of.channel) } : limit))

/** Id of the row that counts it. */
export const rateIdOf = (account: string, { holder, name }: HeldLimit): string => joinId(holder ?? account, name)

/** `_id = <account>_<limit>`. `tat` is the next free send time; one atomic update reserves k sends. */
export interface RateDoc extends Doc {
  readonly v: 1
  readonly tat: number
  readonly pausedUntil: number
  readonly pauseReason?: string
  readonly failsInRow: number
  /** A lane's lease (serial printer queue): who holds it and until when. */
  readonly laneToken?: string
  readonly laneUntil?: number
}
