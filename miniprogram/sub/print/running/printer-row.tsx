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
  readonly onHold: (on: boolean) => void
}

/** One printer of the batch with the one thing a hand may want of it: stop, go on, or give its rest to another. */
export const PrinterRow = ({ printer, now, other, busy, onMove, onHold }: Props) => {
  const fine = printer.condition === 'ready' || printer.condition === 'unknown'
  const { id, held, left, taken, recalling, kept } = printer
  const movable = left + taken - recalling - (kept?.count ?? 0)
  const button = (name: string, label: string, onTap: () => void) => (
    <Btn id={`${name}-${id}`} size='m' label={label} busy={busy} onTap={onTap} />
  )
  const side = () => {
    if (held) return button('release', PRINT.release, () => onHold(false))
    if (!fine) return movable > 0 && other && button('move', PRINT.moveTo(other.label), () => onMove(other.id))
    if (left === 0) return undefined
    return button('hold', PRINT.hold, () => onHold(true))
  }
  const act = side()
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
