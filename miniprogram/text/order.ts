import type { InterceptState } from '@shared/parcel/intercept-state'
import type { GoodsState } from '@shared/parcel/goods-state'
import type { TrackState } from '@shared/parcel/track-state'
import type { OrderValue } from '@shared/api/orders'
import type { ParcelView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import { ORDER_STATE_WORDS } from './common'
import { stopReason } from './floor'
import { blockedWord } from './history'

export const ORDERS = {
  search: '尾号 4 位、姓名、单号',
  buckets: { 'to-audit': '待审', held: '挂起', 'to-print': '待打', 'in-work': '在做', problem: '有问题' },
  urged: '买家在催',
  all: '在做的全部',
  find: '查',
  what: '订单',
  emptyTitle: '没找到，试试尾号 4 位',
  emptyBody: '手机尾号、姓名、整个订单号或面单号都行。收件人已删的老单，只认订单号和面单号。',
  emptyBucket: '这里没有单',
  emptyBucketBody: '换一类看看，或者直接搜。',
} as const
export const urgedWord = (count: number) => (count > 1 ? `买家催发货，${count} 次` : '买家催发货')
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
export const goneWord = (days: number): string => `收件人 ${days} 天后已删`
export const goodsWord = (goods: GoodsState): string => GOODS[goods]
/** Where it is: in the house by its goods, on the road by its track. */
const parcelState = (parcel: ParcelView) =>
  parcel.goods === 'handed-over' && parcel.track !== 'none' ? TRACK[parcel.track] : goodsWord(parcel.goods)

const alive = ({ parcels }: Pick<OrderValue, 'parcels'>) => parcels.filter(({ goods }) => goods !== 'void')
/** The state with where its boxes are, when that is one place: 已发货，在路上. */
export function orderState(order: Pick<OrderValue, 'state' | 'parcels'>): string {
  const word = ORDER_STATE_WORDS[order.state]
  const boxes = alive(order)
  if (boxes.length === 0 || order.state === 'done') return word
  const places = [...new Set(boxes.map(parcelState))]
  return places.length === 1 ? `${word}，${places[0] ?? ''}` : `${word}，${boxes.length} 个包裹`
}
export const parcelTitle = (parcel: ParcelView, ofSeveral: boolean) => {
  const courier = `${COURIERS[parcel.courier].short}面单号`
  return ofSeveral || parcel.goods === 'void' ? `${courier}　${parcelState(parcel)}` : courier
}
const numberTail = ({ waybillNo = '' }: ParcelView) => `尾号 ${waybillNo.slice(-4)}`
export const trackTitle = (parcel: ParcelView) => `${COURIERS[parcel.courier].short}物流，${numberTail(parcel)}`
export const noTrack = ({ courier }: ParcelView) => `${COURIERS[courier].short}还没扫到它。揽收之后，走到哪了会到这里。`
export const callCourier = ({ courier, hotline }: ParcelView) => `给${COURIERS[courier].short}打电话 ${hotline}`
export const whichParcel = (parcel: ParcelView) => `${COURIERS[parcel.courier].short} ${numberTail(parcel)}`

export const LABEL_PREVIEW = {
  show: '看面单',
  title: '面单长这样',
  masked: '这里总是打码；纸上打不打，看「面单模板」',
} as const
export const ORDER = {
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
  track: '物流',
  whichReprint: '重打哪一张',
  whichIntercept: '拦哪一个',
  uploadWait: '发货信息在等传给微信',
  noHistory: '还没有经过',
  intercept: '拦截',
  interceptAsked: '记下了，去打电话',
  call: '打电话',
  called: '打过了，在拦',
  caught: '拦下了，在退回',
  missed: '没拦住',
  dropped: '不拦了',
  comingBackLine: '货到手、看过再点，点了才回库存',
  toShelf: '收到了，放回货架',
  broken: '收到了，货坏了',
  tookHome: '收下了，库存加回去了',
  tookBroken: '收下了，库存没动',
  short: '缺货，货位是空的',
} as const
export const comingBackTitle = ({ intercept, waybillNo = '' }: ParcelView) =>
  `${intercept?.state === 'caught' ? ORDER.caught : '快递在退回'}，尾号 ${waybillNo.slice(-4)}`
export const slotCopies = (slot: number, copies: number) => `格口 ${slot}，打过 ${copies} 张`
export const uploadBlocked = (why: string) => `发货信息没传：${blockedWord(why)}`
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
