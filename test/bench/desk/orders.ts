import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { stringify } from './csv'

const ORDERS = 'test/data/day-300/orders.csv'
const TRUTH = 'test/data/day-300/truth.json'
const SKU = 'BENCH-1'
const FIRST_NO = 37_300_000_000_000_000n

type Row = Record<string, string>
const read = (file: string) => readFileSync(file, 'utf8')

/** Rows of the recorded day that no rule has anything to say about: real addresses, one line each. */
function cleanRows(): Row[] {
  const truth = JSON.parse(read(TRUTH)) as { orders: Record<string, { findings: readonly string[] }> }
  const rows = parse<Row>(read(ORDERS), { bom: true, columns: true, skip_empty_lines: true, relax_quotes: true })
  const once = new Map<string, number>()
  for (const row of rows) once.set(row['订单编号'] ?? '', (once.get(row['订单编号'] ?? '') ?? 0) + 1)
  return rows.filter((row) => {
    const no = row['订单编号'] ?? ''
    return once.get(no) === 1 && truth.orders[no]?.findings.length === 0 && row['支付时间']
  })
}

/** `count` paid orders of different people, as a back office exports them, and the shelf they come from. */
export function manyOrders(count: number): { readonly orders: Buffer; readonly products: Buffer } {
  const clean = cleanRows()
  const rows = Array.from({ length: count }, (_, i): Row => {
    const row = clean[i % clean.length] ?? {}
    return {
      ...row,
      订单编号: String(FIRST_NO + BigInt(i) * 7919n),
      收件人手机: `139${String(10_000_000 + i * 37).slice(-8)}`,
      商品名称: '短袖上衣',
      商品编码: SKU,
      商品规格: '白;M',
      商品数量: '1',
      买家留言: '',
      商家备注: '',
      行号: '1',
    }
  })
  const product: Row = {
    商品编码: SKU,
    商品名称: '短袖上衣',
    规格: '白;M',
    条码: '6900000099991',
    单价: '59.00',
    '重量(克)': '210',
    货位: 'A-01-1-1',
    库存: String(count),
  }
  return { orders: stringify(rows), products: stringify([product]) }
}
