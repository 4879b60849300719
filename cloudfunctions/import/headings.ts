import { ok, refuse, type Result } from '@shared/kernel/result'

interface Heading {
  readonly needed: boolean
  /** As the common back offices write it, the likeliest first; compared without spaces, brackets and case. */
  readonly names: readonly string[]
}

export const ORDER_HEADINGS = {
  no: { needed: true, names: ['订单编号', '订单号', '商户订单号', '商家订单号', '主订单编号', '平台单号', '交易单号'] },
  placedAt: { needed: true, names: ['下单时间', '订单创建时间', '创建时间', '订单提交时间', '拍下时间', '成交时间'] },
  paidAt: { needed: false, names: ['支付时间', '付款时间', '订单付款时间', '支付完成时间'] },
  status: { needed: true, names: ['订单状态', '状态', '交易状态'] },
  refund: { needed: false, names: ['售后状态', '退款状态'] },
  title: { needed: true, names: ['商品名称', '商品标题', '宝贝标题', '商品', '货品名称'] },
  sku: { needed: true, names: ['商品编码', '商家编码', 'SKU编码', '规格编码', '外部编码', '货号', 'SKU'] },
  spec: { needed: false, names: ['商品规格', '规格', '规格名称', '商品属性', '销售属性'] },
  quantity: { needed: true, names: ['商品数量', '数量', '购买数量', '件数'] },
  paidFen: { needed: false, names: ['商品实付金额', '实付金额', '商品总价', '实收款', '支付金额', '订单实付金额'] },
  name: { needed: false, names: ['收件人姓名', '收货人姓名', '收件人', '收货人'] },
  phone: {
    needed: false,
    names: ['收件人手机', '收货人手机', '收件人手机号', '收货人电话', '联系电话', '手机号', '手机', '联系方式'],
  },
  province: { needed: false, names: ['省', '省份', '收货省份'] },
  city: { needed: false, names: ['市', '城市', '收货城市'] },
  district: { needed: false, names: ['区', '区县', '地区', '区/县', '收货区县'] },
  detail: { needed: true, names: ['详细地址', '收货地址', '收件地址', '收货人地址', '收件人地址', '地址', '街道地址'] },
  remark: { needed: false, names: ['买家留言', '买家备注', '客户留言', '用户备注', '订单备注', '留言'] },
  memo: { needed: false, names: ['商家备注', '卖家备注', '客服备注', '内部备注'] },
  lineNo: { needed: false, names: ['行号', '子单序号', '序号'] },
} as const satisfies Record<string, Heading>

export const PRODUCT_HEADINGS = {
  sku: { needed: true, names: ['商品编码', '商家编码', 'SKU编码', '规格编码', '货号', 'SKU'] },
  title: { needed: true, names: ['商品名称', '商品标题', '名称', '货品名称'] },
  spec: { needed: false, names: ['规格', '商品规格', '规格名称', '商品属性'] },
  barcode: { needed: false, names: ['条码', '条形码', '商品条码', '69码'] },
  price: { needed: false, names: ['单价', '价格', '售价', '销售价'] },
  weight: { needed: false, names: ['重量(克)', '重量', '重量(g)', '克重'] },
  location: { needed: false, names: ['货位', '库位', '仓位', '货架号'] },
  stock: { needed: false, names: ['库存', '库存数量', '可用库存', '现有库存'] },
} as const satisfies Record<string, Heading>

export interface FoundColumn {
  readonly field: string
  readonly heading?: string
  readonly needed: boolean
}
/** Field -> place of its column in a row. */
export type ColumnPlaces<F extends string> = Readonly<Partial<Record<F, number>>>

const plain = (text: string) => text.replace(/[\s()（）:：_*-]/g, '').toLowerCase()

/** Finds each field's column by its heading; needed ones that are missing refuse the file, by our field's usual name. */
export function mapHeadings<F extends string>(
  table: Readonly<Record<F, Heading>>,
  row: readonly string[],
): { readonly columns: FoundColumn[]; readonly places: Result<ColumnPlaces<F>, 'missing-columns'> } {
  const headings = row.map(plain)
  const columns: FoundColumn[] = []
  const places: Partial<Record<F, number>> = {}
  const missing: string[] = []
  for (const [field, { needed, names }] of Object.entries(table) as [F, Heading][]) {
    const at = names.map((name) => headings.indexOf(plain(name))).find((place) => place >= 0)
    if (at !== undefined) places[field] = at
    else if (needed) missing.push(names[0] ?? field)
    columns.push({ field, needed, ...(at === undefined ? {} : { heading: row[at] ?? '' }) })
  }
  return { columns, places: missing.length > 0 ? refuse('missing-columns', missing.join(',')) : ok(places) }
}
