import { judgeTemplate } from '@shared/label/judge'
import type { Element, Template } from '@shared/label/template'
import { BUILT_IN_TEMPLATES } from '@shared/label/templates'
import { sticker60x40 } from '@shared/label/templates/sticker'
import { waybill76x130 } from '@shared/label/templates/waybills'
import { testGlyphs } from '../../support/label/fonts'

const glyphs = testGlyphs()
const judge = (template: Template, masked = true) => judgeTemplate(template, { glyphs, masked })
const edited = (edit: (element: Element) => Element | undefined): Template => ({
  ...waybill76x130,
  elements: waybill76x130.elements.flatMap((element) => edit(element) ?? []),
})
const kinds = (template: Template) => [...new Set(judge(template).map(({ kind, field }) => `${kind} ${field}`))]
const isBarcode = (element: Element) => element.type === 'barcode'

it.each(BUILT_IN_TEMPLATES.map((template) => [template.id, template] as const))(
  'finds nothing in %s',
  (_id, template) => {
    expect(judge(template)).toEqual([])
    expect(judge(template, false)).toEqual([])
  },
)

it('wants the waybill number as a barcode that is always there', () => {
  expect(kinds(edited((element) => (isBarcode(element) ? undefined : element)))).toEqual([
    'missing-part waybillNo|barcode',
  ])
  const sometimes = edited((element) => (isBarcode(element) ? { ...element, when: 'slot' } : element))
  expect(kinds(sometimes)).toEqual(['missing-part waybillNo|barcode'])
})

it('wants the mark of a reprint on a waybill', () => {
  const bare = edited((element) => (element.type === 'text' && element.text.startsWith('重打') ? undefined : element))
  expect(kinds(bare)).toEqual(['missing-part copy.reprint'])
})

it('wants it on a small label, too', () => {
  const bare = { ...sticker60x40, elements: sticker60x40.elements.filter(({ when }) => when !== 'copy.reprint') }
  expect(kinds(bare)).toEqual(['missing-part copy.reprint'])
})

it('names a barcode that has no room for bars of three dots', () => {
  expect(kinds(edited((element) => (isBarcode(element) ? { ...element, x: 20, w: 36 } : element)))).toContain(
    'code-too-small waybillNo',
  )
})

it('names what stands in the quiet zone of a code', () => {
  const frame: Element = { type: 'rect', x: 6, y: 64, w: 2, h: 10, filled: true }
  const flaws = judge({ ...waybill76x130, elements: [...waybill76x130.elements, frame] })
  expect(flaws).toEqual([{ kind: 'code-crowded', field: 'waybillNo', element: waybill76x130.elements.length }])
})

it('names what leaves the paper and what finds no room', () => {
  const moved = edited((element) => (isBarcode(element) ? { ...element, x: 2 } : element))
  expect(kinds(moved)).toContain('off-paper waybillNo')
  const narrow = edited((element) =>
    element.type === 'text' && element.text === '{{receiver|address}}' ? { ...element, h: 4 } : element,
  )
  expect(kinds(narrow)).toContain('overflow receiver.detail')
})

it('names a letter that no font has', () => {
  const strange = edited((element) =>
    element.type === 'text' && element.text === '收' ? { ...element, text: '\ue000' } : element,
  )
  expect(judge(strange)).toEqual([expect.objectContaining({ kind: 'missing-glyph' })])
})

it('names a text that was moved over another one', () => {
  const name = waybill76x130.elements.findIndex(
    (element) => element.type === 'text' && element.text.startsWith('{{receiver.name'),
  )
  const moved = waybill76x130.elements.map((element, i) => (i === name ? { ...element, y: element.y + 2 } : element))
  expect(judge({ ...waybill76x130, elements: moved })).toEqual([
    { kind: 'overlap', field: 'receiver.name', element: name + 1 },
  ])
})

it('names a text that a picture lies on', () => {
  const remark = waybill76x130.elements.findIndex((element) => element.type === 'text' && element.text === '{{remark}}')
  const at = waybill76x130.elements[remark] ?? { x: 0, y: 0 }
  const picture: Element = { type: 'image', x: at.x, y: at.y, w: 8, h: 8, rows: Array<string>(64).fill('f'.repeat(16)) }
  const flaws = judge({ ...waybill76x130, elements: [...waybill76x130.elements, picture] })
  expect(flaws).toContainEqual({ kind: 'overlap', field: 'remark', element: waybill76x130.elements.length })
})
