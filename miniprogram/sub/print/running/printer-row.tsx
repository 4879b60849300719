import type { PrintProgressValue } from '@shared/api/print'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import * as words from '../../../text/print'

const { PRINT } = words
type Printer = PrintProgressValue['printers'][number]

interface Props {
  readonly printer: Printer
  readonly now: number
  /** Another one that prints; the rest of a stopped queue may go there. */
  readonly other: Printer | undefined
  readonly busy: boolean
  readonly onMove: (to: string) => void
}

/** One printer of the batch; a stopped one may give its rest to another. */
export const PrinterRow = ({ printer, now, other, busy, onMove }: Props) => {
  const fine = printer.condition === 'ready' || printer.condition === 'unknown'
  const { id, held, left, taken, recalling, kept } = printer
  const movable = left + taken - recalling - (kept?.count ?? 0)
  const move = () => {
    if (held || fine || movable <= 0 || other === undefined) return undefined
    const { id: to, label } = other
    return <Btn id={`move-${id}`} size='m' label={PRINT.moveTo(label)} busy={busy} onTap={() => onMove(to)} />
  }
  const act = move()
  const calm = fine && !held
  const seen = printer.condition === 'unknown' ? '' : `。${words.seenAgo(printer.conditionAt, now)}`
  const recall = words.recallLines(printer)
  return (
    <>
      <RowItem
        tone={calm ? (left > 0 ? 'run' : 'done') : 'look'}
        title={words.laneIs(printer)}
        line={`${held ? PRINT.heldLine(left) : words.laneLine(printer)}${seen}`}
        {...(calm ? {} : { ground: 'look' as const })}
        {...(act ? { side: act } : {})}
      />
      {recall && <RowItem tone='wait' {...recall} />}
    </>
  )
}
