import fc from 'fast-check'
import { maskAddress, maskName, maskPhone } from './mask'

it.each([
  ['张三', '张*'],
  ['向喆堃', '向**'],
  ['欧阳晓雯', '欧***'],
  ['阿卜杜拉·买买提', '阿***'],
  ['李', '李'],
  ['张*', '张*'],
])('masks the name %s as %s', (plain, masked) => {
  expect(maskName(plain)).toBe(masked)
})

it.each([
  ['13112345608', '131******08'],
  ['+86 131 1234 5608', '131******08'],
  ['0451-87654321', '0451******21'],
  ['0451-87654321-802', '0451******21'],
  ['17012345678转1234', '170******78'],
  ['400-812-3421', '40******21'],
  ['138****5608', '138****5608'],
  ['95338', '*****'],
])('masks the phone %s as %s', (plain, masked) => {
  expect(maskPhone(plain)).toBe(masked)
})

it('hides at least six digits of every number of eight or more', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{8,13}$/), (phone) => {
      expect(maskPhone(phone).match(/\*/g)?.length).toBeGreaterThanOrEqual(6)
    }),
  )
})

it.each([
  ['新阳街道光华东街1号锦绣嘉园3幢2单元1502室', '新阳街道光华东街1号锦绣嘉园3幢***'],
  ['临顿路128号', '临顿路128号'],
  ['临顿路128号302', '临顿路128号***'],
  ['瑞鑫4-2-301', '瑞鑫4-***'],
  ['勒流街道东坡村', '勒流街道东坡村'],
  ['阳光花园一单元502室', '阳光花园***'],
  ['科技园B座1203', '科技园B座***'],
  ['和平里十二号楼二门301', '和平里十二号楼***'],
  ['翠苑1502', '翠苑***'],
  ['东街1号***', '东街1号***'],
])('masks the address %s as %s', (plain, masked) => {
  expect(maskAddress(plain)).toBe(masked)
})
