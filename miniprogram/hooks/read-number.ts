let begun = 0

/** Reads are numbered in the order in which they begin: only what begins after an act was answered is sure to know of it. */
export const beginRead = (): number => ++begun
/** The read that began last; 0: none yet. */
export const lastRead = (): number => begun
