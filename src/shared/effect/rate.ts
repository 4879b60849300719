import type { Doc } from '../kernel/doc'

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
