import type { ValueOf } from '@shared/api'
import { cards } from './goods'

export function mergeList(now: number): ValueOf<'mergeList'> {
  const group = (at: number, state: 'open' | 'merged', count: number) => ({
    key: `door${at}`,
    name: at === 0 ? '杜*' : '韩**',
    phoneTail: at === 0 ? '1945' : '3658',
    region: '广东省佛山市顺德区',
    detail: '勒流街道近江五金锁具市场***',
    state,
    orders: cards(now)
      .slice(at, at + count)
      .map(({ id, platformNo, goods, shipBy, remark }) => ({
        id,
        platformNo,
        goods,
        state: 'ready' as const,
        shipBy,
        remark,
      })),
  })
  return { groups: [group(0, 'open', 3), group(1, 'merged', 2)], asOf: now }
}

export const splitShow: ValueOf<'splitShow'> = {
  id: 'shop_4',
  platformNo: '4',
  lines: [
    { lineNo: 1, sku: 'FH05-3L', title: '阔腿西裤', spec: '雾蓝;L', quantity: 3, here: 3, later: 0 },
    { lineNo: 2, sku: 'FH07-2M', title: '连帽卫衣', spec: '白;M', quantity: 1, here: 1, later: 0 },
  ],
  parts: [],
  resting: false,
  short: false,
  parcelsLeft: 15,
}
