import type { FindingCode } from '../audit/finding'
import type { Moves } from '../kernel/states'
import type { OrderDoc } from '../order/order'

/**
 * A question to the buyer: wanted (the message is to be sent) -> sent | not-sent (no credit, nobody to send it to) -> shared (a
 * person gave him a card) -> settled (somebody has written the address). A later doubt is a new question with a higher `rev`.
 */
export const ASK_STATES = ['wanted', 'sent', 'not-sent', 'shared', 'settled'] as const
export type AskState = (typeof ASK_STATES)[number]

export const ASK_MOVES = {
  wanted: ['sent', 'not-sent', 'settled'],
  sent: ['wanted', 'shared', 'settled'],
  'not-sent': ['wanted', 'shared', 'settled'],
  shared: ['wanted', 'settled'],
  settled: ['wanted', 'sent', 'not-sent', 'shared'],
} as const satisfies Moves<AskState>

export interface AddressAsk {
  readonly state: AskState
  /** Part of the effect's id: a second question is a second message. */
  readonly rev: number
  /** When the question was put, and by whom. */
  readonly at: number
  readonly by: string
  /** When the state was entered; absent: the question is older than this field. */
  readonly since?: number
  /** Who wrote the address: 'buyer', a person of the shop, or the platform. */
  readonly settledBy?: string
}

/** Only the buyer knows the rest; of a repaired one he may be asked, too. */
const ASKABLE: readonly FindingCode[] = ['address-incomplete', 'address-contradiction', 'address-repairable']
const ONLY_BUYER_KNOWS: readonly FindingCode[] = ['address-incomplete', 'address-contradiction']
const PLANNED: readonly OrderDoc['state'][] = ['fulfilling', 'shipped', 'done']

type Asked = Pick<OrderDoc, 'auditedAt' | 'findings' | 'accepted' | 'state' | 'addressAsk' | 'platformStatus'>

/** The finding that a buyer can end; undefined: there is nothing to ask him. */
export const doubtOf = (order: Pick<OrderDoc, 'findings' | 'accepted'>) =>
  order.findings.find(({ code }) => ASKABLE.includes(code) && order.accepted[code] === undefined)

/** He was asked and has not answered yet. */
export const isAskOpen = ({ addressAsk }: Pick<OrderDoc, 'addressAsk'>): boolean =>
  addressAsk !== undefined && addressAsk.state !== 'settled'

/**
 * The order waits for its buyer's word. Not while an answer is being audited, not once goods are planned, and not while he asks
 * for his money. A doubt that the engine has mended is put to the buyer only when staff asked him.
 */
export function awaitsBuyer(order: Asked): boolean {
  if (order.auditedAt === undefined || PLANNED.includes(order.state) || order.platformStatus !== 'paid') return false
  const doubt = doubtOf(order)
  return doubt !== undefined && (ONLY_BUYER_KNOWS.includes(doubt.code) || isAskOpen(order))
}

type Alike = Pick<OrderDoc, '_id' | 'mergeKey' | 'payment'>

/** What one word of the buyer answers: the same receiver, written by the same payer. Unknown payer: the order alone. */
export const askedAs = ({ _id, mergeKey, payment }: Alike): string =>
  payment === undefined || mergeKey === '' ? _id : `${payment.openid} ${mergeKey}`

export type AskRefusal = 'already-planned' | 'no-question' | 'asked-already'

/** Whether the buyer may be asked now; one open question is enough. */
export function refusalToAsk(order: Asked): AskRefusal | undefined {
  if (PLANNED.includes(order.state)) return 'already-planned'
  if (doubtOf(order) === undefined || order.platformStatus !== 'paid') return 'no-question'
  const state = order.addressAsk?.state
  return isAskOpen(order) && state !== 'not-sent' ? 'asked-already' : undefined
}

/** The address was written: nobody need be asked any more. */
export const settled = (
  ask: AddressAsk | undefined,
  { at, by }: { readonly at: number; readonly by: string },
): AddressAsk | undefined => ask && { ...ask, state: 'settled', since: at, settledBy: by }

export const ASK_STAGES = ['cards', 'wanted', 'waiting', 'answered'] as const
/** Where a question stands for the person who put it: a card to share, on its way, waiting for an answer, answered. */
export type AskStage = (typeof ASK_STAGES)[number]

export const STAGE_OF: Readonly<Record<AskState, AskStage>> = {
  wanted: 'wanted',
  'not-sent': 'cards',
  sent: 'waiting',
  shared: 'waiting',
  settled: 'answered',
}

type AskedRow = Pick<OrderDoc, 'findings' | 'accepted' | 'platformStatus' | 'addressAsk'>

/** Undefined: never asked, or nothing is left to ask. */
export function askStage(order: AskedRow): AskStage | undefined {
  const ask = order.addressAsk
  if (ask === undefined) return undefined
  const stage = STAGE_OF[ask.state]
  if (stage === 'answered') return ask.settledBy === 'buyer' ? stage : undefined
  return order.platformStatus === 'paid' && doubtOf(order) !== undefined ? stage : undefined
}

/** His buyer could be asked, and has not been. */
export const isUnasked = (order: AskedRow): boolean =>
  order.platformStatus === 'paid' && doubtOf(order) !== undefined && !isAskOpen(order)

/** Of questions that one word answers only one is put: the one that is furthest, else the first. */
const FURTHEST: readonly AskStage[] = ['waiting', 'wanted', 'cards', 'answered']

/** One row for each answer that is waited for, with the number of orders that it settles. */
export function onePerAnswer<T extends AskedRow & Alike>(
  rows: readonly T[],
): { readonly row: T; readonly orders: number }[] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = askStage(row) === 'answered' ? row._id : askedAs(row)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const place = (row: T) => FURTHEST.indexOf(askStage(row) ?? 'answered')
  return [...groups.values()].flatMap((group) => {
    const [row] = [...group].sort((a, b) => place(a) - place(b) || (a._id < b._id ? -1 : 1))
    return row ? [{ row, orders: group.length }] : []
  })
}
