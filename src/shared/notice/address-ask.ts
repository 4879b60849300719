import type { FindingCode } from '../audit/finding'
import type { Moves } from '../kernel/states'
import type { OrderDoc } from '../order/order'

/**
 * A question to the buyer: wanted (the message is to be sent) -> sent | not-sent (no credit, nobody to send it to: a card is
 * shared by hand) -> settled (somebody has written the address). A later doubt is a new question with a higher `rev`.
 */
export const ASK_STATES = ['wanted', 'sent', 'not-sent', 'settled'] as const
export type AskState = (typeof ASK_STATES)[number]

export const ASK_MOVES = {
  wanted: ['sent', 'not-sent', 'settled'],
  sent: ['wanted', 'settled'],
  'not-sent': ['wanted', 'settled'],
  settled: ['wanted', 'sent', 'not-sent'],
} as const satisfies Moves<AskState>

export interface AddressAsk {
  readonly state: AskState
  /** Part of the effect's id: a second question is a second message. */
  readonly rev: number
  readonly at: number
  readonly by: string
}

/** Only the buyer knows the rest; of a repaired one he may be asked, too. */
const ASKABLE: readonly FindingCode[] = ['address-incomplete', 'address-contradiction', 'address-repairable']
const ONLY_BUYER_KNOWS: readonly FindingCode[] = ['address-incomplete', 'address-contradiction']
const PLANNED: readonly OrderDoc['state'][] = ['fulfilling', 'shipped', 'done']

type Asked = Pick<OrderDoc, 'auditedAt' | 'findings' | 'accepted' | 'state' | 'addressAsk'>

/** The finding that a buyer can end; undefined: there is nothing to ask him. */
export const doubtOf = (order: Asked) =>
  order.findings.find(({ code }) => ASKABLE.includes(code) && order.accepted[code] === undefined)

const isOpen = ({ addressAsk }: Asked): boolean => addressAsk !== undefined && addressAsk.state !== 'settled'

/**
 * The order waits for its buyer's word. Not while an answer is being audited, and not once goods are planned. A doubt that the
 * engine has mended is put to the buyer only when staff asked him.
 */
export function awaitsBuyer(order: Asked): boolean {
  if (order.auditedAt === undefined || PLANNED.includes(order.state) || order.state === 'cancelled') return false
  const doubt = doubtOf(order)
  return doubt !== undefined && (ONLY_BUYER_KNOWS.includes(doubt.code) || isOpen(order))
}

export type AskRefusal = 'already-planned' | 'no-question' | 'asked-already'

/** Whether the buyer may be asked now; one open question is enough. */
export function refusalToAsk(order: Asked & Pick<OrderDoc, 'platformStatus'>): AskRefusal | undefined {
  if (PLANNED.includes(order.state)) return 'already-planned'
  if (doubtOf(order) === undefined || order.platformStatus !== 'paid') return 'no-question'
  const state = order.addressAsk?.state
  return state === 'wanted' || state === 'sent' ? 'asked-already' : undefined
}

export const settled = (ask: AddressAsk | undefined): AddressAsk | undefined => ask && { ...ask, state: 'settled' }
