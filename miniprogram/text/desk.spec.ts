import { alertLine, alertTitle } from './desk'

const order = { platformNo: '20261129008801', orderId: 'demo_8801' }
const more = { more: 1, moreKinds: 1, moreTitle: '卫衣', moreSpec: 'L' }
const less = { less: 3, lessKinds: 2, lessTitle: '卫衣', lessSpec: '' }

it('says which goods of an order were swapped, by name and number', () => {
  expect(alertTitle('goods-swapped', { ...order, ...more })).toBe('货改了，没跟着改，尾号 8801')
  expect(alertLine('goods-swapped', { ...order, ...more })).toBe('多了 卫衣 L 1 件')
  expect(alertLine('goods-swapped', { ...order, ...less })).toBe('少了 卫衣 等 3 件')
  expect(alertLine('goods-swapped', { ...order, ...more, ...less })).toBe('多了 卫衣 L 1 件，少了 卫衣 等 3 件')
})
