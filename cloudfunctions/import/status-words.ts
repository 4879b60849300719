import type { PlatformStatus } from '@shared/order/order'

/** Words of the common back offices. A status that is not here is refused by row: guessing would ship or hold wrongly. */
const STATUS: Readonly<Record<string, PlatformStatus | 'gone'>> = wordTable({
  paid: [
    ...[
      '待发货',
      '待出库',
      '等待出库',
      '等待发货',
      '待卖家发货',
      '待商家发货',
      '未发货',
      '备货中',
      '待配货',
      '已付款',
      '已支付',
    ],
    ...['买家已付款', '买家已付款等待卖家发货', '待发货已付款', '已付款待发货', '已支付待发货', '等待卖家发货'],
    ...['等待商家发货', '付款成功', '支付成功', '已成团待发货', '拼单成功待发货'],
  ],
  unpaid: ['待付款', '待支付', '待买家付款', '未付款', '未支付', '等待付款', '等待支付', '等待买家付款'],
  refunding: ['退款中', '售后中', '申请退款', '退款申请中', '退款待处理', '待发货退款中', '未发货退款中'],
  refunded: ['已退款', '退款成功', '已全额退款', '待发货退款成功', '未发货退款成功'],
  gone: [
    ...[
      '已发货',
      '卖家已发货',
      '已发货待签收',
      '待收货',
      '卖家已发货等待买家确认',
      '已收货',
      '已签收',
      '已完成',
      '交易完成',
    ],
    ...['交易成功', '已结束', '运输中', '派送中', '待签收', '待评价', '已评价', '已妥投', '待收货已发货'],
  ],
  cancelled: ['已取消', '取消', '订单取消', '交易取消', '买家已取消', '卖家已取消', '商家已取消', '超时取消'],
  closed: ['已关闭', '交易关闭', '订单关闭', '交易已关闭', '订单已关闭'],
})

/** Words of the column of after-sales; `none`: nothing is going on, or it came to nothing. */
const AFTER_SALE: Readonly<Record<string, 'refunding' | 'refunded' | 'none'>> = wordTable({
  none: [
    ...[
      '',
      '-',
      '--',
      '/',
      '无',
      '无售后',
      '无退款',
      '没有退款',
      '没有申请退款',
      '没有售后',
      '暂无售后',
      '否',
      '未退款',
      '未申请',
      '未申请售后',
      '无售后或售后取消',
      '正常',
    ],
    ...['退款关闭', '售后关闭', '售后取消', '售后已取消', '已撤销', '撤销退款', '取消退款', '退款取消', '退款已取消'],
  ],
  refunding: [
    ...['退款中', '售后中', '申请退款', '退款申请中', '退款处理中', '售后处理中', '处理中', '待处理', '待商家处理'],
    ...[
      '待卖家处理',
      '商家处理中',
      '退款待处理',
      '售后待处理',
      '待退款',
      '退货退款中',
      '买家申请退款',
      '买家已申请退款',
    ],
    ...['买家已经申请退款等待卖家同意', '退款申请等待卖家确认中', '待买家退货', '待商家收货', '部分退款中'],
  ],
  refunded: ['已退款', '已全额退款', '全额退款', '退款成功', '退款完成', '售后完成', '售后成功', '同意退款退款成功'],
})

/** Word -> what it means. */
function wordTable<W extends string>(words: Readonly<Record<W, readonly string[]>>): Record<string, W> {
  return Object.fromEntries(
    (Object.keys(words) as W[]).flatMap((key) => words[key].map((word) => [word, key] as const)),
  )
}

const wordOf = (text: string) => text.replace(/[,，、。.;；:：\s]/g, '')
const look = <W extends string>(table: Readonly<Record<string, W>>, text: string): W | undefined =>
  Object.hasOwn(table, wordOf(text)) ? table[wordOf(text)] : undefined

export const readStatus = (text: string): PlatformStatus | 'gone' | undefined => look(STATUS, text)
export const readAfterSale = (text: string) => look(AFTER_SALE, text)
