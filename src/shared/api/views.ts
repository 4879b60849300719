import type { Finding, FindingCode } from '../audit/finding'
import type { CourierKey } from '../courier/courier-key'
import type { AskStage, AskState } from '../notice/address-ask'
import type { HistoryKind } from '../kernel/history'
import type { OrderState } from '../order/order-state'
import type { GoodsState } from '../parcel/goods-state'
import type { InterceptState } from '../parcel/intercept-state'
import type { TrackState } from '../parcel/track-state'
import type { WaybillState } from '../parcel/waybill-state'
import type { PostalAddress } from '../kernel/address'

/** A piece of an address as the audit page draws it: as it came, added by us, struck by us, or missing. */
export interface AddressPart {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed' | 'missing'
}

/** `at`: when he was asked. `since`: when it came to this state. */
export interface AskView {
  readonly state: AskState
  readonly at: number
  readonly since: number
  /** The address was written by the buyer himself. */
  readonly byBuyer?: true
}

/** A row of any order list: masked, enough to decide. */
export interface OrderCardView {
  readonly id: string
  readonly platformNo: string
  readonly name: string
  readonly phoneTail: string
  readonly address: readonly AddressPart[]
  readonly findings: readonly Finding[]
  /** Findings a person has looked at: they hold the order no longer. */
  readonly accepted: readonly FindingCode[]
  /** A person holds it, whatever the rules say. */
  readonly heldByHand?: true
  /** The rules are looking at it, anew where it was held before: its findings are of before. */
  readonly auditing?: true
  readonly goods: { readonly first: string; readonly kinds: number; readonly pieces: number }
  readonly remark: string
  readonly memo: string
  readonly state: OrderState
  readonly shipBy: number
  /** How far the question to the buyer is; absent: he was not asked. */
  readonly ask?: AskView
  /** Orders that the buyer's answer settles; absent: this one. */
  readonly together?: number
  /** How often its buyer has hurried it, and when he last did. */
  readonly urged?: { readonly count: number; readonly at: number }
  readonly waybillTail?: string
  /** The receiver was dropped after so many days. */
  readonly goneDays?: number
  readonly courier?: CourierKey
}

export interface LineView {
  readonly sku: string
  readonly title: string
  readonly spec: string
  readonly quantity: number
  readonly paidFen: number
}

export interface HistoryView {
  readonly at: number
  readonly kind: HistoryKind
  readonly by: string
  readonly note: Readonly<Record<string, string | number>>
}

export interface ParcelView {
  readonly id: string
  readonly courier: CourierKey
  readonly waybillNo?: string
  readonly goods: GoodsState
  readonly waybill: WaybillState
  readonly track: TrackState
  readonly slot: number
  readonly copies: number
  /** Of the sealed box, oldest first; `here`: the picture can be opened. */
  readonly photos?: readonly { readonly id: string; readonly at: number; readonly here: boolean }[]
  /** Why and how far it is being called back; `hotline` is the courier's. */
  readonly intercept?: { readonly state: InterceptState; readonly reason: string }
  readonly hotline: string
  readonly traces: readonly { readonly at: number; readonly text: string; readonly place?: string }[]
}

/** The receiver masked as it may be shown; the full one is a route of its own and is logged. */
export interface ReceiverView extends PostalAddress {
  /** Province, city and district in one, a municipality's name once. */
  readonly region: string
}

/** Questions to buyers: still on their way, to be shared as a card, waiting for an answer, answered. */
export type AskCounts = Readonly<Record<AskStage, number>>

export interface CauseView {
  readonly code: FindingCode
  readonly count: number
  /** Orders that accepting this cause would set free (they have no other). */
  readonly frees: number
  /** Orders whose buyer could be asked and has not been. */
  readonly unasked: number
}
