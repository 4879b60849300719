import type { InterceptState } from '@shared/parcel/intercept-state'
import type { GoodsState } from '@shared/parcel/goods-state'
import type { TrackState } from '@shared/parcel/track-state'
import type { ParcelView } from '@shared/api/views'
import { stopReason } from './floor'

export const ORDERS = {
  search: '订单号、面单号、手机尾号 4 位',
  buckets: { 'to-audit': '待审', held: '挂起', 'to-print': '待打', 'in-work': '在做', problem: '有问题' },
  all: '在做的全部',
  find: '查',
  emptyTitle: '没找到',
  emptyBody: '试试手机尾号 4 位，或者整个订单号。',
  emptyBucket: '这里没有单',
  emptyBucketBody: '换一类看看，或者直接搜。',
} as const
const GOODS: Readonly<Record<GoodsState, string>> = {
  planned: '待拣',
  picked: '待打包',
  packed: '待交接',
  'handed-over': '已交接',
  'coming-back': '在退回',
  back: '退回来了',
  void: '作废了',
}
const TRACK: Readonly<Record<TrackState, string>> = {
  none: '还没揽收',
  collected: '已揽收',
  moving: '在路上',
  delivering: '派送中',
  delivered: '已签收',
  problem: '物流异常',
  returning: '在退回',
  lost: '丢件',
}
export const parcelState = (parcel: ParcelView) =>
  parcel.goods === 'handed-over' && parcel.track !== 'none' ? TRACK[parcel.track] : GOODS[parcel.goods]

export const LABEL_PREVIEW = {
  show: '看面单',
  title: '面单长这样',
  masked: '这里总是打码；纸上打不打，看「面单模板」',
} as const
export const ORDER = {
  waybill: (courier: string) => `${courier}面单号`,
  noWaybill: '还没有面单号',
  reveal: '看全部',
  history: '全部经过',
  remark: '买家留言',
  memo: '商家备注',
  reprint: '重打面单',
  reprintAsk: '为什么重打',
  reprintReasons: ['面单坏了', '没打出来', '面单丢了'],
  reprinted: '在重打，出来的面单和原来一样',
  hold: '挂起',
  unhold: '不挂了',
  held: '挂起了，不会被打单',
  unheld: '不挂了',
  uploadDone: '发货信息已传给微信',
  uploadWait: '发货信息在等传给微信',
  noHistory: '还没有经过',
  intercept: '拦截',
  interceptAsked: '记下了，去打电话',
  call: '打电话',
  called: '打过了，在拦',
  caught: '拦下了，在退回',
  missed: '没拦住',
  dropped: '不拦了',
  back: '退回来了',
  short: '缺货，货位是空的',
} as const
export const slotCopies = (slot: number, copies: number) => `格口 ${slot}，打过 ${copies} 张`
export const uploadBlocked = (why: string) => `发货信息没传：${why}`
export const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`
export const shipByLine = (left: string) => `平台截止，${left}`

const INTERCEPT: Readonly<Record<InterceptState, string>> = {
  wanted: '要拦回来',
  called: '在拦',
  caught: '拦下了，在退回',
  missed: '没拦住',
  dropped: '不拦了',
}
export const interceptTitle = (state: InterceptState, reason: string) =>
  state === 'wanted' || state === 'called' ? `${INTERCEPT[state]}，${stopReason(reason)}` : INTERCEPT[state]
export const interceptLine = (courier: string, hotline: string) =>
  `给${courier} ${hotline} 打电话，报上面的面单号，让他们退回`

const HISTORY: Readonly<Record<string, string>> = {
  imported: '导入了订单',
  created: '订单来了',
  updated: '订单有变化',
  audited: '自动审过',
  accepted: '采用，放行',
  approved: '采用，放行',
  released: '放行',
  undone: '撤回了放行',
  held: '挂起',
  unheld: '不挂了',
  'address-fixed': '补了地址',
  'address-undone': '撤回了补的地址',
  merged: '和别的单合着发',
  parted: '拆开了，自己发',
  split: '分几个包裹发',
  'split-by-stock': '有货的先发',
  unsplit: '还是一个包裹发',
  'rest-here': '等的货到了',
  'buyer-asked': '问买家地址',
  'ask-sent': '买家收到询问',
  'ask-not-sent': '询问没发出，买家没允许消息',
  planned: '排进一波',
  'waybill-got': '拿到面单号',
  'waybill-void': '面单号作废',
  printed: '打了面单',
  reprinted: '重打了面单',
  picked: '拣好了',
  packed: '打包完',
  unpacked: '撤回打包',
  'handed-over': '交接给快递',
  uploaded: '发货信息已传给微信',
  noticed: '买家收到发货通知',
  stopped: '拦下来了',
  revealed: '看过完整收件人',
  refund: '买家退款',
  refunded: '退款完成',
  cancelled: '取消了',
  tracked: '物流有更新',
  'taken-in': '订单来了',
  changed: '订单有变化',
  'accept-undone': '撤回了放行',
  'courier-changed': '换了快递',
  stop: '拦下来了',
  'stop-cleared': '拦截了结',
  undo: '撤回打包',
  void: '作废了',
  pick: '拣好了',
  pack: '打包完',
  'hand-over': '交接给快递',
  waybill: '拿到面单号',
  blocked: '发货信息没传成',
  'waybill-lost': '面单号不要了',
  'intercept-wanted': '要拦回来',
  'intercept-called': '打过电话，在拦',
  'intercept-caught': '拦下了，在退回',
  'intercept-missed': '没拦住',
  'intercept-dropped': '不拦了',
  back: '退回来了',
  'wechat-reminded': '微信提醒该发货了',
  'wechat-settled': '微信更新了结算',
}

/** Who did it, when it was no member of staff; people come with their names. */
const DOERS: Readonly<Record<string, string>> = {
  system: '自动',
  import: '导入的文件',
  feed: '商城',
  buyer: '买家',
  wechat: '微信',
  kdniao: '快递鸟',
  kuaimai: '快麦',
}
export const historyWord = (kind: string) => HISTORY[kind] ?? kind
export const historyNote = (by: string, note: Readonly<Record<string, string | number>>) =>
  [DOERS[by] ?? by, ...Object.values(note).map(String)].filter((part) => part !== '').join('，')
