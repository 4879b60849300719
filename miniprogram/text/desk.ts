import { clock } from './time'

export const DESK = {
  nearest: '最近截单',
  laterTitle: '后面的截单',
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
  emptyBody: '导入一份订单表，或者连上店铺。',
  emptyAct: '导入订单',
} as const
export const comes = (courier: string, at: number) => `${courier} ${clock(at)} 来收`
export const ordersTo = (at: number) => `订单到 ${clock(at)}`
export const forecastOk = (at: number) => `照现在的速度 ${clock(at)} 包完，来得及`
export const forecastLate = (short: number) => `照现在的速度来不及，差 ${short} 个`
export const lateBy = '已过截单'
export const lacking = (count: number) => `差 ${count} 个`
export const ready = '都包好了'
export const stageList = (parts: { toPack: number; toPick: number; toPrint: number }) =>
  [
    parts.toPack > 0 ? `待包 ${parts.toPack}` : '',
    parts.toPick > 0 ? `待拣 ${parts.toPick}` : '',
    parts.toPrint > 0 ? `待打 ${parts.toPrint}` : '',
  ]
    .filter((word) => word !== '')
    .join('，')
export const moreAlerts = (count: number) => `还有 ${count} 条`
export const runningOf = (done: number, total: number) => `${done} / ${total} 张`

export const DESK_ACT = {
  toAudit: (n: number) => `去审单，${n} 单`,
  toPrint: (n: number) => `去打单，${n} 单`,
  toPick: (n: number) => `去拣货，${n} 个`,
  toPack: (n: number) => `去打包，${n} 个`,
  toHand: (n: number) => `去交接，${n} 个`,
} as const

type Facts = Readonly<Record<string, string | number>>
interface AlertWords {
  readonly title: (facts: Facts) => string
  readonly act: string
}
const fact = (facts: Facts, name: string, other = '') => String(facts[name] ?? other)
const ALERTS: Readonly<Record<string, AlertWords>> = {
  stop: { title: (f) => `${fact(f, 'count', '1')} 单不能发，货在做`, act: '去拦' },
  refund: { title: (f) => `${fact(f, 'count', '1')} 单退款，货在做`, act: '去拦' },
  'open-stop': { title: (f) => `${fact(f, 'count', '1')} 个包裹要拿出来`, act: '去拦' },
  printer: { title: (f) => `${fact(f, 'label', '打印机')} ${fact(f, 'condition', '停了')}`, act: '去看' },
  'printer-down': {
    title: (f) => `${fact(f, 'label', '打印机')} 停了，${fact(f, 'waiting', '0')} 张在等`,
    act: '转走',
  },
  deadline: { title: (f) => `${fact(f, 'count', '1')} 单快到平台截止`, act: '去看' },
  'account-paused': { title: (f) => `${fact(f, 'label', '快递账号')} 停了`, act: '去看' },
  'late-answer': { title: (f) => `晚到的面单号 ${fact(f, 'waybillTail')}`, act: '去看' },
  'late-waybill': { title: (f) => `晚到的面单号 ${fact(f, 'waybillTail')}`, act: '去看' },
  'void-scan': { title: (f) => `作废的面单被扫了 ${fact(f, 'waybillTail')}`, act: '去看' },
  'double-copy': { title: (f) => `同一面单出了两张 ${fact(f, 'waybillTail')}`, act: '去看' },
  'forged-push': { title: () => '收到一条对不上签名的推送', act: '去看' },
  'printer-stopped': { title: (f) => `${fact(f, 'label', '打印机')} 停了`, act: '转走' },
  'payment-unknown': { title: () => '付款没查到，发货信息还不能传', act: '去看' },
  'void-number-scanned': { title: (f) => `作废的面单被扫了 ${fact(f, 'waybillTail')}`, act: '去看' },
  'reship-needed': { title: () => '要用掉唯一一次改发货信息的机会', act: '去看' },
  intercept: {
    title: (f) => `打 ${fact(f, 'hotline')} 拦回来，${fact(f, 'courier')}尾号 ${fact(f, 'waybillTail')}`,
    act: '去拦',
  },
  'bin-empty': { title: (f) => `货位空了，${fact(f, 'title')} ${fact(f, 'spec')}`, act: '去看' },
  'paid-not-here': { title: (f) => `微信收了款，这里没有单 ${fact(f, 'tradeNo')}`, act: '去看' },
  unsure: { title: (f) => `${fact(f, 'count', '1')} 件事不确定`, act: '去看' },
  refused: { title: (f) => `${fact(f, 'count', '1')} 件事没成`, act: '去看' },
}
const SECOND_LINE = ['name', 'waybillTail', 'place', 'text', 'reason'] as const
export const alertTitle = (kind: string, facts: Facts) => ALERTS[kind]?.title(facts) ?? `要看一眼：${kind}`
export const alertAct = (kind: string) => ALERTS[kind]?.act ?? '去看'
export const alertLine = (facts: Facts): string =>
  SECOND_LINE.filter((key) => facts[key] !== undefined)
    .map((key) => (key === 'waybillTail' ? `尾号 ${facts[key] ?? ''}` : String(facts[key])))
    .join('，')
