import { ok, refuse, type Result } from '@shared/kernel/result'

interface Heading {
  readonly needed: boolean
  /** As the common back offices write it, the likeliest first; compared without spaces, brackets and case. */
  readonly names: readonly string[]
}

export const ORDER_HEADINGS = {
  no: {
    needed: true,
    names: [
      '订单编号',
      '订单号',
      '商户订单号',
      '商家订单号',
      '主订单编号',
      '主订单号',
      '平台单号',
      '平台订单号',
      '交易单号',
    ],
  },
  placedAt: {
    needed: true,
    names: [
      ...['下单时间', '订单创建时间', '创建时间', '订单提交时间', '提交时间', '拍下时间', '成交时间', '订单成交时间'],
      ...['订单时间', '下单日期'],
    ],
  },
  paidAt: {
    needed: false,
    names: ['支付时间', '付款时间', '订单付款时间', '买家付款时间', '支付完成时间', '付款确认时间', '付款日期'],
  },
  status: { needed: true, names: ['订单状态', '状态', '交易状态', '发货状态'] },
  refund: { needed: false, names: ['售后状态', '退款状态', '订单售后状态', '商品售后状态', '退货退款状态'] },
  title: { needed: true, names: ['商品名称', '商品标题', '宝贝标题', '宝贝名称', '商品', '选购商品', '货品名称'] },
  sku: {
    needed: true,
    names: [
      ...['商品编码', '商家编码', 'SKU编码', '规格编码', '外部编码', '商家SKU编码', '商家编码-规格维度', '商品SKU'],
      ...['货品编码', '货号', 'SKU'],
    ],
  },
  spec: { needed: false, names: ['商品规格', '规格', '规格名称', '商品属性', '销售属性', '规格属性', '颜色分类'] },
  quantity: {
    needed: true,
    names: ['商品数量', '数量', '购买数量', '订购数量', '商品件数', '宝贝数量', '件数'],
  },
  paidFen: {
    needed: false,
    names: [
      ...[
        '商品实付金额',
        '商品实付',
        '实付金额',
        '商品总价',
        '商品金额',
        '实收款',
        '支付金额',
        '实付款',
        '订单实付金额',
      ],
      ...['买家实付金额', '商家实收金额'],
    ],
  },
  name: {
    needed: false,
    names: ['收件人姓名', '收货人姓名', '收件人', '收货人', '收件人名称', '收货人/提货人', '客户姓名'],
  },
  phone: {
    needed: false,
    names: [
      ...['收件人手机', '收货人手机', '收件人手机号', '收货人手机号', '收件人手机号码', '收货人手机号码', '收件人电话'],
      ...['收货人电话', '收货人手机号/提货人手机号', '收件电话', '联系手机', '联系电话', '手机号', '手机号码', '手机'],
      ...['电话', '联系方式', '收件人联系方式'],
    ],
  },
  province: { needed: false, names: ['省', '省份', '收货省份', '收件省份', '收货人省份', '收件人省份', '收件人省'] },
  city: { needed: false, names: ['市', '城市', '收货城市', '收件城市', '收货人城市', '收件人城市', '收件人市'] },
  district: {
    needed: false,
    names: [
      ...['区', '区县', '区/县', '县区', '地区', '收货区县', '收件区县', '收货人地区', '收货人区县', '收件人区县'],
      ...['收件人地区', '收件人区'],
    ],
  },
  street: { needed: false, names: ['街道', '镇', '乡镇', '街道/镇', '街道/乡镇'] },
  detail: {
    needed: true,
    names: [
      ...['详细地址', '收货地址', '收件地址', '收货人地址', '收件人地址', '收件人详细地址', '收货人详细地址'],
      ...['详细收货地址', '详细收货地址/提货地址', '客户地址', '地址', '街道地址'],
    ],
  },
  remark: {
    needed: false,
    names: ['买家留言', '买家备注', '客户留言', '顾客留言', '用户备注', '用户留言', '买家附言', '订单备注', '留言'],
  },
  memo: { needed: false, names: ['商家备注', '卖家备注', '客服备注', '内部备注', '商家留言'] },
  lineNo: { needed: false, names: ['行号', '子单序号', '子订单编号', '子订单号'] },
} as const satisfies Record<string, Heading>

export const PRODUCT_HEADINGS = {
  sku: {
    needed: true,
    names: ['商品编码', '商家编码', 'SKU编码', '规格编码', '商家SKU编码', '货品编码', '货号', 'SKU'],
  },
  title: { needed: true, names: ['商品名称', '商品标题', '宝贝标题', '名称', '货品名称', '品名'] },
  spec: { needed: false, names: ['规格', '商品规格', '规格名称', '商品属性', '规格属性'] },
  barcode: { needed: false, names: ['条码', '条形码', '商品条码', '商品条形码', '69码'] },
  price: { needed: false, names: ['单价', '价格', '售价', '销售价', '商品单价', '零售价'] },
  weight: { needed: false, names: ['重量(克)', '重量', '重量(g)', '克重', '商品重量', '单件重量'] },
  location: { needed: false, names: ['货位', '库位', '仓位', '货架号', '货架', '货位号'] },
  stock: { needed: false, names: ['库存', '库存数量', '可用库存', '现有库存', '可售库存', '实物库存', '库存数'] },
} as const satisfies Record<string, Heading>

export interface FoundColumn {
  readonly field: string
  readonly heading?: string
  readonly needed: boolean
}
/** Field -> place of its column in a row. */
export type ColumnPlaces<F extends string> = Readonly<Partial<Record<F, number>>>
type HeadingTable<F extends string> = Readonly<Record<F, Heading>>

/** Units that say no more than the name does; another one (重量(kg)) is another column. */
const SILENT_UNIT = /\((?:元|件|个|¥|rmb|必填|选填|自定义)\)/g
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(SILENT_UNIT, '')
    .replace(/[\s():_*【】[\]-]/g, '')

export interface MappedHeadings<F extends string> {
  readonly columns: FoundColumn[]
  readonly places: Result<ColumnPlaces<F>, 'missing-columns' | 'double-columns'>
}

/** Finds each field's column by its heading; needed ones that are missing, and one that stands twice, refuse the file. */
export function mapHeadings<F extends string>(table: HeadingTable<F>, row: readonly string[]): MappedHeadings<F> {
  const headings = row.map(plain)
  const columns: FoundColumn[] = []
  const places: Partial<Record<F, number>> = {}
  const missing: string[] = []
  const double: string[] = []
  for (const [field, { needed, names }] of Object.entries(table) as [F, Heading][]) {
    const at = names.map((name) => headings.indexOf(plain(name))).find((place) => place >= 0)
    if (at !== undefined) places[field] = at
    else if (needed) missing.push(names[0] ?? field)
    if (at !== undefined && headings.indexOf(headings[at] ?? '', at + 1) > 0) double.push(row[at] ?? field)
    columns.push({ field, needed, ...(at === undefined ? {} : { heading: row[at] ?? '' }) })
  }
  if (missing.length > 0) return { columns, places: refuse('missing-columns', missing.join(',')) }
  return { columns, places: double.length > 0 ? refuse('double-columns', double.join(',')) : ok(places) }
}

/** Some back offices write a title and a date above their headings. */
const HEADING_WITHIN = 10

/** Which row has the headings: the first that has all that is needed, else the first with a word in it. */
export function headingRowOf<F extends string>(table: HeadingTable<F>, rows: readonly (readonly string[])[]): number {
  const top = rows.slice(0, HEADING_WITHIN)
  const whole = top.findIndex((row) => {
    const { places } = mapHeadings(table, row)
    return places.ok || places.refusal === 'double-columns'
  })
  return whole >= 0
    ? whole
    : Math.max(
        0,
        top.findIndex((row) => row.some((cell) => cell !== '')),
      )
}
