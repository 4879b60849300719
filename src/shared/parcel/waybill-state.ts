import type { Moves } from '../kernel/states'

/** The number. `asked` waits for the effect waybill.create, `voiding` for waybill.cancel. A void number never comes back to life. */
export const WAYBILL_STATES = ['asked', 'got', 'voiding', 'void'] as const
export type WaybillState = (typeof WAYBILL_STATES)[number]

export const WAYBILL_MOVES = {
  asked: ['got', 'voiding'],
  got: ['voiding'],
  voiding: ['void'],
  void: [],
} as const satisfies Moves<WaybillState>
