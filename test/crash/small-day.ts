const HEAD =
  '订单编号,下单时间,支付时间,订单状态,商品名称,商品编码,商品规格,商品数量,商品实付金额,收件人姓名,收件人手机,省,市,区,详细地址,买家留言,商家备注,行号'
/** Each order takes one piece. */
const SKUS = ['FH01-1L', 'FH02-1M', 'FH03-2L', 'FH04-1S', 'FH05-1M', 'FH06-2M', 'FH07-1S', 'FH08-4L'] as const
const PLACES = [
  ['浙江省', '杭州市', '西湖区', '文三路'],
  ['广东省', '广州市', '番禺区', '桃源巷'],
  ['四川省', '成都市', '武侯区', '科华北路'],
  ['湖北省', '武汉市', '洪山区', '珞喻路'],
] as const

/** A file of clean, paid orders of their own receivers, numbered by `run`. */
export function dayOf(run: string, orders: number): Buffer {
  const rows = Array.from({ length: orders }, (_, index) => {
    const [province, city, district, street] = PLACES[index % PLACES.length] ?? PLACES[0]
    const no = `${run}${String(index).padStart(4, '0')}`
    const phone = `139${String(index).padStart(4, '0')}${run.replace(/\D/g, '').padStart(4, '0')}`
    const sku = SKUS[index % SKUS.length] ?? SKUS[0]
    return `${no},2026-11-24 09:00:00,2026-11-24 09:05:00,待发货,圆领卫衣,${sku},黑;L,1,99.00,王小明,${phone},${province},${city},${district},${street}${index + 1}号2幢301室,,,1`
  })
  return Buffer.from([HEAD, ...rows].join('\n'))
}

/** Products with more on the shelf than any number of runs can sell: a run must fail for a lost order, not for an empty shelf. */
export const smallProducts = (): Buffer =>
  Buffer.from(
    [
      '商品编码,商品名称,规格,条码,单价,重量(克),货位,库存',
      ...SKUS.map((sku, index) => `${sku},圆领卫衣,黑;L,69000001000${index}0,99.00,300,A-0${index + 1}-1-1,9999`),
    ].join('\n'),
  )
