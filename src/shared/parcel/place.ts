/** A batch has at most so many places in a printer's queue; those of a later tap follow. */
const PLACES = 4096

/** Place in a printer's serial queue: by the time of the tap, then by the order of the batch. */
export const seqAt = (tappedAt: number, index = 0): number => tappedAt * PLACES + index

/** The tap and the place in its batch. */
export const placeOf = (seq: number): { readonly tap: number; readonly index: number } => ({
  tap: Math.floor(seq / PLACES),
  index: seq % PLACES,
})
