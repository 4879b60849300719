import { templateProblem } from './bind'
import { newElement, type ElementType } from './new-element'
import { fitColumns, namedColumns, type ColumnName } from './table-columns'
import type { Element, Template } from './template'

/** One move of a hand in the editor. `element` of a template is named by its place in the list. */
export type Edit =
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'stretch'; readonly dw: number; readonly dh: number }
  | { readonly kind: 'letters'; readonly by: number }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'style'
      readonly bold?: boolean
      readonly wrap?: boolean
      readonly align?: 'left' | 'center' | 'right'
    }
  | { readonly kind: 'when'; readonly when: string | undefined }
  | { readonly kind: 'columns'; readonly columns: readonly ColumnName[] }
  | { readonly kind: 'picture'; readonly rows: readonly string[] }
  | { readonly kind: 'fill'; readonly filled: boolean }
  | { readonly kind: 'remove' }

const GRID = 8
export const snapMm = (mm: number): number => Math.round(mm * GRID) / GRID
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))

const MIN_LETTERS_MM = 1.75
const MAX_LETTERS_MM = 20
const MAX_ELEMENTS = 200
const MAX_TEXT = 500
/** Smallest box a hand may leave: text and codes below it are no use, a line may be one dot thin. */
const LEAST_MM: Readonly<Record<Element['type'], number>> = {
  text: 2,
  barcode: 5,
  qrcode: 8,
  line: 0.125,
  rect: 1,
  image: 1,
  table: 5,
}

const moved = <E extends Element>(element: E, paper: Template['size'], { dx, dy }: { dx: number; dy: number }): E => ({
  ...element,
  x: clamp(snapMm(element.x + dx), 0, snapMm(paper.w - element.w)),
  y: clamp(snapMm(element.y + dy), 0, snapMm(paper.h - element.h)),
})

function stretched(element: Element, paper: Template['size'], { dw, dh }: { dw: number; dh: number }): Element {
  const least = LEAST_MM[element.type]
  // a built-in may be smaller than a hand would make it: it never grows by being asked to shrink
  const w = clamp(snapMm(element.w + dw), Math.min(least, element.w), paper.w - element.x)
  const h = clamp(snapMm(element.h + dh), Math.min(least, element.h), paper.h - element.y)
  if (element.type === 'table') return { ...element, w, h, columns: fitColumns(element.columns, w) }
  return { ...element, w, h }
}

function lettered(element: Element, by: number): Element {
  if (element.type !== 'text' && element.type !== 'table') return element
  const size = clamp(snapMm(element.size + by), Math.min(MIN_LETTERS_MM, element.size), MAX_LETTERS_MM)
  return element.min === undefined ? { ...element, size } : { ...element, size, min: Math.min(element.min, size) }
}

function styled(element: Element, { bold, wrap, align }: Extract<Edit, { kind: 'style' }>): Element {
  if (element.type !== 'text') return element
  return {
    ...element,
    ...(bold === undefined ? {} : { bold }),
    ...(wrap === undefined ? {} : { wrap }),
    ...(align === undefined ? {} : { align }),
  }
}

const texted = (element: Element, text: string): Element =>
  'text' in element && text.length <= MAX_TEXT && templateProblem(text) === undefined ? { ...element, text } : element

const shown = (element: Element, when: string | undefined): Element => ({ ...element, when })

function tabled(element: Element, names: readonly ColumnName[]): Element {
  if (element.type !== 'table' || element.rows !== 'lines' || names.length === 0) return element
  const headed = element.columns.some(({ heading }) => heading !== undefined)
  return { ...element, columns: fitColumns(namedColumns(names, headed), element.w) }
}

/** One dot a pixel: the box is as large as the picture. One that is larger than the paper is not taken. */
function pictured(element: Element, paper: Template['size'], rows: readonly string[]): Element {
  const w = ((rows[0]?.length ?? 0) * 4) / GRID
  const h = rows.length / GRID
  if (element.type !== 'image' || w === 0 || w > paper.w || h > paper.h) return element
  return moved({ ...element, rows: [...rows], w, h }, paper, { dx: 0, dy: 0 })
}

function edited(element: Element, paper: Template['size'], edit: Exclude<Edit, { kind: 'remove' }>): Element {
  switch (edit.kind) {
    case 'move':
      return moved(element, paper, edit)
    case 'stretch':
      // a picture is one dot a pixel: stretching would only leave white round it
      return element.type === 'image' ? element : stretched(element, paper, edit)
    case 'letters':
      return lettered(element, edit.by)
    case 'text':
      return texted(element, edit.text)
    case 'style':
      return styled(element, edit)
    case 'when':
      return shown(element, edit.when)
    case 'columns':
      return tabled(element, edit.columns)
    case 'picture':
      return pictured(element, paper, edit.rows)
    case 'fill':
      return element.type === 'rect' ? { ...element, filled: edit.filled } : element
  }
}

/** The template after one edit; the very same object when the edit changes nothing. Never leaves the paper or the grid. */
export function editTemplate(template: Template, index: number, edit: Edit): Template {
  const element = template.elements[index]
  if (!element) return template
  if (edit.kind === 'remove') return { ...template, elements: template.elements.filter((_other, at) => at !== index) }
  const next = edited(element, template.size, edit)
  if (JSON.stringify(next) === JSON.stringify(element)) return template
  return { ...template, elements: template.elements.map((other, at) => (at === index ? next : other)) }
}

/** A new element in the middle of the paper, last in the list: it is drawn over the others. */
export function addElement(template: Template, type: ElementType): Template {
  if (template.elements.length >= MAX_ELEMENTS) return template
  return { ...template, elements: [...template.elements, newElement(type, template)] }
}
