import type { Moves } from '../../src/shared/kernel/states'

/** What a job's bytes are. PDF is for queues of the print system only. */
export const LANGUAGES = ['tspl', 'cpcl', 'escpos', 'pdf'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * `sending` is written down before the first byte leaves. `in-doubt`: some of it may be on paper; such a job is never sent again,
 * a person looks.
 */
export const LAN_JOB_STATES = ['waiting', 'sending', 'done', 'failed', 'in-doubt', 'cancelled', 'expired'] as const
export type LanJobState = (typeof LAN_JOB_STATES)[number]

export const LAN_JOB_MOVES = {
  waiting: ['sending', 'cancelled', 'expired'],
  sending: ['done', 'failed', 'in-doubt'],
  done: [],
  failed: [],
  'in-doubt': [],
  cancelled: [],
  expired: [],
} as const satisfies Moves<LanJobState>

export interface LanJob {
  readonly id: string
  /** The caller's own key: asked again, it is this job again. */
  readonly key: string
  /** The printer, by the one way to write its address. */
  readonly printer: string
  readonly language: Language
  readonly at: number
  readonly expiresAt: number
  readonly state: LanJobState
  /** When the state was reached. */
  readonly stateAt: number
}

export const isOver = ({ state }: Pick<LanJob, 'state'>): boolean => LAN_JOB_MOVES[state].length === 0
