import { COURIERS } from '@shared/courier/couriers'
import { COURIER_KEYS, type CourierKey } from '@shared/courier/courier-key'
import { FINDING_CODES, type Finding, type FindingCode } from '@shared/audit/finding'
import type { HistoryView } from '@shared/api/views'
import type { HistoryKind } from '@shared/kernel/history'
import type { PlatformStatus } from '@shared/order/order'
import { CAUSE_WORDS, shortReason } from './audit'
import { stopReason } from './floor'
import { kilo, offWord } from './pack'
import { partnerName } from './partner'
import { clock } from './time'

const HISTORY: Readonly<Record<HistoryKind, string>> = {
  'taken-in': '订单来了',
  changed: '订单有变化',
  refunded: '退款完成',
  'payment-learned': '在微信查到付款',
  'payment-unknown': '微信查不到付款，发货信息先不传',
  'wechat-reminded': '微信提醒该发货了',
  'wechat-settled': '微信更新了结算',
  'audit-held': '挂起',
  accepted: '采用，放行',
  'accept-undone': '撤回了放行',
  held: '挂起',
  'hold-lifted': '不挂了',
  'address-fixed': '补了地址',
  'address-undone': '撤回了补的地址',
  'buyer-asked': '问买家地址',
  'ask-sent': '买家收到询问',
  'ask-not-sent': '询问的消息没发出',
  'card-shared': '分享卡发给买家了',
  merged: '和别的单合着发',
  parted: '拆开了，自己发',
  split: '分几个包裹发',
  'split-by-stock': '有货的先发',
  unsplit: '还是一个包裹发',
  'rest-here': '等的货到了',
  urged: '买家催发货',
  uploaded: '发货信息已传给微信',
  'upload-blocked': '发货信息没传',
  'reship-asked': '用微信的一次重新发货',
  noticed: '买家收到发货通知',
  planned: '排进一波',
  'courier-changed': '换了快递',
  waybill: '拿到面单号',
  'waybill-void': '面单号作废',
  'waybill-lost': '面单号不要了',
  'waybill-given-up': '可能给过一个面单号，不要了',
  printed: '打了面单',
  pick: '拣好了',
  'told-early': '没交接，先传微信',
  short: '缺货，货位是空的',
  pack: '打包完',
  undo: '撤回打包',
  stop: '拦下来了',
  'stop-cleared': '拦截了结',
  void: '作废了',
  'hand-over': '交接给快递',
  'intercept-wanted': '要拦回来',
  'intercept-called': '打过电话，在拦',
  'intercept-caught': '拦下了，在退回',
  'intercept-missed': '没拦住',
  'intercept-dropped': '不拦了',
  'coming-back': '快递在退回',
  'delivered-after-all': '买家又收下了',
  back: '退回来了，放回货架',
  'back-broken': '退回来了，货坏了',
}
export const STATUS: Readonly<Record<PlatformStatus, string>> = {
  unpaid: '还没付款',
  paid: '已付款',
  refunding: '在退款',
  refunded: '退款了',
  cancelled: '取消了',
  closed: '关闭了',
}
const BLOCKED: Readonly<Record<string, string>> = {
  'reship-needed': '微信只许再改一次，要店主点',
  'reship-used': '改发货信息的机会用掉了',
  'told-void': '先传过的面单作废了，换了新面单再传',
  gone: '微信那边退款了',
}
/** Who did it, when it was no member of staff; people come with their names. Nobody has to be named who did what he always does. */
const DOERS: Readonly<Record<string, string>> = {
  system: '',
  wechat: '',
  courier: '快递',
  import: '导入的文件',
  feed: '商城',
  buyer: '买家',
}

const isFinding = (code: unknown): code is FindingCode => FINDING_CODES.some((one) => one === code)
const courierWord = (key: string) => COURIER_KEYS.find((one) => one === key)
const courier = (value: string): string => {
  const key = courierWord(value)
  return key ? COURIERS[key].short : value
}
export const blockedWord = (reason: string): string => BLOCKED[reason] ?? reason

/** Facts beside an entry, each by its name; ids of ours say nothing to a person and are left out. */
const NOTES: Readonly<Record<string, (value: string) => string>> = {
  status: (value) => STATUS[value as PlatformStatus] ?? value,
  reason: stopReason,
  from: (value) => `原来${courier(value)}`,
  to: (value) => `改${courier(value)}`,
  waybillNo: (value) => (value === '' ? '' : `尾号 ${value.slice(-4)}`),
  upload: blockedWord,
  key: (value) => `快递那边的订单编号 ${value}`,
  goods: () => '货没跟着改',
  sku: (value) => value,
  later: (value) => `${value} 件等货`,
  parcels: (value) => `${value} 个包裹`,
  orders: (value) => `${value} 单`,
  why: (value) => value,
  wave: (value) => (Number(value) > 0 ? `${clock(Number(value))} 那一波` : ''),
  bench: (value) => `${value} 号台`,
  grams: (value) => `${kilo(Number(value))} 克`,
  off: (value) => offWord(Number(value)),
}
/** Where it happened, unless the courier's own words say so. */
export const placeBeside = ({ text, place = '' }: { readonly text: string; readonly place?: string }): string =>
  text.includes(place) ? '' : place
/** A courier that says no more than 已揽收 is named. */
export const traceTitle = (key: CourierKey, text: string): string =>
  text.length <= 8 && !text.includes(COURIERS[key].short) ? `${COURIERS[key].short}${text}` : text

type Step = Pick<HistoryView, 'kind' | 'by' | 'note'>
const number = ({ note }: Step, name: string) => Number(note[name] ?? 0)
const ofCode = ({ note }: Step) => (isFinding(note['code']) ? note['code'] : undefined)
const reasonOf = (step: Step, findings: readonly Finding[]) => {
  const code = ofCode(step)
  const found = findings.find((one) => one.code === code)
  return found ? shortReason(found.reason) : code === undefined ? '' : CAUSE_WORDS[code]
}
const ACCEPTED: Readonly<Partial<Record<FindingCode, string>>> = {
  'address-repairable': '采用补好的地址，放行',
  'forbidden-characters': '去掉怪字符，放行',
  'buyer-remark': '留言照办，放行',
  'seller-memo': '备注照办，放行',
}
const packed = (step: Step) => {
  const pieces = number(step, 'pieces')
  return number(step, 'scanned') >= pieces ? `打包完，${pieces} 件都扫过` : `打包完，${pieces} 件`
}
/** Steps that say more than their word when their facts are known. */
const TITLES: Readonly<Partial<Record<HistoryKind, (step: Step, findings: readonly Finding[]) => string>>> = {
  'audit-held': (step, findings) => `挂起：${reasonOf(step, findings)}`,
  accepted: (step) => ACCEPTED[ofCode(step) ?? 'unpaid'] ?? HISTORY.accepted,
  printed: (step) => `${number(step, 'no') > 1 ? '重打' : '打'}了 1 张面单`,
  pick: (step) => `拣好，放到格口 ${number(step, 'slot')}`,
  pack: packed,
  'hand-over': ({ note }) => `交接给${courier(String(note['courier']))}`,
}
/** The fact without which the plain word stands. */
const NEEDS: Readonly<Partial<Record<HistoryKind, string>>> = {
  'audit-held': 'code',
  printed: 'no',
  pick: 'slot',
  pack: 'pieces',
  'hand-over': 'courier',
}
export const historyTitle = (step: Step, findings: readonly Finding[]): string => {
  const need = NEEDS[step.kind]
  const title = need !== undefined && step.note[need] === undefined ? undefined : TITLES[step.kind]
  return title?.(step, findings) ?? HISTORY[step.kind]
}

/** What somebody did, where the title does not say it: 店主采用, 陈立关单. */
const DID: Readonly<Partial<Record<HistoryKind, string>>> = { accepted: '采用', printed: '点的', 'hand-over': '关单' }
const doer = ({ kind, by }: Step) => {
  if (kind === 'audit-held') return '自动审单'
  const who = DOERS[by] ?? partnerName(by)
  return who === '' ? '' : `${who}${DID[kind] ?? ''}`
}
const together = (step: Step) => {
  const count = number(step, 'together')
  if (count < 2) return ''
  return step.kind === 'hand-over' ? `${count} 个一起` : `共 ${count} 单一起`
}
export const historyLine = (step: Step): string => {
  const facts = Object.entries(step.note).map(([name, value]) => NOTES[name]?.(String(value)) ?? '')
  const printer = String(step.note['printer'] ?? '')
  return [printer, doer(step), together(step), ...facts].filter((part) => part !== '').join('，')
}
