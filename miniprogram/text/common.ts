import type { OrderState } from '@shared/order/order-state'
import type { Role } from '@shared/staff/role'
import { clock, lately } from './time'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: '店主',
  auditor: '审单',
  packer: '打包',
  service: '客服',
}

export const ORDER_STATE_WORDS: Readonly<Record<OrderState, string>> = {
  new: '刚到',
  held: '挂起',
  ready: '待打',
  fulfilling: '在做',
  shipped: '已发货',
  done: '已完成',
  cancelled: '已取消',
}

/** What a refusal says: what happened, is anything lost, what to do. */
const REFUSALS: Readonly<Record<string, string>> = {
  'not-allowed': '你的角色不能做这个，请找店主',
  'bad-input': '有一栏没填对，改了再点',
  'not-found': '没找到，可能已经处理了',
  'changed-meanwhile': '刚被别人改过，刷新再看',
  'wrong-state': '已经不在这一步了，什么都没改，刷新再看',
  network: '没等到回答，有网再点，不会做两遍',
  'scans-wait': '没网，没关单：有扫过的还没传，有网再点',
  busy: '正忙，什么都没改，过几秒再点',
  broken: '服务器没答上来，单子都在，再点一次',
  'receiver-gone': '收件人到期已删，打不了，也看不了',
  'not-blocked': '微信那边现在不用改',
  'not-all-told': '新的包裹还没都传，传完再改',
  unsure: '查不到最新的退款，再查一次',
  closed: '这趟关单了',
  'take-off-first': '先把要拿出来的拿出来',
  'bad-code': '码不对，看一眼再输',
  expired: '码过期了，请店主再发一个',
  used: '码用过了，请店主再发一个',
  'no-such-paper': '那台打印机打不了这么大的纸，没换',
  'other-paper': '和那台打印机的纸不一样大，没换',
  'no-printer': '没有能用的打印机',
  'last-label-printer': '只有这一台在打面单。先再加一台，再让它打单据',
  'no-sheet-printer': '还没选哪台打，请店主到「打印机」里选',
  'printer-off': '选的那台打印机停用了，换一台再打',
  'printed-already': '刚打过了，要再打就说一下为什么',
  'label-not-whole': '有字印不下或印不出，没打',
  'nothing-to-print': '没有可打的单',
  'nothing-ready': '没有待打的单了，什么都没打，刷新再看',
  'not-held': '这单没有挂起',
  'handed-over': '已经交给快递了，不能再打面单',
  cancelled: '这个包裹作废了，不能再打面单',
  'no-waybill': '还没有面单号，取到号再打',
  stopped: '这单被拦下了，先处理拦截',
  'already-planned': '已经排进包裹了，撤不回；要改先作废包裹',
  'too-late': '已经在发了，改不了；要改请找店里',
  'not-paid': '有一单没付款，合不了',
  'is-split': '这单分着发，先改回一个包裹',
  'is-merged': '这单和别的单合着发，先拆开',
  'too-many-parcels': '微信一单最多收 15 个包裹，再多传不上去',
  'other-door': '不是同一个人、同一个地址，合不了',
  'too-few': '要两单以上才能合',
  'bad-parts': '每件都要放进一个包裹，包裹不能空',
  'nothing-here': '一件货都没有，先不发',
  'not-short': '货是齐的，不用先发',
  incomplete: '地址还不全，没存，补好再点',
  'answered-already': '已经补过了，不用再补',
  'order-cancelled': '订单取消了，什么都没改',
  refunding: '在退款，什么都没改；撤了退款再补',
  'asked-already': '已经问过了，等买家回',
  'no-question': '这单没有要问买家的',
  'no-buyer-pages': '店铺没接买家页，问不了',
  'cannot-accept': '这一类要等事情了结，不能放行',
  unchanged: '已经是这样了',
  'wrong-code': '开店码不对，看一眼再输',
  'already-claimed': '这个店有店主了，请他发邀请码',
  removed: '你被移出了这个店，请店主再请一次',
  yourself: '不能移除自己',
  'already-there': '这台已经加过了',
  'no-driver': '这家打印机在这里还没开通',
  'not-here': '照片还在打包的手机上，等它有网',
  'in-use': '用着的打印机不能删，可以停用',
  'last-owner': '最后一位店主不能移除',
}
/** Their detail is words too, of what is to be mended. */
const NAMES_WHAT: readonly string[] = ['incomplete']
export function refusalText(refusal: string, detail = ''): string {
  const words = REFUSALS[refusal]
  if (words === undefined) return detail === '' ? `没做成（${refusal}）` : `没做成：${detail}`
  return detail !== '' && NAMES_WHAT.includes(refusal) ? `${words}：${detail}` : words
}

export const COMMON = {
  undo: '撤销',
  again: '再读一次',
  retry: '重试',
  copy: '复制',
  save: '存下来',
  saved: '存好了',
  errorTitle: '没读出来',
  errorBody: '单子都在，没有丢。',
  errorCode: '再读两次还不行，把这个号发给店主：',
  noAccess: '这页你的角色用不到',
  noAccessBody: '要用的话，请店主在「店员」里改角色。',
  toDesk: '回工作台',
  offlineTitle: '没网',
  offlineBody: '这页还没存过，有网后再看。',
  more: '再看 30 单',
} as const
interface Old {
  readonly at: number
  readonly now: number
  readonly offline: boolean
  /** Scans that wait to be sent. */
  readonly scans: number
}
/** How old what is shown is (yesterday's clock alone would pass for today's), why, and how many scans wait. */
export const oldSince = ({ at, now, offline, scans }: Old) =>
  `${offline ? '没网' : '新的没读到'}，看到的是 ${lately(at, now)} 的${scans > 0 ? `，${scans} 条待传` : ''}`
export const reading = (what: string) => `正在读${what}`

interface Trouble {
  readonly refusal: string
  readonly detail: string
  readonly at: number
}
/** A page that has nothing to show: what happened, that nothing is lost, and a number by which the owner finds it in the log. */
export function readTrouble({ refusal, detail, at }: Trouble, what: string) {
  const late = refusal === 'network' && detail === 'timeout'
  const offline = refusal === 'network' && !late
  const why = late ? '服务器 15 秒没有回答' : refusal === 'broken' ? '服务器没答上来' : refusalText(refusal)
  return {
    offline,
    title: offline ? COMMON.offlineTitle : `${what}${COMMON.errorTitle}`,
    body: offline ? COMMON.offlineBody : `${why}。${COMMON.errorBody}`,
    code: `FH-${late ? 'LATE' : refusal.toUpperCase()}-${clock(at).replace(':', '')}`,
  }
}
export const offlineQueued = (count: number) => (count === 0 ? '没网，接着扫' : `没网，接着扫　${count} 条待传`)

export const JOIN = {
  title: '还没进店',
  body: '店员用店主给的邀请码进；第一位店主用安装时给的开店码。',
  name: '怎么称呼你',
  namePlaceholder: '比如：林芳',
  inviteCode: '邀请码',
  codePlaceholder: '邀请码或开店码',
  join: '用邀请码进店',
  scan: '扫店主的邀请码',
  claim: '用开店码当店主',
  buyer: '我是买家，看我的包裹',
} as const

export const ME = {
  settings: '设置',
  shop: '店铺和规则',
  auditRules: '审单规则',
  couriers: '快递',
  printers: '打印机',
  templates: '面单模板',
  sender: '发件地址',
  staff: '店员',
  import: '导入订单和商品',
  effects: '没成的和要看的',
  parcels: '我的包裹（买家看到的）',
} as const

export const SCAN = {
  title: '扫一下，看它是什么',
  help: '面单、订单号、商品条码都认得。',
  missing: '没有这个号',
  missingBody: '看看是不是别的店的单，或者少抄了一位。',
  stock: (free: number, onHand: number) => `可用 ${free} 件，一共 ${onHand} 件`,
  place: (location: string) => `货位 ${location}`,
  openOrder: '看这单',
  floor: '开始干活',
  pick: '拣货',
  pack: '打包',
  handover: '交接',
} as const
