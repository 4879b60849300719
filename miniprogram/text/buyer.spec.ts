import { askText, goodsWords, groundOf, lateWords, leavesBy, needsTitle, stepWords } from './buyer'

const at = (text: string) => Date.parse(`${text}+08:00`)
const arrival = { by: 0, fromDays: 3, toDays: 4, trips: 40, kept: 36, daysOut: 6, lateDays: 2 }

it('names the ground of a forecast, and never more of it than is known', () => {
  expect(groundOf(arrival)).toBe('同一条路最近送到 40 件，36 件用了 3 到 4 天')
  expect(groundOf({ ...arrival, kept: 40, fromDays: 3, toDays: 3 })).toBe('同一条路最近送到 40 件都用了 3 天')
  expect(groundOf({ ...arrival, fromDays: 0, toDays: 1 })).toBe('同一条路最近送到 40 件，36 件用了不到 2 天')
  expect(groundOf({ ...arrival, fromDays: 0, toDays: 0 })).toBe('同一条路最近送到 40 件，36 件当天送到')
  expect(lateWords(arrival)).toMatchObject({ title: '晚了 2 天' })
})

it('says what keeps an order from leaving, and what was done to a box', () => {
  expect(needsTitle({ lacks: [{ fields: ['detail'], word: '缺门牌' }] })).toBe('有 1 单缺门牌，还不能发')
  expect(needsTitle({})).toBe('有 1 单地址要你看一眼，还不能发')
  expect(stepWords({ kind: 'packed', at: 0, pieces: 2, checked: true }).title).toBe('店里打包好，2 件都核对过')
  expect(stepWords({ kind: 'packed', at: 0, pieces: 2, checked: false }).title).toBe('店里打包好，2 件')
  expect(stepWords({ kind: 'scan', at: 0, text: '到了', place: '杭州' })).toEqual({ title: '到了', line: '杭州' })
})

it('tells by when it leaves, and that it is late once it is', () => {
  const shipBy = at('2026-11-22T00:08:00')
  expect(leavesBy(shipBy, shipBy)).toBe('最晚 11月22日 00:08 发出')
  expect(leavesBy(shipBy, shipBy + 1)).toMatch(/晚了/)
})

it('copies for the shop what it needs to find the order, and where to ring', () => {
  expect(askText('37', '13900002021')).toBe('订单号 37，店里电话 13900002021')
  expect(askText('37', '')).toBe('订单号 37')
  expect(goodsWords({ title: '帆布包', spec: '燕麦;S', quantity: 2 })).toBe('帆布包 燕麦 S × 2')
  expect(goodsWords({ title: '渔夫帽', spec: '', quantity: 1 })).toBe('渔夫帽')
})
