import type { Moves } from '../kernel/states'

/**
 * After hand-over no tap brings a parcel home: no waybill channel here has a call for it, so a person rings the courier.
 * wanted -> called (rung, promised) -> caught (it comes back) | missed (it is delivered after all). `dropped`: the reason has
 * gone, before anybody rang.
 */
export const INTERCEPT_STATES = ['wanted', 'called', 'caught', 'missed', 'dropped'] as const
export type InterceptState = (typeof INTERCEPT_STATES)[number]

export const INTERCEPT_MOVES = {
  wanted: ['called', 'caught', 'missed', 'dropped'],
  called: ['caught', 'missed'],
  caught: [],
  missed: ['wanted'],
  dropped: ['wanted'],
} as const satisfies Moves<InterceptState>
