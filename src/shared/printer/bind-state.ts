import type { Moves } from '../kernel/states'

/** Between a printer and our account at its maker. Jobs go to bound printers only. */
export const BIND_STATES = ['binding', 'bound', 'refused'] as const
export type BindState = (typeof BIND_STATES)[number]

export const BIND_MOVES = {
  binding: ['bound', 'refused'],
  refused: ['binding', 'bound'],
  bound: ['binding'],
} as const satisfies Moves<BindState>
