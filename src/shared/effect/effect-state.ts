import type { Moves } from '../kernel/states'

/**
 *   ready -claim-> calling -answer-> answered -applied-> done
 *     ^               |- refused                    -> refused  (grouped by cause, one tap fixes all)
 *     |- not sent / throttled                 |- no answer, lease out -> unknown -> answered | ready (same key) | person
 *   ready - no longer wanted -> dropped
 */
export const EFFECT_STATES = [
  'ready',
  'calling',
  'answered',
  'done',
  'refused',
  'unknown',
  'person',
  'dropped',
] as const
export type EffectState = (typeof EFFECT_STATES)[number]

export const EFFECT_MOVES = {
  ready: ['calling', 'dropped'],
  calling: ['answered', 'done', 'ready', 'refused', 'unknown', 'person', 'dropped'],
  answered: ['done'],
  done: [],
  refused: ['ready', 'dropped'],
  unknown: ['answered', 'ready', 'person', 'done', 'unknown'],
  person: ['ready', 'answered', 'done', 'dropped'],
  dropped: ['ready'],
} as const satisfies Moves<EffectState>
