import type { Stop } from '../parcel/parcel'
import type { OrderDoc, OrderLine } from './order'

export interface StopReason {
  readonly reason: Stop['reason']
  readonly lineNos: readonly number[]
}

/** Pieces that are in parcels and may not be: a part that was refunded before it was planned stops nothing. */
const inExcess = (line: OrderLine): boolean =>
  line.refunding + line.refunded > 0 && line.planned + line.shipped > line.ordered - line.refunding - line.refunded

/** Why lines of this order must not go out now, with the lines; undefined: they may. */
export function stopReasonOf(order: Pick<OrderDoc, 'platformStatus' | 'lines'>): StopReason | undefined {
  const all = order.lines.map((line) => line.lineNo)
  if (order.platformStatus === 'cancelled' || order.platformStatus === 'closed')
    return { reason: 'cancelled', lineNos: all }
  if (order.platformStatus === 'refunding' || order.platformStatus === 'refunded')
    return { reason: 'refund', lineNos: all }
  const refund = order.lines.filter(inExcess).map((line) => line.lineNo)
  return refund.length > 0 ? { reason: 'refund', lineNos: refund } : undefined
}
