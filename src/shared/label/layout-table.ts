import { bindPieces, valueAt, type Piece, type Scope } from './bind'
import { checkGlyphs, fitText, placeLines, type Fitted, type Lettering } from './layout-text'
import { areaOf, dots, type Area, type Sheet } from './layout-types'
import type { TableElement } from './template'

const ROW_GAP_MM = 0.5
const RULED_ROW_GAP_MM = 1.75
const CELL_GAP_MM = 1
const HEADING_MM = 3.5

interface Cell {
  readonly area: Area
  readonly style: Lettering
  readonly pieces: readonly Piece[]
  readonly fitted: Fitted
}

interface Row {
  readonly index: number
  readonly height: number
  readonly cells: readonly Cell[]
  readonly scope: Scope
}

/** One table while it is laid out: letters of one size, rows of any number of lines. */
interface Grid {
  readonly sheet: Sheet
  readonly element: TableElement
  readonly area: Area
  readonly list: readonly unknown[]
  readonly size: number
}

/**
 * Rows are drawn whole or not at all. What finds no room is counted by `more` ("另有 5 种，共 15 件") or, without it, goes to
 * the next page. Letters shrink to `min` before anything is left out. A first row too tall for the whole area is an overflow.
 */
export const layTable = (sheet: Sheet, element: TableElement): void => {
  const found = valueAt(element.rows, { data: sheet.data, masked: sheet.masked })
  const list: readonly unknown[] = Array.isArray(found) ? found : []
  const area = areaOf(sheet, element)
  const top = layHeadings(sheet, element, area)
  const body = { ...area, y: top, h: area.y + area.h - top }
  const largest = dots(sheet, element.size)
  const smallest = Math.min(largest, dots(sheet, element.min ?? element.size))
  let grid: Grid = { sheet, element, area: body, list, size: largest }
  let rows = measure(grid)
  while (!fits(grid, rows) && grid.size > smallest) {
    grid = { ...grid, size: grid.size - 1 }
    rows = measure(grid)
  }
  draw(grid, rows)
}

const layHeadings = (sheet: Sheet, element: TableElement, area: Area): number => {
  if (element.columns.every((column) => column.heading === undefined)) return area.y
  const size = dots(sheet, HEADING_MM * 0.8)
  let x = area.x
  for (const column of element.columns) {
    const w = dots(sheet, column.w)
    const fitted = { lines: [column.heading ?? ''], size, pitch: size, lost: undefined }
    const inner = w - dots(sheet, CELL_GAP_MM)
    placeLines(sheet, fitted, { ...area, x, w: inner, weight: 'medium', align: column.align ?? 'left' })
    x += w
  }
  const y = area.y + dots(sheet, HEADING_MM)
  sheet.ops.push({ kind: 'fill', x: area.x, y, w: area.w, h: 2 })
  return y + dots(sheet, CELL_GAP_MM)
}

const scopeOf = ({ sheet, element, list }: Grid, index: number): Scope => ({
  data: sheet.data,
  masked: sheet.masked,
  row: list[index],
  rowPath: `${element.rows}[${String(index)}]`,
})

const measureRow = (grid: Grid, index: number): Row => {
  const { sheet, element, area, size } = grid
  const scope = scopeOf(grid, index)
  let x = area.x
  const cells = element.columns.map((column): Cell => {
    const pieces = bindPieces(column.text, scope)
    const text = pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    const w = dots(sheet, column.w) - dots(sheet, CELL_GAP_MM)
    const weight = column.bold ? 'bold' : 'medium'
    const style: Lettering = { size, min: size, weight, align: column.align ?? 'left', wrap: true }
    const fitted = fitText(sheet, text, { ...style, w, h: 1_000_000 })
    const cell = { area: { ...area, x, w }, style, pieces, fitted }
    x += dots(sheet, column.w)
    return cell
  })
  const tallest = Math.max(...cells.map(({ fitted }) => fitted.lines.length * fitted.pitch))
  return { index, cells, scope, height: tallest + rowGap(grid) }
}

const rowGap = ({ sheet, element }: Grid) => dots(sheet, element.rule ? RULED_ROW_GAP_MM : ROW_GAP_MM)

const tailHeight = ({ sheet, element, size }: Grid): number =>
  element.more === undefined && element.total === undefined ? 0 : size + dots(sheet, ROW_GAP_MM)

/** Rows from the first one of this page on, only as many as could possibly fit. */
const measure = (grid: Grid): Row[] => {
  const rows: Row[] = []
  let used = 0
  for (let i = grid.sheet.firstRow; i < grid.list.length && used <= grid.area.h; i++) {
    const row = measureRow(grid, i)
    rows.push(row)
    used += row.height
  }
  return rows
}

const heightOf = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.height, 0)

const fits = (grid: Grid, rows: readonly Row[]): boolean =>
  grid.sheet.firstRow + rows.length >= grid.list.length && heightOf(rows) + tailHeight(grid) <= grid.area.h

const draw = (grid: Grid, measured: readonly Row[]): void => {
  const { sheet, element, list, area } = grid
  const rows = [...measured]
  const whole = fits(grid, rows)
  const room = area.h - tailHeight(grid)
  while (rows.length > 0 && heightOf(rows) > room) rows.pop()
  if (!whole && rows.length === 0) {
    const field = `${element.rows}[${String(sheet.firstRow)}]`
    sheet.overflow.push({ field, kind: 'overflow', detail: 'no room for a single row' })
    return
  }
  let y = area.y
  for (const row of rows) {
    drawRow(grid, row, y)
    y += row.height
  }
  const next = sheet.firstRow + rows.length
  if (!whole && element.more === undefined && next < list.length) sheet.nextRow = next
  else {
    sheet.leftOut += list.length - next
    drawTail(grid, { y, text: whole ? element.total : element.more, left: list.length - next })
  }
}

const drawRow = (grid: Grid, row: Row, y: number): void => {
  const { sheet, element, area } = grid
  for (const { area: place, style, pieces, fitted } of row.cells) {
    placeLines(sheet, fitted, { ...place, y, weight: style.weight, align: style.align })
    checkGlyphs(sheet, pieces, { scope: row.scope, weight: style.weight })
  }
  if (element.rule) {
    const at = y + row.height - Math.ceil(rowGap(grid) / 2)
    sheet.ops.push({ kind: 'fill', x: area.x, y: at, w: area.w, h: 1 })
  }
}

interface Tail {
  readonly y: number
  readonly text: string | undefined
  /** Rows that found no room: `row.left` in its text. */
  readonly left: number
}

const drawTail = (grid: Grid, { y, text: tail, left }: Tail): void => {
  if (tail === undefined || grid.list.length === 0) return
  const { sheet, area, size } = grid
  const scope: Scope = { data: sheet.data, masked: sheet.masked, row: { left } }
  const text = bindPieces(tail, scope)
    .map((piece) => piece.text)
    .join('')
  const lettering: Lettering = { size, min: 8, weight: 'medium', align: 'left', wrap: false }
  placeLines(sheet, fitText(sheet, text, { ...lettering, w: area.w, h: area.h }), { ...area, ...lettering, y })
}
