import type { OrderLine } from './order'

/** What may still be planned of a line. Never below 0: a refund may come after the parcel was planned. */
export const shippableOf = (line: OrderLine): number =>
  Math.max(0, line.ordered - line.refunding - line.refunded - line.planned - line.shipped)

/** Pieces bought, refunded ones included. */
export const piecesOf = (lines: readonly OrderLine[]): number => lines.reduce((sum, line) => sum + line.ordered, 0)
