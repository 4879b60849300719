import type { HistoryKind } from './history'

/** On every document: `v` is the shape (readers upgrade on read), `ver` counts changes (each change filters by it and adds one). */
export interface Doc {
  readonly _id: string
  readonly v: number
  readonly ver: number
  readonly shopId: string
}

/** A line of a document's history, newest last; `by` is a staff id, 'buyer', 'system' or a partner's name. */
export interface HistoryEntry {
  readonly at: number
  readonly kind: HistoryKind
  readonly by: string
  readonly note?: Readonly<Record<string, string | number>>
}

/** A sealed value: `k1.<iv>.<ciphertext>.<tag>`, AES-256-GCM, bound to collection/_id/field. */
export type Sealed = string
