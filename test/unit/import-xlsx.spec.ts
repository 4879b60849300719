import { ORDER_HEADINGS } from '../../cloudfunctions/import/heading-names'
import { mapHeadings } from '../../cloudfunctions/import/headings'
import { judgeFile } from '../../cloudfunctions/import/judge'
import { readOrders } from '../../cloudfunctions/import/read-orders'
import { readTable, sheetOf } from '../../cloudfunctions/import/read-table'
import { makeXlsx } from '../support/xlsx'

const HEAD = ['订单编号', '下单时间', '订单状态', '商品名称', '商品编码', '商品数量', '详细地址', '收件人', '买家留言']
const row = (no: string | number, remark = '') => [
  no,
  '2026-11-20 00:00:00',
  '待发货',
  '衫',
  'S1',
  2,
  '杭州',
  '李',
  remark,
]

it('reads a workbook, and refuses order numbers that Excel has rounded', async () => {
  const table = await readTable(makeXlsx([HEAD, row('37261120001000051129', '@SUM'), row(3.72611200010001e19)]))
  if (!table.ok) throw new Error(table.refusal)
  const { places } = mapHeadings(ORDER_HEADINGS, table.value[0] ?? [])
  if (!places.ok) throw new Error(places.refusal)
  const { orders, problems } = readOrders('f.xlsx', sheetOf(table.value, 0), places.value)
  expect(orders).toMatchObject([
    { platformNo: '37261120001000051129', buyerRemark: '＠SUM', lines: [{ ordered: 2, sku: 'S1' }] },
  ])
  expect(problems.map(({ row: at, column, reason, kept }) => [at, column, reason, kept])).toEqual([
    [2, '买家留言', 'formula', true],
    [3, '订单编号', 'rounded', undefined],
  ])
})

it('refuses a workbook that would fill the memory, before it is unpacked', async () => {
  const whole = makeXlsx([HEAD, row('1')])
  const listed = whole.indexOf('PK\u0001\u0002')
  whole.writeUInt32LE(0xf0000000, listed + 24)
  expect(await readTable(whole)).toMatchObject({ refusal: 'too-large' })
})

it('refuses a workbook that is cut off', async () => {
  const whole = makeXlsx([HEAD, row('1')])
  expect(await readTable(whole.subarray(0, whole.length - 60))).toMatchObject({ refusal: 'not-a-table' })
})

const NOTES = [['导出说明'], ['本表由系统导出']]
const PRODUCTS = [
  ['商品编码', '商品名称', '规格', '库存'],
  ['S1', '衫', 'M', 3],
]
const judged = (bytes: Buffer, kind: 'orders' | 'products' = 'orders') => judgeFile({ fileName: 'f.xlsx', kind, bytes })

it('reads the sheet that has the columns, wherever it stands', async () => {
  const book = makeXlsx(NOTES, [], [HEAD, row('1')], PRODUCTS)
  expect(await judged(book)).toMatchObject({ ok: true, value: { file: { items: [{ platformNo: '1' }] } } })
  expect(await judged(book, 'products')).toMatchObject({ ok: true, value: { file: { items: [{ sku: 'S1' }] } } })
})

it('takes the first sheet of two that have the columns, and speaks of the first when none has', async () => {
  const two = makeXlsx([HEAD, row('1')], [HEAD, row('2')])
  expect(await judged(two)).toMatchObject({ ok: true, value: { file: { items: [{ platformNo: '1' }] } } })
  const none = await judged(makeXlsx(PRODUCTS, NOTES))
  expect(none).toMatchObject({ refusal: 'missing-columns' })
  expect(none.columns?.find(({ field }) => field === 'sku')).toMatchObject({ heading: '商品编码' })
})
