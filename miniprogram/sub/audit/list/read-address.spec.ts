import { cloud } from '../../../../test/support/taro'
import { readAddress } from './read-address'

const WHOLE = '吕洋 15711299801 广东省广州市番禺区化龙镇桃源巷91号'
const NO_DISTRICT = '吕洋 15711299801 广东省广州市桃源巷91号'

it('reads a whole address without the cloud', async () => {
  const asked: string[] = []
  cloud.answer = (name) => void asked.push(name)
  expect(await readAddress(WHOLE)).toMatchObject({ name: '吕洋', phone: '15711299801', district: '番禺区' })
  expect(asked).toEqual([])
})

it('asks the cloud what only streets can settle, and keeps its own word when there is no network', async () => {
  const settled = { name: '吕洋', phone: '15711299801', province: '广东省', city: '广州市', district: '番禺区' }
  const value = { ...settled, detail: '桃源巷91号', verdict: 'repaired', messages: [] }
  cloud.answer = (name) => ({ ok: name === 'address.check', value })
  expect(await readAddress(NO_DISTRICT)).toMatchObject({ district: '番禺区', verdict: 'repaired' })
  cloud.answer = () => {
    throw new Error('no network')
  }
  expect(await readAddress(NO_DISTRICT)).toMatchObject({ verdict: 'ask', city: '广州市', district: '' })
})
