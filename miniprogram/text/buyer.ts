import type { BuyerParcel } from '@shared/api/buyer'

export const BUYER = {
  emptyTitle: '还没有包裹',
  emptyBody: '在店里下单后，会出现在这里。',
  steps: ['已发出', '在路上', '派送中', '已签收'],
  fix: '去补',
  needsTitle: '地址缺一点，还不能发',
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
  detail: '详细地址',
  noSteps: '快递揽收后，这里会有经过',
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
export const callCourier = (courier: string) => `打给${courier}`
export const lineGoods = (title: string, spec: string, quantity: number) => `${title} ${spec} × ${quantity}`
