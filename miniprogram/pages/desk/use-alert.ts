import type { DeskValue } from '@shared/api/orders'
import type { Role } from '@shared/staff/role'
import { useMoveQueue } from '../../hooks/use-move-queue'
import { go } from '../../nav/go'
import { useSession } from '../../store/session'
import { useSnack } from '../../store/snack'
import { PRINT } from '../../text/print'

type Alert = DeskValue['alerts'][number]
/** Pages that not everybody on the desk may see. */
const MAY_SEE: Readonly<Record<'printers' | 'effects', readonly Role[]>> = {
  printers: ['owner', 'auditor', 'packer'],
  effects: ['owner', 'auditor'],
}

/**
 * The one action of a row: the queue that stands goes where it can be printed, all else opens the page that settles it. No action
 * for whoever that page would turn away.
 */
export function useAlert(reload: () => Promise<void>) {
  const { busy, move: moveQueue } = useMoveQueue()
  const role = useSession(({ me }) => me?.role)
  const move = async (id: string, way: { readonly from: string; readonly to: string }, toLabel: string) => {
    const value = await moveQueue(way, id)
    if (value) useSnack.getState().show(`${PRINT.moveTo(toLabel)}：${PRINT.moved(value)}`)
    await reload()
  }
  const actOf = ({ id, kind, facts }: Alert): (() => void) | undefined => {
    const { from, to, orderId, toLabel } = facts
    const page = kind.startsWith('printer') ? 'printers' : 'effects'
    const maySee = MAY_SEE[page].some((one) => one === role)
    if (typeof from === 'string' && typeof to === 'string')
      return maySee ? () => void move(id, { from, to }, String(toLabel)) : undefined
    if (typeof orderId === 'string') return () => go('order', { id: orderId })
    if (kind === 'deadline' || kind === 'urged') return () => go('orders')
    return maySee ? () => go(page) : undefined
  }
  return { busy, actOf }
}
