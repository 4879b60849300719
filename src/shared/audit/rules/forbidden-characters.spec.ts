import fc from 'fast-check'
import { auditCase } from '../../../../test/support/audit-case'
import { cleanForCourier } from '../../courier/characters'
import { findAll } from '../catalogue'

const receiver = {
  name: '王小明',
  phone: '13800138000',
  province: '广东省',
  city: '深圳市',
  district: '南山区',
  detail: '科苑路15号3#楼<A座>&B"座"',
}

it('leaves alone what travels as its full-width twin', () => {
  expect(cleanForCourier(receiver)).toEqual({ receiver, dropped: [] })
})

it('takes out pictures, control and invisible characters, and names them', () => {
  const got = cleanForCourier({ ...receiver, name: '王🎂小明👨‍👩‍👧', detail: '科苑路\u200b15号\n2楼\ue000' })
  expect(got.receiver).toMatchObject({ name: '王小明', detail: '科苑路15号 2楼' })
  expect(got.dropped).toEqual(['🎂', '👨', 'U+200D', '👩', '👧', 'U+200B', 'U+000A', 'U+E000'])
})

it('takes out what the shop says its couriers refuse', () => {
  expect(cleanForCourier({ ...receiver, detail: '科苑路15号·3栋' }, '·').receiver.detail).toBe('科苑路15号 3栋')
})

it('calls a receiver something when his name is nothing but pictures', () => {
  expect(cleanForCourier({ ...receiver, name: '🎂' }).receiver.name).toBe('收件人')
})

it('cleans once and for all, and never touches a phone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, detail) => {
      const once = cleanForCourier({ ...receiver, name, detail })
      expect(once.receiver.phone).toBe(receiver.phone)
      expect(cleanForCourier(once.receiver).dropped).toEqual([])
    }),
  )
})

it('wants a look at the proposal', () => {
  expect(findAll(auditCase({ unclean: ['🎂'] }))).toMatchObject([
    { code: 'forbidden-characters', severity: 'fix', reason: '去掉了 🎂', facts: { characters: ['🎂'] } },
  ])
})
