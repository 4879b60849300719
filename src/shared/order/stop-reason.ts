import type { Stop } from '../parcel/parcel'
import type { OrderDoc } from './order'

export interface StopReason {
  readonly reason: Stop['reason']
  readonly lineNos: readonly number[]
}

/** Why lines of this order must not go out now, with the lines; undefined: they may. */
export function stopReasonOf(order: Pick<OrderDoc, 'platformStatus' | 'lines'>): StopReason | undefined {
  const all = order.lines.map((line) => line.lineNo)
  if (order.platformStatus === 'cancelled' || order.platformStatus === 'closed')
    return { reason: 'cancelled', lineNos: all }
  if (order.platformStatus === 'refunding' || order.platformStatus === 'refunded')
    return { reason: 'refund', lineNos: all }
  const refund = order.lines.filter((line) => line.refunding + line.refunded > 0).map((line) => line.lineNo)
  return refund.length > 0 ? { reason: 'refund', lineNos: refund } : undefined
}
