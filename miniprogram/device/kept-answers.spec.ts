import Taro from '@tarojs/taro'
import { forgetAll, phone } from '../../test/support/taro'
import { keepAnswer, keptAnswer } from './kept-answers'
import { keep, kept } from './storage'

beforeEach(forgetAll)
const keys = () => Taro.getStorageInfoSync().keys
const text = (length: number, letter = 'x') => letter.repeat(length)

it('keeps the newest sixty and lets the oldest go', () => {
  for (let i = 0; i < 60; i++) keepAnswer(`orderGet-{"id":"${i}"}`, i)
  keepAnswer('orderGet-{"id":"0"}', 'read again')
  keepAnswer('orderGet-{"id":"60"}', 60)
  expect(keptAnswer('orderGet-{"id":"0"}')).toBe('read again')
  expect(keptAnswer('orderGet-{"id":"1"}')).toBeUndefined()
  expect(keptAnswer('orderGet-{"id":"2"}')).toBe(2)
  expect(keys()).toHaveLength(61)
})

it('keeps no answer that comes near what WeChat takes for a key, nor the older one in its place', () => {
  keepAnswer('lateList-{}', 'short')
  keepAnswer('lateList-{}', text(300_000, '单'))
  expect(keptAnswer('lateList-{}')).toBeUndefined()
  keepAnswer('lateList-{}', text(230_000, '单'))
  expect(keptAnswer('lateList-{}')).toHaveLength(230_000)
})

it('keeps so much in all that most of the room is left for what matters', () => {
  for (let i = 0; i < 12; i++) keepAnswer(`batchShow-{"id":"${i}"}`, text(600_000))
  expect(keys()).toHaveLength(7)
  expect(keptAnswer('batchShow-{"id":"11"}')).toHaveLength(600_000)
})

it('drops what was kept before there was a list, and nothing else', () => {
  const others = ['fh-floor-queue', 'fh-bt-device-{1}', 'fh-template-draft-76x130', 'somebody-{}']
  for (const key of [...others, 'fh-orderGet-{"id":"1"}', 'fh-deskShow-{}']) Taro.setStorageSync(key, '1')
  keepAnswer('deskShow-{}', 1)
  expect(keys().sort()).toEqual([...others, 'fh-answers', 'fh-answer-deskShow-{}'].sort())
})

it('gives up other answers for one that has no room, and does not mind when that is not enough', () => {
  phone.room = 2_000
  keepAnswer('a-{}', text(1_500))
  keepAnswer('b-{}', text(1_600))
  expect(keptAnswer('a-{}')).toBeUndefined()
  expect(keptAnswer('b-{}')).toHaveLength(1_600)
  keepAnswer('c-{}', text(2_500))
  expect(keptAnswer('c-{}')).toBeUndefined()
})

it('gives up answers for what is nowhere else, and says so when that is not enough', () => {
  phone.room = 2_000
  keepAnswer('a-{}', text(1_500))
  keep('floor-queue', text(1_000))
  expect(kept('floor-queue')).toHaveLength(1_000)
  expect(keptAnswer('a-{}')).toBeUndefined()
  expect(() => keep('floor-queue', text(2_500))).toThrow()
  expect(kept('floor-queue')).toHaveLength(1_000)
})
