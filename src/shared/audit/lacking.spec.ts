import fc from 'fast-check'
import { findingEffects } from '../address/types'
import { lackingIn } from './lacking'

const words = (...codes: string[]) => lackingIn({ facts: { codes } }).map(({ word }) => word)

it('names what only the buyer can write, in the order of the form', () => {
  expect(words('missing-detail', 'missing-phone')).toEqual(['缺手机号', '缺街道门牌'])
  expect(lackingIn({ facts: { codes: ['bad-phone'] } })).toEqual([{ fields: ['phone'], word: '手机号不对' }])
})

it('says of a region what it lacks rather than that it does not fit', () => {
  expect(words('contradiction', 'missing-district')).toEqual(['缺区县'])
  expect(words('contradiction')).toEqual(['省市区对不上'])
})

it('has a word for every code that asks the buyer, and for no other', () => {
  const codes = Object.keys(findingEffects) as (keyof typeof findingEffects)[]
  for (const code of codes) expect([code, words(code).length]).toEqual([code, findingEffects[code] === 'ask' ? 1 : 0])
  expect(lackingIn(undefined)).toEqual([])
  fc.assert(fc.property(fc.array(fc.string()), (noise) => words(...noise).length === 0))
})
