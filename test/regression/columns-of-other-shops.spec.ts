import iconv from 'iconv-lite'
import { judgeFile } from '../../cloudfunctions/import/judge'
import { makeXlsx } from '../support/xlsx'

type Cells = Readonly<Record<string, string | number>>
const ORDER: Cells = {
  订单编号: 'A1',
  下单时间: '2026-11-20 00:08:54',
  订单状态: '待发货',
  商品名称: '衫',
  商品编码: 'S1',
  商品数量: 1,
  收件人: '李雷',
  手机: '13800138000',
  详细地址: '浙江省杭州市西湖区文三路90号',
}

/** A table of these rows; the first one has its headings in their order. */
async function judge(rows: readonly Cells[], kind: 'orders' | 'products' = 'orders', bytes?: Buffer) {
  const headings = Object.keys(rows[0] ?? {})
  const table = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
  const judged = await judgeFile({ fileName: 'f', kind, bytes: bytes ?? makeXlsx(table) })
  if (!judged.ok) throw new Error(`${judged.refusal} ${judged.detail ?? ''}`)
  const { file, problems } = judged.value
  return {
    orders: file.kind === 'orders' ? file.items : [],
    products: file.kind === 'products' ? file.items : [],
    problems: problems.map(({ row, column, reason }) => [row, column, reason]),
  }
}
const without = (...names: string[]): Cells =>
  Object.fromEntries(Object.entries(ORDER).filter(([name]) => !names.includes(name)))

it.each([
  [['订单编号'], { 订单号码: 'A1' }],
  [['下单时间'], { 订单下单时间: '2026-11-20 00:08:54' }],
  [['商品数量'], { 成交数量: 1 }],
  [['详细地址'], { 收货详细地址: '浙江省杭州市西湖区文三路90号' }],
  [['商品编码'], { 外部系统编号: 'S1' }],
])('finds the column that is called otherwise: %s', async (names, others) => {
  const { orders, problems } = await judge([{ ...without(...names), ...others }])
  expect(problems).toEqual([])
  expect(orders).toMatchObject([{ platformNo: 'A1', lines: [{ sku: 'S1', ordered: 1 }], receiver: { name: '李雷' } }])
})

it('sees a refund whatever its column is called, and takes no other column for it', async () => {
  for (const heading of ['商品售后', '商品退款状态', '退款进度', '是否退款']) {
    const { orders } = await judge([{ ...ORDER, [heading]: '退款中', 退款金额: '9.90', 退款单号: '7' }])
    expect([heading, orders[0]?.status]).toEqual([heading, 'refunding'])
  }
})

it('asks for the colour and size before the article, and for the article where there is but one', async () => {
  const [first, second] = (
    await judge([
      { ...ORDER, 商品编码: 'FH12', 规格编码: 'FH12-2M' },
      { ...ORDER, 订单编号: 'A2', 商品编码: 'FH13', 规格编码: '' },
    ])
  ).orders
  expect([first?.lines[0]?.sku, second?.lines[0]?.sku]).toEqual(['FH12-2M', 'FH13'])
  const { products } = await judge(
    [
      { 商品编码: 'FH12', 规格编码: 'FH12-2M', 商品名称: '裤', 商品库存: 3 },
      { 商品编码: 'FH12', 规格编码: 'FH12-2L', 商品名称: '裤', 商品库存: 4 },
    ],
    'products',
  )
  expect(products).toMatchObject([
    { sku: 'FH12-2M', onHand: 3 },
    { sku: 'FH12-2L', onHand: 4 },
  ])
})

it('counts the amount of an order once, however many rows it stands in', async () => {
  const row = { ...ORDER, 订单实付金额: 30, 子订单编号: '' }
  const whole = await judge([row, { ...row, 商品编码: 'S2' }])
  expect(whole.orders[0]?.lines.map(({ paidFen }) => paidFen)).toEqual([3000, 0])
  // rows with ids of their own are orders to their platform, each with its amount
  const own = await judge([
    { ...row, 子订单编号: '6919500000000000001' },
    { ...row, 商品编码: 'S2', 子订单编号: '6919500000000000002' },
  ])
  expect(own.orders[0]?.lines.map(({ paidFen }) => paidFen)).toEqual([3000, 3000])
  const line = await judge([
    { ...row, 商品实付金额: 10 },
    { ...row, 商品编码: 'S2', 商品实付金额: 20 },
  ])
  expect(line.orders[0]?.lines.map(({ paidFen }) => paidFen)).toEqual([1000, 2000])
})

it('gives the rows below joined cells what their first row has', async () => {
  const below = { 商品名称: '裤', 商品编码: 'S2', 商品数量: 2 }
  const { orders, problems } = await judge([
    { ...ORDER, 备注: '先发' },
    below,
    { ...ORDER, 订单编号: 'A2' },
    { 订单编号: '合计', 商品数量: 4 },
  ])
  expect(problems).toEqual([])
  expect(orders.map(({ platformNo, sellerMemo, lines }) => [platformNo, sellerMemo, lines.length])).toEqual([
    ['A1', '先发', 2],
    ['A2', '', 1],
  ])
  // one line of two is in refund: joined cells do not say whether the other is
  const refund = await judge([{ ...ORDER, 售后状态: '退款成功' }, below])
  expect([refund.orders, refund.problems]).toEqual([[], [[3, '售后状态', 'missing']]])
})

it('names the row that has no number and yet a receiver of its own', async () => {
  const { orders, problems } = await judge([ORDER, { ...ORDER, 订单编号: '' }])
  expect([orders.length, problems]).toEqual([1, [[3, '订单编号', 'missing']]])
})

it('ships no line that was closed beside others that are to go', async () => {
  const { orders } = await judge([ORDER, { ...ORDER, 商品编码: 'S2', 订单状态: '交易关闭' }])
  expect(orders).toMatchObject([{ status: 'paid', lines: [{ refunded: 0 }, { sku: 'S2', ordered: 1, refunded: 1 }] }])
  const all = await judge([{ ...ORDER, 订单状态: '交易关闭' }])
  expect(all.orders).toMatchObject([{ status: 'closed', lines: [{ refunded: 0 }] }])
})

it('takes one row in two spellings for the same row', async () => {
  const again = { ...ORDER, 订单状态: '买家已付款，等待卖家发货', 下单时间: '2026/11/20 0:08:54', 商品数量: '1.0' }
  expect(await judge([ORDER, again])).toMatchObject({ orders: [], problems: [[3, '商品编码', 'conflict']] })
  const numbered = await judge([
    { ...ORDER, 行号: 1 },
    { ...again, 行号: 1 },
  ])
  expect([numbered.problems, numbered.orders[0]?.lines.length]).toEqual([[], 1])
})

it('reads numbers that were marked as text or went through a double with all their digits', async () => {
  const { orders } = await judge([
    { ...ORDER, 订单编号: '8000001.0', 手机: "'13800138000" },
    { ...ORDER, 订单编号: "'8000002", 手机: '13800138000.0' },
  ])
  expect(orders.map(({ platformNo, receiver }) => [platformNo, receiver.phone])).toEqual([
    ['8000001', '13800138000'],
    ['8000002', '13800138000'],
  ])
})

it('reads UTF-16 of either order', async () => {
  const text = [Object.keys(ORDER), Object.values(ORDER)].map((row) => row.join('\t')).join('\r\n')
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const { orders } = await judge([], 'orders', iconv.encode(text, encoding, { addBOM: true }))
    expect([encoding, orders[0]?.receiver.name]).toEqual([encoding, '李雷'])
  }
})
