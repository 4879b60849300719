import type { Doc } from '../kernel/doc'
import type { ProviderFailure, RefusalScope } from '../ports/provider-error'
import type { EffectState } from './effect-state'

/** Which document an effect serves; its id is `<kind>_<docId>_<n>`. */
export const EFFECT_KINDS = {
  'stock.hold': 'orders',
  'stock.release': 'orders',
  'stock.rest': 'orders',
  'stock.free': 'orders',
  'swap.tell': 'orders',
  'order.audit': 'orders',
  'payment.learn': 'orders',
  'shipping.upload': 'orders',
  'notice.shipped': 'orders',
  'notice.address-ask': 'orders',
  'waybill.create': 'parcels',
  'waybill.cancel': 'parcels',
  'copy.make': 'parcels',
  'order.roll-up': 'parcels',
  'stock.consume': 'parcels',
  'track.subscribe': 'parcels',
  'track.follow': 'parcels',
  'stock.return': 'parcels',
  'intercept.tell': 'parcels',
  'return.tell': 'parcels',
  'pace.learn': 'parcels',
  'print.send': 'copies',
  'print.recall': 'copies',
  'printer.bind': 'printers',
} as const
export type EffectKind = keyof typeof EFFECT_KINDS
export type EffectHome = (typeof EFFECT_KINDS)[EffectKind]

export interface EffectId {
  readonly kind: EffectKind
  readonly docId: string
  /** Generation: a second ask is a new effect only when the first is confirmed void, given up, or was raised by a new revision. */
  readonly n: number
}

/** What the desk shows of a refusal: our word, the scope, and the partner's own code and text beside it. */
export interface EffectTrouble {
  readonly failure: ProviderFailure
  readonly scope: RefusalScope
  readonly provider: string
  readonly providerCode: string
  readonly providerText: string
  readonly at: number
}

/** Holds ids, hashes and whitelisted answer fields only: no personal data. */
export interface EffectDoc extends Doc {
  readonly v: 1
  readonly kind: EffectKind
  readonly docId: string
  readonly n: number
  readonly state: EffectState
  readonly dueAt: number
  /** Order within a lane (a printer's queue) or among equals: claims go by (dueAt, seq). */
  readonly seq: number
  /** Serial queue: of one lane only one effect is ever in flight. Absent: no lane. */
  readonly lane?: string
  /** Account whose rate and pause rule it: courier account, printer, WeChat app. Absent: purely ours. */
  readonly account?: string
  readonly tries: number
  readonly token?: string
  readonly until?: number
  readonly firstSentAt?: number
  readonly lastSentAt?: number
  /** Times a query after unknown has said "no such", and when last. */
  readonly deniedCount?: number
  readonly deniedAt?: number
  readonly partnerKey?: string
  readonly askHash?: string
  readonly answer?: Readonly<Record<string, unknown>>
  readonly lateAnswers?: readonly Readonly<Record<string, unknown>>[]
  readonly trouble?: EffectTrouble
  readonly createdAt: number
  readonly doneAt?: number
}
