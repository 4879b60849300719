import type { Receiver, Sender } from '../kernel/address'
import type { CourierKey } from '../courier/courier-key'
import type { TrackState } from '../parcel/track-state'
import type { Routing } from '../parcel/parcel'
import type { RateLimit, UnknownPolicy } from './provider-error'

/** One account at one courier through one channel; `secrets` come opened from the sealed store. */
export interface CourierAccount {
  readonly id: string
  readonly channel: string
  readonly courier: CourierKey
  readonly fields: Readonly<Record<string, string>>
}

export interface WaybillAsk {
  /** Our key in the partner's legal form (effect/partner-key.ts); the partner must not bill it twice. */
  readonly partnerKey: string
  readonly account: CourierAccount
  readonly receiver: Receiver
  readonly sender: Sender
  readonly goods: readonly { readonly title: string; readonly quantity: number }[]
  readonly weightGrams: number
  readonly remark: string
}

export interface WaybillAnswer {
  readonly waybillNo: string
  readonly routing: Routing
  /** The partner's own number of the deal, if it has one. */
  readonly partnerNo?: string
  /** True when the partner replayed an earlier answer to the same key. */
  readonly replayed: boolean
}

export interface WaybillRef {
  readonly partnerKey: string
  readonly account: CourierAccount
  readonly waybillNo: string
}

export interface TrackEvent {
  readonly at: number
  readonly state: TrackState
  readonly code: string
  readonly text: string
  readonly place?: string
}

export interface TrackReport {
  readonly waybillNo: string
  readonly courier: CourierKey
  /** Complete, oldest first: a report replaces the former one. */
  readonly events: readonly TrackEvent[]
}

/** What every waybill channel can do. All throw ProviderError and nothing else. */
export interface CourierPort {
  readonly id: string
  readonly unknown: {
    readonly create: UnknownPolicy
    readonly cancel: UnknownPolicy
    readonly subscribe: UnknownPolicy
  }
  readonly limits: readonly RateLimit[]
  createWaybill(ask: WaybillAsk): Promise<WaybillAnswer>
  /** Resolves when the number is confirmed void; `rejected` when it was collected already. */
  cancelWaybill(ref: WaybillRef): Promise<void>
  balance(account: CourierAccount): Promise<{ readonly left: number } | undefined>
  subscribeTrack(ref: WaybillRef & { readonly phoneTail: string }): Promise<void>
  track(ref: WaybillRef & { readonly phoneTail: string }): Promise<TrackReport>
}

/** A push, checked on the raw body before anything is parsed. */
export interface TrackPush {
  /** Undefined: the signature is wrong; change nothing. */
  parse(rawBody: string): { readonly eventId: string; readonly reports: readonly TrackReport[] } | undefined
  /** The literal answer the partner wants to hear. */
  answer(now: number): { readonly body: string; readonly contentType: string }
}
