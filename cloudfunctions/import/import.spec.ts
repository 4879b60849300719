import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { ORDER_HEADINGS, PRODUCT_HEADINGS } from './heading-names'
import { mapHeadings } from './headings'
import { readOrders } from './read-orders'
import { readProducts } from './read-products'
import { MAX_ROWS, readTable, sheetOf } from './read-table'

const day = readFileSync('test/data/day-300/orders.csv')
async function orders(bytes: Buffer) {
  const table = await readTable(bytes)
  if (!table.ok) return { refusal: table.refusal }
  const { places } = mapHeadings(ORDER_HEADINGS, table.value[0] ?? [])
  return places.ok
    ? readOrders('f.csv', sheetOf(table.value, 0), places.value)
    : { refusal: places.refusal, detail: places.detail }
}
const HEAD = '订单编号,下单时间,订单状态,商品名称,商品编码,商品数量,详细地址,收件人,买家留言'
const csv = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\n'))
const good = 'A1,2026-11-20 00:00:00,待发货,衫,S1,1,杭州,李,'
const problemsOf = async (...rows: string[]) => {
  const read = await orders(csv(...rows))
  return 'problems' in read ? read.problems.map(({ row, column, reason }) => [row, column, reason]) : read
}

it('reads a whole day in UTF-8 and in GB18030 alike', async () => {
  const utf8 = await orders(day)
  if (!('orders' in utf8)) throw new Error('refused')
  expect(utf8.orders).toHaveLength(300)
  expect(utf8.orders.flatMap((order) => order.lines)).toHaveLength(524)
  expect(utf8.orders[0]).toMatchObject({
    platformNo: '37261120001000051129',
    placedAt: 1_795_103_934_000,
    status: 'paid',
    lines: [{ sku: 'FH12-2M', spec: '白;M', paidFen: 30990, ordered: 1, lineNo: 1 }],
  })
  expect(await orders(iconv.encode(day.toString('utf8').slice(1), 'gb18030'))).toEqual(utf8)
})

it('names and disarms formulas in remarks, and takes the order in', async () => {
  const read = await orders(day)
  if (!('orders' in read)) throw new Error('refused')
  expect(read.problems.every(({ reason, kept, column }) => reason === 'formula' && kept && column === '买家留言')).toBe(
    true,
  )
  expect(read.problems).toHaveLength(14)
  expect(read.orders.some((order) => /^[=+\-@]/.test(order.buyerRemark))).toBe(false)
})

it('reads the products with weight, place and stock', async () => {
  const table = await readTable(readFileSync('test/data/day-300/products.csv'))
  if (!table.ok) throw new Error(table.refusal)
  const { places } = mapHeadings(PRODUCT_HEADINGS, table.value[0] ?? [])
  if (!places.ok) throw new Error(places.refusal)
  const { products, problems } = readProducts('p.csv', sheetOf(table.value, 0), places.value)
  expect([products.length, problems.length]).toEqual([210, 0])
  expect(products[0]).toMatchObject({
    sku: 'FH01-1S',
    priceFen: 6390,
    weightGrams: 205,
    location: 'A-12-3-4',
    onHand: 9,
  })
})

it('names row and column of what it cannot take', async () => {
  expect(
    await problemsOf(
      good,
      'A2,昨天,待发货,衫,S1,1,杭州,李,',
      '=A3,2026-11-20 00:00:00,待发货,衫,S1,1,杭州,李,',
      'A4,2026-11-20 00:00:00,在路上,衫,S1,1,杭州,李,',
      'A5,2026-11-20 00:00:00,待发货,衫,S1,0,杭州,李,',
      '3.72611E+19,2026-11-20 00:00:00,待发货,衫,S1,1,杭州,李,',
      'A6,2026-11-20 00:00:00,待发货,衫,,1,杭州,@SUM(A1),',
    ),
  ).toEqual([
    [3, '下单时间', 'bad-time'],
    [4, '订单编号', 'formula'],
    [5, '订单状态', 'bad-status'],
    [6, '商品数量', 'bad-number'],
    [7, '订单编号', 'rounded'],
    [8, '收件人', 'formula'],
    [8, '商品编码', 'missing'],
  ])
})

it('leaves an order out whole when one of its rows is wrong or tells of another receiver', async () => {
  const read = await orders(
    csv(good, good.replace(',1,', ',x,'), good.replace('A1', 'A2'), 'A2,2026-11-20 00:00:00,待发货,衫,S2,1,上海,李,'),
  )
  expect('orders' in read && [read.orders, read.problems.map(({ reason }) => reason)]).toEqual([
    [],
    ['bad-number', 'conflict'],
  ])
})

it('refuses junk, missing columns and too many rows whole', async () => {
  expect(await orders(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))).toEqual({ refusal: 'not-a-table' })
  expect(await orders(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))).toEqual({ refusal: 'not-a-table' })
  expect(await orders(Buffer.from(`${HEAD}\n`))).toEqual({ refusal: 'empty' })
  expect(await orders(Buffer.from('订单编号,数量\n1,2'))).toMatchObject({
    refusal: 'missing-columns',
    detail: '下单时间,订单状态,商品名称,商品编码,详细地址',
  })
  expect(await orders(csv(...Array<string>(MAX_ROWS + 1).fill(good)))).toEqual({ refusal: 'too-many-rows' })
})

it('throws on no bytes at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await expect(orders(Buffer.from(bytes))).resolves.toBeDefined()
    }),
    { numRuns: 200 },
  )
})
