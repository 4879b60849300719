import type { HistoryView } from '@shared/api/views'
import { historyLine, historyTitle, traceTitle } from './history'

const step = (kind: HistoryView['kind'], by: string, note: HistoryView['note'] = {}) => ({ kind, by, note })
const mended = [{ code: 'address-repairable', severity: 'fix', reason: '康巴什区属鄂尔多斯；补上了省' }] as const
const told = (one: ReturnType<typeof step>) => `${historyTitle(one, mended)} | ${historyLine(one)}`

it.each([
  ['挂起：康巴什区属鄂尔多斯 | 自动审单', step('audit-held', 'system', { code: 'address-repairable' })],
  ['挂起：缺货 | 自动审单', step('audit-held', 'system', { code: 'stock-short' })],
  [
    '采用补好的地址，放行 | 店主采用，共 22 单一起',
    step('accepted', '店主', { code: 'address-repairable', together: 22 }),
  ],
  ['采用，放行 | 店主采用', step('accepted', '店主', { code: 'all', together: 1 })],
  ['打了 1 张面单 | 前台快麦，店主点的', step('printed', '店主', { printer: '前台快麦', no: 1 })],
  [
    '重打了 1 张面单 | 前台快麦，林芳点的，面单坏了',
    step('printed', '林芳', { printer: '前台快麦', no: 2, why: '面单坏了' }),
  ],
  ['拣好，放到格口 9 | 陈立，02:00 那一波', step('pick', '陈立', { slot: 9, wave: 64_800_000 })],
  ['打包完，2 件都扫过 | 林芳', step('pack', '林芳', { pieces: 2, scanned: 2 })],
  ['打包完，2 件 | 林芳', step('pack', '林芳', { pieces: 2, scanned: 0 })],
  ['交接给中通 | 陈立关单，154 个一起', step('hand-over', '陈立', { courier: 'zto', together: 154 })],
  ['发货信息已传给微信 | ', step('uploaded', 'wechat')],
  ['打了面单 | ', step('printed', 'system')],
  ['可能给过一个面单号，不要了 | 店主，快递那边的订单编号 WP1n1', step('waybill-given-up', '店主', { key: 'WP1n1' })],
])('tells %s', (expected, one) => {
  expect(told(one)).toBe(expected)
})

it('names the courier where its words do not', () => {
  expect(traceTitle('zto', '已揽收')).toBe('中通已揽收')
  expect(traceTitle('zto', '中通已揽收')).toBe('中通已揽收')
  expect(traceTitle('zto', '快件到了呼和浩特转运中心')).toBe('快件到了呼和浩特转运中心')
})
