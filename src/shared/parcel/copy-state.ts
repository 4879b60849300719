import type { Moves } from '../kernel/states'

/**
 * The print ledger: one row a physical copy. Nothing is sent again from `unknown` without the partner's word or a person's.
 * `sending` is a copy in a phone's hand: the phone reports it printed, cut off (unknown) or never begun (new).
 * `failed` gives way to `printed`: whoever has the paper in hand is right. `accepted` is new again when its maker has confirmed
 * that the job was cancelled.
 */
export const COPY_STATES = ['new', 'sending', 'accepted', 'printed', 'failed', 'unknown', 'dropped'] as const
export type CopyState = (typeof COPY_STATES)[number]

export const COPY_MOVES = {
  new: ['sending', 'accepted', 'unknown', 'dropped', 'failed'],
  sending: ['accepted', 'printed', 'failed', 'unknown', 'new'],
  accepted: ['printed', 'failed', 'unknown', 'new'],
  printed: [],
  failed: ['new', 'printed', 'dropped'],
  unknown: ['accepted', 'printed', 'new', 'failed'],
  dropped: [],
} as const satisfies Moves<CopyState>
