import type { OrderValue } from '@shared/api/orders'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { COMMON } from '../../../text/common'
import { MERGE, TRAVEL } from '../../../text/travel'

interface Props {
  readonly order: OrderValue
  readonly onChanged: () => Promise<void>
}
const OPEN: readonly OrderValue['state'][] = ['new', 'held', 'ready', 'fulfilling']
const hasLeft = (order: OrderValue) =>
  order.parcels.some(({ goods }) => goods === 'handed-over' || goods === 'coming-back' || goods === 'back')
const say = (text: string) => useSnack.getState().show(text)

const Undo = ({ order, onChanged }: Props) => {
  const { busy, act } = useAct()
  const takeBack = async (what: OrderValue['undo'][number]) => {
    if (await act('auditUndo', { orderId: order.id, what })) say(TRAVEL.undone)
    await onChanged()
  }
  return (
    <>
      {order.undo.map((what) => (
        <RowItem
          key={what}
          icon='undo'
          title={TRAVEL.undo[what]}
          side={
            <Btn
              id={`undo-${what}`}
              size='m'
              label={COMMON.undo}
              busy={busy !== undefined}
              onTap={() => void takeBack(what)}
            />
          }
        />
      ))}
    </>
  )
}

const Together = ({ order, onChanged }: Props) => {
  const { busy, act } = useAct()
  const others = order.travel.with
  if (others.length === 0) return null
  const part = async () => {
    const orderIds = [order.id, ...others.map(({ id }) => id)]
    if (await act('mergePart', { requestId: newId(), orderIds })) say(MERGE.partDone)
    await onChanged()
  }
  const btn = <Btn id='part' size='m' label={MERGE.part} busy={busy !== undefined} onTap={() => void part()} />
  return (
    <RowItem
      icon='swap'
      title={TRAVEL.with(others.length)}
      line={TRAVEL.withBody}
      {...(hasLeft(order) ? {} : { side: btn })}
    />
  )
}

const Split = ({ order }: Pick<Props, 'order'>) => {
  const { parts, later } = order.travel
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const open = () => go('split', { id: order.id })
  if (later > 0) return <RowItem icon='box' title={TRAVEL.later(later)} line={TRAVEL.laterBody} onTap={open} />
  if (parts > 1) return <RowItem icon='box' title={TRAVEL.parts(parts)} onTap={open} />
  if (order.state === 'fulfilling' || pieces < 2 || order.travel.with.length > 0) return null
  return <RowItem id='split' icon='box' title={TRAVEL.split} onTap={open} />
}

/** How the order goes, and what of a person's word can still be taken back; for those who audit. */
export const TravelRows = ({ order, onChanged }: Props) => {
  const role = useSession((state) => state.me?.role)
  if ((role !== 'owner' && role !== 'auditor') || !OPEN.includes(order.state)) return null
  return (
    <>
      <Together order={order} onChanged={onChanged} />
      <Split order={order} />
      <Undo order={order} onChanged={onChanged} />
    </>
  )
}
