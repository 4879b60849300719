import type { Moves } from '../kernel/states'

/** The number. `asked` waits for the effect waybill.create, `voiding` for waybill.cancel. A void number never comes back to life. */
export const WAYBILL_STATES = ['none', 'asked', 'got', 'voiding', 'void'] as const
export type WaybillState = (typeof WAYBILL_STATES)[number]

export const WAYBILL_MOVES = {
  none: ['asked'],
  asked: ['got', 'none', 'voiding', 'void'],
  got: ['voiding'],
  voiding: ['void', 'got'],
  void: ['asked'],
} as const satisfies Moves<WaybillState>
