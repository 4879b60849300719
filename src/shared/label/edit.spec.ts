import fc from 'fast-check'
import {
  BINDING_NAMES,
  BINDINGS,
  bindingsOf,
  CONDITION_NAMES,
  CONDITIONS,
  fromWords,
  toWords,
  type BindingWords,
} from './bindings'
import { templateProblem } from './bind'
import { addElement, editTemplate, type Edit } from './edit'
import { ELEMENT_TYPES } from './new-element'
import { pickElement } from './pick'
import { COLUMN_NAMES, columnsOf, fitColumns } from './table-columns'
import { templateSchema, type Element, type Template } from './template'
import { BUILT_IN_TEMPLATES } from './templates'
import { waybill76x130 } from './templates/waybills'

const mm = fc.double({ min: -300, max: 300, noNaN: true })
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), dx: mm, dy: mm }),
  fc.record({ kind: fc.constant('stretch' as const), dw: mm, dh: mm }),
  fc.record({ kind: fc.constant('letters' as const), by: mm }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(fc.string(), fc.constantFrom('{{x|no}}', '{{slot}}')),
  }),
  fc.record({ kind: fc.constant('style' as const), bold: fc.boolean(), align: fc.constantFrom('left', 'right') }),
  fc.record({
    kind: fc.constant('when' as const),
    when: fc.constantFrom(...CONDITION_NAMES).map((name) => CONDITIONS[name]),
  }),
  fc.record({ kind: fc.constant('columns' as const), columns: fc.subarray([...COLUMN_NAMES]) }),
  fc.record({ kind: fc.constant('fill' as const), filled: fc.boolean() }),
  fc.record({
    kind: fc.constant('picture' as const),
    rows: fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1200 }))
      .map(([bytes, rows]) => Array<string>(rows).fill('0f'.repeat(bytes))),
  }),
  fc.constant({ kind: 'remove' as const }),
)
const aStep = fc.oneof(
  fc.tuple(fc.nat(60), anEdit).map(
    ([index, edit]) =>
      (template: Template) =>
        editTemplate(template, index, edit),
  ),
  fc.constantFrom(...ELEMENT_TYPES).map((type) => (template: Template) => addElement(template, type)),
)
const inside = ({ size, elements }: Template) =>
  elements.every(({ x, y, w, h }) => x >= 0 && y >= 0 && x + w <= size.w && y + h <= size.h)
const of = (edit: (element: Element) => boolean) => waybill76x130.elements.findIndex(edit)
const at = (template: Template, index: number) => template.elements[index]

it('stays a template inside its paper, whatever a hand does to it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...BUILT_IN_TEMPLATES), fc.array(aStep, { maxLength: 30 }), (start, steps) => {
      const end = steps.reduce((template, step) => step(template), start)
      expect(templateSchema.safeParse(end).error).toBeUndefined()
      expect(inside(end)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

it('keeps the columns of a table as wide as the table, on the grid', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 800 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(widths, fc.integer({ min: 40, max: 1600 }), (dots, whole) => {
      const columns = fitColumns(
        dots.map((w) => ({ w: w / 8, text: 'a' })),
        whole / 8,
      )
      expect(columns.reduce((sum, { w }) => sum + w, 0)).toBe(whole / 8)
      expect(Math.min(...columns.map(({ w }) => w))).toBeGreaterThan(0)
    }),
  )
})

it('moves by half a millimetre and stops at the edge, where it is the same template still', () => {
  const barcode = of(({ type }) => type === 'barcode')
  const up = editTemplate(waybill76x130, barcode, { kind: 'move', dx: 0, dy: -0.5 })
  expect(at(up, barcode)).toMatchObject({ x: 0, y: 64.5, w: 76 })
  expect(editTemplate(up, barcode, { kind: 'move', dx: 0.5, dy: 0 })).toBe(up)
})

it('does not take a text that cannot be bound, nor a picture larger than the paper', () => {
  const remark = of((element) => element.type === 'text' && element.text === '{{remark}}')
  const text = (value: string) => editTemplate(waybill76x130, remark, { kind: 'text', text: value })
  expect(text('{{remark|shout}}')).toBe(waybill76x130)
  expect(at(text('备注 {{remark}}'), remark)).toMatchObject({ text: '备注 {{remark}}' })
  const framed = addElement(waybill76x130, 'image')
  const last = framed.elements.length - 1
  const rows = (bytes: number) => Array<string>(80).fill('ff'.repeat(bytes))
  expect(editTemplate(framed, last, { kind: 'picture', rows: rows(80) })).toBe(framed)
  expect(at(editTemplate(framed, last, { kind: 'picture', rows: rows(10) }), last)).toMatchObject({ w: 10, h: 10 })
})

it('shows and changes which columns the goods have', () => {
  const table = of(({ type }) => type === 'table')
  const next = editTemplate(waybill76x130, table, { kind: 'columns', columns: ['sku', 'quantity'] })
  const element = at(next, table)
  if (element?.type !== 'table') throw new Error('no table')
  expect(columnsOf(element)).toEqual(['sku', 'quantity'])
})

const words = Object.fromEntries(BINDING_NAMES.map((name) => [name, name])) as BindingWords

it('says every binding by its word and finds the way back', () => {
  const piece = fc.oneof(
    fc.constantFrom(...BINDING_NAMES).map((name) => BINDINGS[name] as string),
    fc.string().filter((text) => !/[［］{}]/.test(text)),
    fc.constant('{{routing.x|tail:4}}'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      expect(templateProblem(text)).toBeUndefined()
      expect(fromWords(toWords(text, words), words)).toBe(text)
    }),
  )
  expect(toWords('收 {{receiver.name|mask:name}}', words)).toBe('收 ［receiverName］')
})

it('picks the smallest under the finger, and what lies below by the second tap', () => {
  const slot = of((element) => element.type === 'text' && element.text === '{{slot}}')
  const frame = of((element) => element.type === 'rect' && element.when === 'slot')
  const point = { x: 66, y: 98 }
  const pick = (current: number | undefined) => pickElement(waybill76x130, point, { reachMm: 4, current })
  expect(pick(undefined)).toBe(slot)
  expect(pick(slot)).toBe(frame)
  expect(pickElement(waybill76x130, { x: 300, y: 300 }, { reachMm: 4, current: undefined })).toBeUndefined()
})

it('has a word for everything that a built-in template says', () => {
  for (const { elements } of BUILT_IN_TEMPLATES)
    for (const element of elements) if ('text' in element) expect(toWords(element.text, words)).not.toMatch(/[{}]/)
})

it('offers a pick list what a wave has, and a label what a parcel has', () => {
  expect(bindingsOf('pick-list')).toEqual(expect.arrayContaining(['waveNo', 'printedAt']))
  expect(bindingsOf('pick-list')).not.toContain('waybillNo')
  expect(bindingsOf('waybill')).not.toContain('waveNo')
})
