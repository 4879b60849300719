import type { OrderDoc, OrderLine } from './order'

/** WeChat shows at most so many parcels of one payment (upload_shipping_info, shipping_list). */
export const MAX_PARCELS_OF_ORDER = 15

/** Parcels of this order that the platform has, or will have. */
export const parcelsUsed = ({ parcelIds, voidParcels = 0 }: Pick<OrderDoc, 'parcelIds' | 'voidParcels'>): number =>
  parcelIds.length - voidParcels

/** What of a line is still wanted, sent or not. */
export const wholeOf = (line: OrderLine): number => Math.max(0, line.ordered - line.refunding - line.refunded)

/** Of that, what may leave now: the rest may wait for its goods. */
export const mayLeave = (line: OrderLine): number => Math.min(wholeOf(line), line.upTo ?? Infinity)

/** What may still be planned of a line. Never below 0: a refund may come after the parcel was planned. */
export const shippableOf = (line: OrderLine): number => Math.max(0, mayLeave(line) - line.planned - line.shipped)

/**
 * Pieces that neither left nor will, so that nothing need be held for them any more: their refund is through, all the others of the
 * line have gone, and none is in a box.
 */
export const leftOverOf = (line: OrderLine): number =>
  line.refunding > 0 || line.planned > 0 || line.shipped < wholeOf(line) ? 0 : Math.max(0, line.ordered - line.shipped)

/** Of these, what is still held. */
export const toFree = ({ lines }: Pick<OrderDoc, 'lines'>): OrderLine[] =>
  lines.filter((line) => leftOverOf(line) > (line.freed ?? 0))

/** Pieces bought, refunded ones included. */
export const piecesOf = (lines: readonly OrderLine[]): number => lines.reduce((sum, line) => sum + line.ordered, 0)
