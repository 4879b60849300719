import fc from 'fast-check'
import { wrapText } from './wrap'

const NOT_FIRST = /^[，。、；：！？）》】”%,.;:!?)\]}×]/
const measure = (letter: string) => (letter.charCodeAt(0) < 128 ? 1 : 2)
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + measure(letter), 0)
const letters = fc.constantFrom(...'江苏省苏州临顿路号（），。：“”《》×-# 128ABab单元、')
const texts = fc.array(letters, { maxLength: 80 }).map((all) => all.join(''))

it('loses nothing but spaces at breaks', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
      expect(wrapText(text, width, measure).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
    }),
  )
})

it('keeps every line within the width', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
      for (const line of wrapText(text, width, measure)) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }),
  )
})

it('never begins a line with a closing mark when its neighbours fit on one line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('路', '号', '路，', '号）', '（东', '“花”'), { maxLength: 40 }), (parts) => {
      const lines = wrapText(parts.join(''), 14, measure)
      for (const line of lines) expect(line).not.toMatch(NOT_FIRST)
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“《]$/)
    }),
  )
})

it('keeps a number or a Latin word together', () => {
  expect(wrapText('光华东街1号楼1502室', 14, measure)).toEqual(['光华东街1号楼', '1502室'])
  expect(wrapText('订单 3712345678901234560、3712345678901234561', 24, measure)).toEqual([
    '订单',
    '3712345678901234560、',
    '3712345678901234561',
  ])
})

it('obeys a line break in the text', () => {
  expect(wrapText('先放门卫\n再打电话', 40, measure)).toEqual(['先放门卫', '再打电话'])
})
