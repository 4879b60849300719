import type { DeskValue } from '@shared/api/orders'
import { useAct } from '../../hooks/use-act'
import { go } from '../../nav/go'
import { useSnack } from '../../store/snack'
import { PRINT } from '../../text/print'

type Alert = DeskValue['alerts'][number]
/** The one action of a row: the queue that stands goes where it can be printed, all else opens the page that settles it. */
export function useAlert(reload: () => Promise<void>) {
  const { busy, act } = useAct()
  const move = async (id: string, way: { readonly from: string; readonly to: string }, toLabel: string) => {
    const value = await act('printerMove', way, id)
    if (value) useSnack.getState().show(`${PRINT.moveTo(toLabel)}：${PRINT.moved(value)}`)
    await reload()
  }
  const open = ({ id, kind, facts }: Alert) => {
    const { from, to, orderId } = facts
    if (typeof from === 'string' && typeof to === 'string') return void move(id, { from, to }, String(facts['toLabel']))
    if (typeof orderId === 'string') return go('order', { id: orderId })
    if (kind === 'deadline' || kind === 'urged') return go('orders')
    return go(kind.startsWith('printer') ? 'printers' : 'effects')
  }
  return { busy, open }
}
