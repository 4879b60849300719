import type { Moves } from '../kernel/states'

/** What the courier's scans say. A late scan never moves a delivered parcel back. */
export const TRACK_STATES = [
  'none',
  'collected',
  'moving',
  'delivering',
  'delivered',
  'problem',
  'returning',
  'lost',
] as const
export type TrackState = (typeof TRACK_STATES)[number]

export const TRACK_MOVES = {
  none: ['collected', 'moving', 'delivering', 'delivered', 'problem', 'returning', 'lost'],
  collected: ['moving', 'delivering', 'delivered', 'problem', 'returning', 'lost'],
  moving: ['delivering', 'delivered', 'problem', 'returning', 'lost'],
  delivering: ['moving', 'delivered', 'problem', 'returning', 'lost'],
  delivered: ['returning'],
  problem: ['moving', 'delivering', 'delivered', 'returning', 'lost'],
  returning: ['delivered', 'lost'],
  lost: ['moving', 'delivered', 'returning'],
} as const satisfies Moves<TrackState>
