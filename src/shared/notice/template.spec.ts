import fc from 'fast-check'
import { fillTemplate, NOTICE_FIELDS, readTemplate } from './template'

const SHIPPED = 'TPL-1:orderNo=character_string2,courier=thing4,waybillNo=character_string5'

it('reads the keywords that an account has chosen, and leaves unknown fields out', () => {
  expect(readTemplate(SHIPPED)).toEqual({
    id: 'TPL-1',
    keywords: { orderNo: 'character_string2', courier: 'thing4', waybillNo: 'character_string5' },
  })
  expect(readTemplate('TPL-2:nonsense=thing1, goods = thing2')).toEqual({ id: 'TPL-2', keywords: { goods: 'thing2' } })
  expect(readTemplate('TPL-3')).toEqual({ id: 'TPL-3', keywords: {} })
})

it('fills exactly the keywords of the template', () => {
  const values = { orderNo: '1001', courier: '中通', waybillNo: 'Z1', goods: '帆布包' }
  expect(fillTemplate(readTemplate(SHIPPED), values)).toEqual({
    character_string2: '1001',
    thing4: '中通',
    character_string5: 'Z1',
  })
})

it('keeps every value within the rule of its keyword, whatever is said', () => {
  const template = readTemplate('T:orderNo=character_string1,goods=thing2,courier=phrase3,reason=thing4')
  const words = fc.record(Object.fromEntries(NOTICE_FIELDS.map((field) => [field, fc.string({ unit: 'grapheme' })])))
  fc.assert(
    fc.property(words, (values) => {
      const data = fillTemplate(template, values)
      expect(data['character_string1']).toMatch(/^[\x20-\x7e]{1,32}$/)
      expect(data['phrase3']).toMatch(/^[\u4e00-\u9fff]{1,5}$/)
      for (const key of ['thing2', 'thing4']) {
        expect([...(data[key] ?? '')].length).toBeLessThanOrEqual(20)
        expect(data[key]).not.toMatch(/[\r\n]|^\s*$/)
      }
    }),
  )
})
