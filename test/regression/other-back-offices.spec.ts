import { judgeFile } from '../../cloudfunctions/import/judge'
import { makeXlsx } from '../support/xlsx'

const HEAD = '订单编号,下单时间,订单状态,商品名称,商品编码,商品数量,商品实付金额,收件人,手机,详细地址,买家留言'
const row = (change: Readonly<Record<string, string>> = {}) => {
  const cells: Readonly<Record<string, string>> = {
    订单编号: 'A1',
    下单时间: '2026-11-20 00:08:54',
    订单状态: '待发货',
    商品名称: '衫',
    商品编码: 'S1',
    商品数量: '1',
    商品实付金额: '309.90',
    收件人: '李雷',
    手机: '13800138000',
    详细地址: '浙江省杭州市西湖区文三路90号',
    ...change,
  }
  return HEAD.split(',')
    .map((heading) => cells[heading] ?? '')
    .join(',')
}

async function judge(text: string | Buffer, kind: 'orders' | 'products' = 'orders') {
  const judged = await judgeFile({ fileName: 'f.csv', kind, bytes: Buffer.from(text as string) })
  if (!judged.ok) return { refused: [judged.refusal, judged.detail], orders: [], products: [], problems: [] }
  const { file, problems } = judged.value
  return {
    refused: [],
    orders: file.kind === 'orders' ? file.items : [],
    products: file.kind === 'products' ? file.items : [],
    problems: problems.map((one) => [one.row, one.column, one.reason]),
  }
}
const table = (...rows: string[]) => [HEAD, ...rows].join('\n')

it('keeps every digit of a number that a back office has quoted for Excel', async () => {
  const { orders, problems } = await judge(
    table(row({ 订单编号: '="37261120001000051129"', 手机: '="13800138000"' }), row({ 订单编号: 'A2\t' })),
  )
  expect(problems).toEqual([])
  expect(orders.map(({ platformNo, receiver }) => [platformNo, receiver.phone])).toEqual([
    ['37261120001000051129', '13800138000'],
    ['A2', '13800138000'],
  ])
})

it('names the row as the spreadsheet counts it, blank rows and line breaks in cells included', async () => {
  const bad = row({ 订单编号: 'A3', 商品数量: '两件' })
  const broken = row({ 订单编号: 'A2', 买家留言: '"放门口\n别打电话"' })
  const { orders, problems } = await judge(table(row(), '', ',,,,,,,,,,', broken, bad, '', ',,,,'))
  expect(problems).toEqual([[6, '商品数量', 'bad-number']])
  expect(orders.map(({ platformNo }) => platformNo)).toEqual(['A1', 'A2'])
})

it('finds the headings under a title, and once more where two files were put together', async () => {
  const { orders, problems } = await judge(
    `订单导出\n导出时间：2026-11-21\n\n${table(row(), HEAD, row({ 订单编号: 'A2' }))}`,
  )
  expect([problems, orders.length]).toEqual([[], 2])
})

it('takes a line that stands twice once, and an order of two minds not at all', async () => {
  const numbered = (text: string, lineNo: string) => `${text},${lineNo}`
  const file = (...rows: string[]) => judge([`${HEAD},行号`, ...rows].join('\n'))
  const twice = await file(numbered(row(), '1'), numbered(row({ 商品编码: 'S2' }), '2'), numbered(row(), '1'))
  expect([twice.problems, twice.orders[0]?.lines.map(({ sku }) => sku)]).toEqual([[], ['S1', 'S2']])
  const differs = await file(numbered(row(), '1'), numbered(row({ 商品数量: '2' }), '1'))
  expect([differs.problems, differs.orders]).toEqual([[[3, '行号', 'conflict']], []])
  // without line numbers nobody knows whether it is a second piece
  const unnumbered = await judge(table(row(), row()))
  expect([unnumbered.problems, unnumbered.orders]).toEqual([[[3, '商品编码', 'conflict']], []])
})

it('loses no remark of an order whose lines say different things', async () => {
  const { orders } = await judge(
    table(
      row({ 买家留言: '尽快' }),
      row({ 商品编码: 'S2', 买家留言: '换成红色' }),
      row({ 商品编码: 'S3', 买家留言: '尽快' }),
    ),
  )
  expect(orders[0]?.buyerRemark).toBe('尽快；换成红色')
})

it('refuses a column that stands twice, and an order table among the products', async () => {
  expect((await judge(`${HEAD},详细地址\n${row()},上海`)).refused).toEqual(['double-columns', '详细地址'])
  expect((await judge(table(row()), 'products')).refused).toEqual(['orders-not-products', undefined])
})

it('puts the street of its own column before the detail, once', async () => {
  const file = await judge(
    [
      `${HEAD},街道`,
      `${row({ 详细地址: '文三路90号' })},翠苑街道`,
      `${row({ 订单编号: 'A2', 详细地址: '翠苑街道文三路' })},翠苑街道`,
    ].join('\n'),
  )
  expect(file.orders.map(({ receiver }) => receiver.detail)).toEqual(['翠苑街道文三路90号', '翠苑街道文三路'])
})

it('reads what is going on after the sale, and guesses nothing there', async () => {
  const words = ['', '-', '无售后', '退款关闭', '退款中', '待商家处理', '退款成功', '在路上']
  const { orders, problems } = await judge(
    [`${HEAD},售后状态`, ...words.map((word, n) => `${row({ 订单编号: `A${n}` })},${word}`)].join('\n'),
  )
  expect(orders.map(({ status }) => status)).toEqual([
    ...['paid', 'paid', 'paid', 'paid'],
    ...['refunding', 'refunding', 'refunded'],
  ])
  expect(problems).toEqual([[9, '售后状态', 'bad-status']])
})

it('says of an order that has gone out already that it has gone', async () => {
  expect((await judge(table(row({ 订单状态: '已发货' })))).problems).toEqual([[2, '订单状态', 'gone']])
})

it('reads amounts and counts however they are written, and no part of a piece or a fen', async () => {
  const good = ['¥309.90', '￥309.9', '309.90元', '309.899999999999977', '３０９．９', '"309.900000"']
  const read = await judge(table(...good.map((商品实付金额, n) => row({ 订单编号: `A${n}`, 商品实付金额 }))))
  expect([read.problems, new Set(read.orders.map(({ lines }) => lines[0]?.paidFen))]).toEqual([[], new Set([30990])])
  const bad = ['-1.00', '3.005', '1.2E+3', '免费']
  const refused = await judge(table(...bad.map((商品实付金额, n) => row({ 订单编号: `A${n}`, 商品实付金额 }))))
  expect(refused.problems.map(([at]) => at)).toEqual([2, 3, 4, 5])
  const counts = ['0', '-1', '1.5', '', '1E2', '2.00', '２']
  const counted = await judge(table(...counts.map((商品数量, n) => row({ 订单编号: `A${n}`, 商品数量 }))))
  expect(counted.problems.map(([at]) => at)).toEqual([2, 3, 4, 5, 6])
  expect(counted.orders.map(({ lines }) => lines[0]?.ordered)).toEqual([2, 2])
})

it('takes 50,000 rows of one order in no time, and names the order as too long', async () => {
  const rows = Array.from({ length: 50_000 }, (_, n) => row({ 商品编码: `S${n}` }))
  const startedAt = performance.now()
  expect((await judge(table(...rows))).problems).toEqual([[202, '订单编号', 'too-long']])
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

it('reads times and prices of a workbook as Excel stores them', async () => {
  const cells = row().split(',')
  const bytes = makeXlsx([
    HEAD.split(','),
    [...cells.slice(0, 1), 46346.006180555559, ...cells.slice(2, 6), 309.9, ...cells.slice(7)],
  ])
  const judged = await judgeFile({ fileName: 'f.xlsx', kind: 'orders', bytes })
  expect(judged.ok && judged.value.problems).toEqual([])
  expect(judged.ok && judged.value.file.items).toMatchObject([
    { placedAt: Date.parse('2026-11-20T00:08:54+08:00'), lines: [{ paidFen: 30990 }] },
  ])
})
