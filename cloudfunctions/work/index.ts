import { assembleWork } from './assemble'
import { createWork } from './slice'

/** A timer's function lives 60 s: slices end at 45 s, and no call takes longer than 15 s. */
const SLICE_MS = 45_000
/** A poke works off what the tap has caused; the timers do the rest. */
const POKE_MS = 20_000

/** Started by its timer every minute, or poked by a tap (`{ poke: true }`). Whatever starts it a second time does no harm. */
export const main = async (event: unknown): Promise<{ readonly done: number }> => {
  const poked = typeof event === 'object' && event !== null && 'poke' in event
  return createWork(assembleWork()).runSlice({ budgetMs: poked ? POKE_MS : SLICE_MS })
}
