import type { ShopDoc } from '@shared/shop/shop'
import type { Desk } from '../verbs/desk'

export interface InboundRequest {
  readonly method: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The body as it came: signatures are of bytes, not of what was parsed. */
  readonly body: string
}
export interface InboundReply {
  readonly status: number
  readonly body: string
  readonly contentType: string
}

export interface InboundDesk extends Desk {
  readonly shop: ShopDoc
}

/**
 * What a sender makes of a request. `forged`: the signature is wrong, nothing may change. `reply` alone: nothing to do (an echo,
 * an input that is refused). `work` runs once an event id.
 */
export type Heard =
  | { readonly kind: 'forged' }
  | { readonly kind: 'reply'; readonly reply: InboundReply }
  | {
      readonly kind: 'event'
      readonly eventId: string
      readonly work: () => Promise<unknown>
      readonly reply: InboundReply
    }

export type Sender = (desk: InboundDesk, request: InboundRequest) => Heard | Promise<Heard>

export const jsonReply = (status: number, value: object): InboundReply => ({
  status,
  body: JSON.stringify(value),
  contentType: 'application/json; charset=utf-8',
})
