import type { ORDER_HEADINGS } from './heading-names'
import type { ColumnPlaces } from './headings'
import type { Sheet } from './read-table'
import { readAfterSale } from './status-words'

type Field = keyof typeof ORDER_HEADINGS
type SheetRow = Sheet['rows'][number]

/** What an order has once; a back office may join these cells over all rows of an order, and only the first has them then. */
const ONCE = [
  ...([
    'no',
    'placedAt',
    'paidAt',
    'status',
    'name',
    'phone',
    'province',
    'city',
    'district',
    'street',
    'detail',
  ] as const),
  ...(['remark', 'memo', 'orderPaidFen'] as const),
]
/** All empty, with goods beside them: a row that goes on the order above it. */
const TELLING = ['no', 'placedAt', 'status', 'name', 'phone', 'detail'] as const

interface FilledRow extends SheetRow {
  /** The order above has a refund; whether this line has it too, joined cells do not say. */
  readonly unsaid: boolean
}

/** Gives the rows of joined cells what their first row has. */
export function fillDown(rows: Sheet['rows'], places: ColumnPlaces<Field>): FilledRow[] {
  const filled: FilledRow[] = []
  const at = (cells: readonly string[], field: Field): string => cells[places[field] ?? -1] ?? ''
  for (const { row, cells } of rows) {
    const above = filled.at(-1)
    const goesOn =
      above && at(cells, 'sku') + at(cells, 'article') !== '' && TELLING.every((field) => at(cells, field) === '')
    if (!goesOn) {
      filled.push({ row, cells, unsaid: false })
      continue
    }
    const whole = [...cells]
    for (const place of ONCE.map((field) => places[field]))
      if (place !== undefined) whole[place] ||= above.cells[place] ?? ''
    const unsaid = at(cells, 'refund') === '' && (above.unsaid || readAfterSale(at(above.cells, 'refund')) !== 'none')
    filled.push({ row, cells: whole, unsaid })
  }
  return filled
}
