export interface Heading {
  readonly needed: boolean
  /** As the common back offices write it, the likeliest first; compared without spaces, brackets and case. */
  readonly names: readonly string[]
  /** A heading that no name fits is taken by what it must mean, if one column alone does. */
  readonly like?: RegExp
  /** Read where it is; nobody misses it. */
  readonly spare?: true
  /** What a file without it is said to lack, where that is not the likeliest name. */
  readonly called?: string
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
    like: /^(?!.*(?:子|支付|外部|快递|物流|运单|售后|退)).*订单(?:编号|号码?|id)$/,
  },
  placedAt: {
    needed: true,
    names: [
      ...['下单时间', '订单创建时间', '创建时间', '订单提交时间', '提交时间', '拍下时间', '成交时间', '订单成交时间'],
      ...['订单时间', '下单日期', '订单下单时间', '订单创建日期', '拼单成功时间'],
    ],
    like: /^(?!.*(?:支付|付款)).*(?:下单|创建|拍下).*(?:时间|日期)$/,
  },
  paidAt: {
    needed: false,
    names: [
      '支付时间',
      '付款时间',
      '订单付款时间',
      '买家付款时间',
      '支付完成时间',
      '付款确认时间',
      '付款日期',
      '订单支付时间',
    ],
    like: /^(?!.*(?:截止|剩余|尾款)).*(?:支付|付款).*(?:时间|日期)$/,
  },
  status: { needed: true, names: ['订单状态', '状态', '交易状态', '发货状态'] },
  refund: {
    needed: false,
    names: ['售后状态', '退款状态', '订单售后状态', '商品售后状态', '商品退款状态', '退货退款状态'],
    // not to see a refund would send its goods off
    like: /(?:售后|退款)(?:状态|情况|进度|结果)?$/,
  },
  title: { needed: true, names: ['商品名称', '商品标题', '宝贝标题', '宝贝名称', '商品', '选购商品', '货品名称'] },
  // the colour and size first: the article beside them has several
  sku: {
    needed: true,
    called: '商品编码',
    names: [
      ...[
        'SKU编码',
        '规格编码',
        '商家SKU编码',
        '商家编码-规格维度',
        '规格商家编码',
        'SKU商家编码',
        '规格货号',
        '商品编码',
      ],
      ...['商家编码', '外部编码', '商品SKU', '货品编码', '外部系统编号', '货号', 'SKU'],
    ],
    like: /^(?!.*(?:平台|条|订单|店铺|仓|类|快递|物流)).*(?:sku|规格|商品|商家|货品|产品).*(?:编码|编号|代码)$/,
  },
  article: { needed: false, spare: true, names: ['商品编码', '商家编码', '商家编码-商品维度', '货号'] },
  spec: {
    needed: false,
    names: ['商品规格', '规格', '规格名称', '商品属性', '销售属性', '规格属性', '商品型号', '颜色分类'],
  },
  quantity: {
    needed: true,
    names: ['商品数量', '数量', '购买数量', '订购数量', '商品件数', '宝贝数量', '成交数量', '件数'],
    like: /^(?!.*(?:退|发货|赠|剩|种|订单)).*(?:数量|件数)$/,
  },
  paidFen: {
    needed: false,
    names: [
      ...[
        '商品实付金额',
        '商品实付',
        '商品实付总价',
        '商品实际成交金额',
        '商品优惠后小计',
        '实付金额',
        '商品总价',
        '商品金额',
      ],
      ...['商品总金额', '实收款', '支付金额', '实付款', '订单应付金额', '小计'],
    ],
  },
  // of the whole order: it stands again in each of its rows
  orderPaidFen: {
    needed: false,
    spare: true,
    names: [
      ...['订单实付金额', '订单实际支付金额', '用户实付金额', '买家实付金额', '买家实际支付金额', '商家实收金额'],
      ...['订单总金额', '订单金额', '订单总价'],
    ],
  },
  name: {
    needed: false,
    names: ['收件人姓名', '收货人姓名', '收件人', '收货人', '收件人名称', '收货人/提货人', '客户姓名'],
    like: /^(?:收|客户|顾客)[件货]?.*(?:姓名|名称)$/,
  },
  phone: {
    needed: false,
    names: [
      ...['收件人手机', '收货人手机', '收件人手机号', '收货人手机号', '收件人手机号码', '收货人手机号码', '收件人电话'],
      ...['收货人电话', '收货人手机号/提货人手机号', '收件电话', '联系手机', '联系电话', '手机号', '手机号码', '手机'],
      ...['电话', '联系方式', '收件人联系方式'],
    ],
    like: /^(?:收|客户|顾客).*(?:手机|电话|联系方式)/,
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
      ...['收货详细地址', '收件详细地址'],
    ],
    like: /^(?!.*(?:寄|发[件货]|退|仓|店|改|原|新)).*地址$/,
  },
  remark: {
    needed: false,
    names: ['买家留言', '买家备注', '客户留言', '顾客留言', '用户备注', '用户留言', '买家附言', '订单备注', '留言'],
    like: /^(?:买家|客户|顾客|用户).*(?:留言|备注|附言)$/,
  },
  memo: {
    needed: false,
    names: ['商家备注', '卖家备注', '客服备注', '内部备注', '商家留言', '商家订单备注', '订单备注', '备注'],
    like: /^(?:商家|卖家|客服|店铺|内部).*(?:备注|留言)$/,
  },
  lineNo: { needed: false, names: ['行号', '子单序号', '子订单编号', '子订单号'] },
} as const satisfies Record<string, Heading>

export const PRODUCT_HEADINGS = {
  sku: {
    needed: true,
    called: '商品编码',
    names: [
      ...[
        'SKU编码',
        '规格编码',
        '商家SKU编码',
        '商家编码-规格维度',
        '规格商家编码',
        'SKU商家编码',
        '规格货号',
        '商品编码',
      ],
      ...['商家编码', '货品编码', '货号', 'SKU'],
    ],
  },
  article: { needed: false, spare: true, names: ['商品编码', '商家编码', '商家编码-商品维度', '货号'] },
  title: { needed: true, names: ['商品名称', '商品标题', '宝贝标题', '名称', '货品名称', '品名'] },
  spec: { needed: false, names: ['规格', '商品规格', '规格名称', '商品属性', '规格属性'] },
  barcode: { needed: false, names: ['条码', '条形码', '商品条码', '商品条形码', '69码'] },
  price: { needed: false, names: ['单价', '价格', '售价', '销售价', '商品单价', '零售价'] },
  weight: { needed: false, names: ['重量(克)', '重量', '重量(g)', '克重', '商品重量', '单件重量'] },
  location: { needed: false, names: ['货位', '库位', '仓位', '货架号', '货架', '货位号'] },
  stock: {
    needed: false,
    names: ['库存', '库存数量', '可用库存', '现有库存', '可售库存', '实物库存', '库存数'],
    like: /^(?!.*(?:预警|锁定|占用|冻结|在途|安全|状态|类型)).*库存/,
  },
} as const satisfies Record<string, Heading>
