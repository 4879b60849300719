import type { AlertKind } from '@shared/api/orders'
import { placeOf, stopReason } from './floor'
import { blockedWord } from './history'
import { failureWord, partnerCode } from './partner'
import { conditionWord, ourWord } from './print'
import { PRINTER } from './printer'
import { clock } from './time'

export const DESK = {
  nearest: '最近截单',
  laterTitle: '后面的截单',
  unplanned: '打完单才知道有几个',
  noDeadline: '没有要赶的截单',
  noDeadlineBody: '打好单后，这里会倒数到快递来收。',
  hours: '小时',
  minutes: '分',
  short: '还差',
  parcels: '个',
  packed: '已包',
  toPack: '待包',
  toPick: '待拣',
  toPrint: '待打',
  stages: { toAudit: '待审', toPrint: '待打', toPick: '待拣', toPack: '待包', toHand: '待交' },
  runningTitle: '正在打单',
  emptyTitle: '还没有订单',
  emptyBody: '导入一份订单表，今天就从审单开始。',
  emptyBodyStaff: '店主导入订单后，这里就有活干。',
  emptyAct: '导入订单',
} as const
export const comes = (courier: string, at: number) => `${courier} ${clock(at)} 来收`
export const ordersTo = (at: number) => `订单到 ${clock(at)}`
export const forecastOk = (at: number) => `照现在的速度 ${clock(at)} 包完，来得及`
export const forecastLate = (short: number) => `照现在的速度来不及，差 ${short} 个`
export const lateBy = '已过截单'
export const lacking = (count: number) => `差 ${count} 个`
/** What a van without open work waits for; where nothing is planned yet, nothing is known. */
export const readyOr = (packed: number) => (packed > 0 ? `${packed} 个都包好了` : '还没有包裹')
export const stageList = (parts: { toPack: number; toPick: number; toPrint: number }) =>
  [
    parts.toPack > 0 ? `待包 ${parts.toPack}` : '',
    parts.toPick > 0 ? `待拣 ${parts.toPick}` : '',
    parts.toPrint > 0 ? `待打 ${parts.toPrint}` : '',
  ]
    .filter((word) => word !== '')
    .join('，')
export const moreAlerts = (count: number) => `还有 ${count} 条`
export const fewerAlerts = (count: number) => `收起这 ${count} 条`
export const runningOf = (done: number, total: number) => `${done} / ${total} 张`

/** `of` names the courier whose van is nearest, where the count is of its parcels only. */
export const DESK_ACT = {
  toAudit: (n: number) => `去审单，${n} 单`,
  toPrint: (n: number) => `去打单，${n} 单`,
  toPick: (n: number, of: string) => `去拣货，${of}${n} 个`,
  toPack: (n: number, of: string) => `去打包，${of}${n} 个`,
  toHand: (n: number) => `去交接，${n} 个`,
} as const
export const ofCourier = (courier: string) => `${courier} `

type Facts = Readonly<Record<string, string | number>>
interface AlertWords {
  readonly title: (facts: Facts) => string
  readonly act: string
}
const stoppedWord = (f: Facts) => (f['condition'] === undefined ? '停了' : conditionWord(String(f['condition'])))
const waitingWord = (f: Facts) => (Number(f['waiting'] ?? 0) > 0 ? `${String(f['waiting'])} 张在等` : '')
const fact = (facts: Facts, name: string, other = '') => String(facts[name] ?? other)
const tailOf = (f: Facts) => fact(f, 'waybillTail', fact(f, 'tail', fact(f, 'waybillNo').slice(-4)))
const AT: Readonly<Record<string, string>> = {
  'to-hand': '包好了，还没交',
  'to-pack': '还没打包',
  'to-pick': '还没拣货',
  'to-print': '还没打单',
}
const stopTitle = (f: Facts) =>
  Number(f['count'] ?? 1) > 1
    ? `${fact(f, 'count')} 个包裹要停，货还在店里`
    : `1 个${stopReason(fact(f, 'reason'))}，${AT[fact(f, 'at')] ?? '货还在店里'}`
/** How near the platform's deadline is, or that it has passed. */
export const lateIn = (minutes: number): string => {
  if (minutes < 0) return '已经超时'
  return minutes < 60 ? ` ${minutes} 分后超时` : ` ${Math.floor(minutes / 60)} 小时后超时`
}
const ALERTS: Readonly<Record<AlertKind, AlertWords>> = {
  deadline: { title: (f) => `${fact(f, 'count', '1')} 单快到平台截止`, act: '去看' },
  'floor-stop': { title: stopTitle, act: '去拦' },
  urged: { title: (f) => `${fact(f, 'count', '1')} 单买家在催`, act: '去看' },
  late: { title: (f) => `${fact(f, 'count', '1')} 单${lateIn(Number(f['minutes'] ?? 0))}，还没交接`, act: '去看' },
  'account-paused': {
    title: (f) => `${fact(f, 'label', '账号')}停了，${failureWord(fact(f, 'failure'))}`,
    act: '去看',
  },
  'late-answer': { title: (f) => `晚到的面单号 ${tailOf(f)}`, act: '去看' },
  'void-number-scanned': { title: (f) => `作废的面单被扫了 ${tailOf(f)}`, act: '去看' },
  'payment-unknown': {
    title: (f) => `${fact(f, 'count', '1')} 单付款没查到，发货信息还不能传`,
    act: '去看',
  },
  'reship-needed': { title: (f) => `${blockedWord(fact(f, 'reason'))} ${fact(f, 'platformNo')}`, act: '去看' },
  'told-void': { title: (f) => `先传过的面单作废了 ${fact(f, 'platformNo')}`, act: '去看' },
  'printer-stopped': {
    title: (f) => `${fact(f, 'label', '打印机')}${stoppedWord(f)}`,
    act: '去看',
  },
  'forged-push': { title: () => '收到一条对不上签名的推送', act: '去看' },
  'paid-not-here': { title: (f) => `微信收了款，这里没有单 ${fact(f, 'tradeNo')}`, act: '去看' },
  'goods-swapped': { title: (f) => `货改了，没跟着改，尾号 ${fact(f, 'platformNo').slice(-4)}`, act: '去看' },
  intercept: { title: (f) => `拦回来，打 ${fact(f, 'hotline')}`, act: '去拦' },
  'coming-back': { title: (f) => `退件在路上，尾号 ${tailOf(f)}`, act: '去收' },
  'bin-empty': { title: (f) => `货位空了，${fact(f, 'title')} ${fact(f, 'spec')}`, act: '去看' },
}
/** The first of them by its name, and how many pieces there are in all. */
const swapped = (f: Facts, side: 'more' | 'less', word: string): string => {
  if (f[side] === undefined) return ''
  const goods = [fact(f, `${side}Title`), fact(f, `${side}Spec`)].filter(Boolean).join(' ')
  return `${word} ${goods}${Number(f[`${side}Kinds`]) > 1 ? ' 等' : ''} ${fact(f, side)} 件`
}
/** What stands under the title, in words; kinds that say all in their title have none. */
const LINES: Readonly<Partial<Record<AlertKind, (f: Facts) => string>>> = {
  'floor-stop': (f) => `${fact(f, 'name')}，面单尾号 ${tailOf(f)}`,
  'goods-swapped': (f) => [swapped(f, 'more', '多了'), swapped(f, 'less', '少了')].filter(Boolean).join('，'),
  intercept: (f) => `${fact(f, 'courier')}尾号 ${tailOf(f)}，${stopReason(fact(f, 'reason'))}`,
  'coming-back': (f) => `${fact(f, 'courier')}送回来后，在这里收下`,
  'bin-empty': (f) => `${placeOf(fact(f, 'place'))}，${fact(f, 'sku')}，数一遍`,
  'payment-unknown': (f) => (f['count'] === undefined ? fact(f, 'platformNo') : '看看文件里的单号是不是微信商户单号'),
  'reship-needed': (f) => (fact(f, 'reason') === 'reship-needed' ? '微信那边还是旧的面单' : ''),
  'told-void': (f) => `尾号 ${tailOf(f)}，重打交接后，用重新发货改一次`,
  'account-paused': (f) =>
    ourWord(fact(f, 'providerCode')) ?? partnerCode(fact(f, 'provider'), fact(f, 'providerCode')),
  'printer-stopped': waitingWord,
}
export const alertTitle = (kind: AlertKind, facts: Facts): string => ALERTS[kind].title(facts)
/** A queue that may go on elsewhere goes with this tap; else the page is opened. */
export const alertAct = (kind: AlertKind, facts: Facts): string =>
  facts['to'] === undefined ? ALERTS[kind].act : PRINTER.move
export const alertLine = (kind: AlertKind, facts: Facts): string => LINES[kind]?.(facts) ?? ''
