import fc from 'fast-check'
import { markChanges } from './mark-changes'

const text = (parts: ReturnType<typeof markChanges>) =>
  parts.map((part) => ({ same: part.text, added: `+${part.text}`, removed: `-${part.text}` })[part.kind]).join(' ')
const NOTHING = { province: '', city: '', district: '', detail: '' }

it('marks what we have added, down to the last letter', () => {
  const stands = { province: '广东省', city: '佛山市', district: '顺德区' }
  expect(text(markChanges({ ...NOTHING, province: '广东', district: '顺德' }, stands))).toBe(
    '广东 +省 +佛山市 顺德 +区',
  )
  expect(text(markChanges({ ...NOTHING, detail: '顺德区勒流街道1号' }, stands))).toBe('+广东省 +佛山市 顺德区')
})

it('strikes a level that was written and stands no more, and names a municipality once', () => {
  const moved = { ...NOTHING, province: '内蒙古自治区', city: '鄂尔多斯市', district: '陵川县' }
  const stands = { province: '内蒙古自治区', city: '鄂尔多斯市', district: '鄂托克旗' }
  expect(text(markChanges(moved, stands))).toBe('内蒙古自治区 鄂尔多斯市 -陵川县 +鄂托克旗')
  const beijing = { province: '北京市', city: '北京市', district: '朝阳区' }
  expect(text(markChanges({ ...NOTHING, province: '北京', city: '市辖区', district: '朝阳区' }, beijing))).toBe(
    '北京 +市 朝阳区',
  )
})

it('always spells the region as it stands when the struck pieces are left out', () => {
  const word = fc.constantFrom('', '广东', '广东省', '佛山市', '顺德', '顺德区', '陵川县')
  const stands = { province: '广东省', city: '佛山市', district: '顺德区' }
  fc.assert(
    fc.property(fc.record({ province: word, city: word, district: word, detail: word }), (raw) => {
      const parts = markChanges(raw, stands)
      const kept = parts.filter(({ kind }) => kind !== 'removed').map((part) => part.text)
      expect(kept.join('')).toBe('广东省佛山市顺德区')
    }),
  )
})
