import type { AddressField } from '@shared/address/types'
import type { BuyerParcel, BuyerStep } from '@shared/api/buyer'
import type { Arrival } from '@shared/tracking/arrival'
import { placeBeside } from './history'
import { dateWord, dayClock } from './time'

export const BUYER = {
  emptyTitle: '还没有包裹',
  emptyBody: '在店里下单后，会出现在这里。',
  steps: ['已发出', '在路上', '派送中', '已签收'],
  fix: '去补',
  copy: '复制',
  fixTitle: '补好就能发',
  fixPromise: '。补好就发。',
  fixTogether: (orders: number) => `你有 ${orders} 单写的是这个地址，补一次，${orders} 单一起发。`,
  fixHint: '比如：站前街道斯大林路 318 号 2 单元 501',
  keepHint: '灰字是原来填的，不用改的空着。',
  notYours: '这单不在你名下',
  notYoursBody: '要用下单的那个微信打开。刚付款的单，过几分钟再看。',
  allow: '允许',
  allowTitle: '发货时告诉我',
  allowBody: '发货、要补地址时各提醒一次',
  allowed: '好，到时候提醒你',
  notAllowed: '没有允许，要看进度就来这页',
  detailPlaceholder: '街道、小区、楼号、房间',
  pickWechat: '选微信里的地址',
  save: '补好，发货',
  saved: '补好了，店里会按新地址发',
  name: '收件人',
  phone: '手机',
  province: '省',
  city: '市',
  district: '区',
  region: '省市区',
  detail: '详细地址',
  noScans: '快递揽收后，这里会有经过',
  due: '预计送到',
  late: '比平时慢',
  ask: '问客服',
  asked: '抄好了，发给店里的客服',
} as const
const STAGES: Readonly<Record<BuyerParcel['stage'], string>> = {
  preparing: '店里在备货',
  'needs-address': '地址缺一点',
  refunding: '在退款，先不发',
  shipped: '已发出',
  moving: '在路上',
  delivering: '派送中',
  delivered: '已签收',
  problem: '快递那边有点问题',
  cancelled: '已取消',
}
/** Why an address cannot be written any more. */
export const closedWords = (stage: BuyerParcel['stage']): { readonly title: string; readonly body: string } => {
  if (stage === 'preparing') return { title: '地址没问题，不用补', body: '补过了，店里在备货。' }
  if (stage === 'refunding') return { title: '在退款，先不发', body: '退款了结之前不用补地址。撤了退款，再从这里补。' }
  if (stage === 'cancelled') return { title: '订单取消了，不用补', body: '钱退没退，在微信的订单里看。' }
  return { title: '已经发了，改不了', body: '要改送到哪里，打给快递，或者找店里。' }
}
export const stageWord = (stage: BuyerParcel['stage']) => STAGES[stage]
/** Why it cannot leave: what of the address is missing, in the words of the audit. */
export const needsTitle = ({ lacks = [] }: Pick<BuyerParcel, 'lacks'>): string =>
  `有 1 单${lacks.map(({ word }) => word).join('、') || '地址要你看一眼'}，还不能发`

const daysWords = ({ fromDays, toDays }: Arrival): string => {
  if (toDays === 0) return '当天送到'
  if (fromDays === toDays) return `用了 ${toDays} 天`
  return fromDays === 0 ? `用了不到 ${toDays + 1} 天` : `用了 ${fromDays} 到 ${toDays} 天`
}
/** The ground of a forecast: what the last parcels on the same way took. */
export const groundOf = (arrival: Arrival): string => {
  const { trips, kept } = arrival
  const share = trips === kept ? '都' : `，${kept} 件`
  return `同一条路最近送到 ${trips} 件${share}${daysWords(arrival)}`
}
/** Told before he asks: how far it is behind, and that it is still on its way. */
export const lateWords = ({ lateDays, daysOut }: Arrival) => ({
  title: `晚了 ${lateDays} 天`,
  line: `揽收到今天 ${daysOut} 天了，还在路上。`,
})
export const dueDay = ({ by }: Arrival, now: number): string => dateWord(by, now)
/** When the shop said it would leave; past that it says so itself. */
export const leavesBy = (shipBy: number, now: number): string =>
  now <= shipBy ? `最晚 ${dayClock(shipBy)} 发出` : `说好 ${dayClock(shipBy)} 前发，晚了。急的话问客服。`

export const stepWords = (step: BuyerStep): { readonly title: string; readonly line: string } => {
  if (step.kind === 'paid') return { title: '付款成功', line: '' }
  if (step.kind === 'scan') return { title: step.text, line: placeBeside(step) }
  return { title: step.checked ? `店里打包好，${step.pieces} 件都核对过` : `店里打包好，${step.pieces} 件`, line: '' }
}
/** What a browser copies for the shop's chat. */
export const askText = (no: string, shopPhone: string): string =>
  shopPhone === '' ? `订单号 ${no}` : `订单号 ${no}，店里电话 ${shopPhone}`
export const askCard = (no: string): string => `订单 ${no}`

/** What the button waits for. */
export const firstWrite = (field: AddressField | undefined): string =>
  field === undefined ? BUYER.save : `先写${BUYER[field]}`
export const callCourier = (courier: string) => `打给${courier}`
/** 帆布包 燕麦 S × 2, 渔夫帽 黑 S */
export const goodsWords = ({ title, spec, quantity }: BuyerParcel['lines'][number]): string =>
  [title, ...spec.split(/[;；]/), quantity > 1 ? `× ${quantity}` : ''].filter((part) => part !== '').join(' ')
