import type { TableElement } from './template'

type Column = TableElement['columns'][number]

/** Columns a table of goods may have, with the width they would like. */
export const TABLE_COLUMNS = {
  goods: { w: 40, text: '{{row.title}} {{row.spec}}' },
  title: { w: 30, text: '{{row.title}}' },
  spec: { w: 16, text: '{{row.spec}}' },
  sku: { w: 20, text: '{{row.sku}}' },
  quantity: { w: 9, text: '×{{row.quantity}}', bold: true, align: 'right' },
} as const satisfies Record<string, Column>
export type ColumnName = keyof typeof TABLE_COLUMNS
export const COLUMN_NAMES = Object.keys(TABLE_COLUMNS) as ColumnName[]

const HEADINGS: Readonly<Record<ColumnName, string>> = {
  goods: '商品',
  title: '商品',
  spec: '规格',
  sku: 'SKU',
  quantity: '数量',
}

/** The named columns in their own widths; with headings where the table had some. */
export const namedColumns = (names: readonly ColumnName[], headed: boolean): Column[] =>
  [...new Set(names)].map((name) => ({ ...TABLE_COLUMNS[name], ...(headed ? { heading: HEADINGS[name] } : {}) }))

/** Which of the named columns a table has; others than ours have no name. */
export const columnsOf = (table: TableElement): ColumnName[] =>
  COLUMN_NAMES.filter((name) => table.columns.some(({ text }) => text === TABLE_COLUMNS[name].text))

const GRID = 8
const LEAST_DOTS = 8

/** Widths in the same proportion that fill `w` exactly, on the grid. */
export function fitColumns(columns: readonly Column[], w: number): Column[] {
  const whole = Math.round(w * GRID)
  const asked = columns.reduce((sum, column) => sum + column.w, 0)
  let left = whole
  return columns.map((column, i) => {
    const others = columns.length - 1 - i
    const share = others === 0 ? left : Math.round((column.w / asked) * whole)
    const dots = Math.max(1, Math.min(Math.max(LEAST_DOTS, share), left - others))
    left -= dots
    return { ...column, w: dots / GRID }
  })
}
