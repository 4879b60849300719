import type { FindingCode } from '@shared/audit/finding'
import type { AskCounts, AskView, OrderCardView } from '@shared/api/views'
import type { AskState } from '@shared/notice/address-ask'
import { clock, moment } from './time'

export const CAUSE_WORDS: Readonly<Record<FindingCode, string>> = {
  unpaid: '没付款',
  'refund-in-progress': '退款',
  cancelled: '已取消',
  'address-incomplete': '地址要问',
  'address-contradiction': '地址矛盾',
  'address-repairable': '地址已修',
  'stock-short': '缺货',
  'unknown-sku': '没这个货',
  'bad-barcode': '条码不对',
  'buyer-remark': '留言',
  'seller-memo': '备注',
  'not-served': '不派送',
  'duplicate-order': '重复单',
  mergeable: '可合单',
  'high-value': '贵重',
  'remote-area': '偏远',
  deadline: '快到截止',
  'forbidden-characters': '怪字符',
}
/** The verb on a card: what the tap does for this cause. */
export const CARD_ACT: Readonly<Partial<Record<FindingCode, string>>> = {
  'address-repairable': '采用',
  'forbidden-characters': '采用',
  'address-incomplete': '补地址',
  'address-contradiction': '改地址',
  'buyer-remark': '照办',
  'seller-memo': '照办',
}
const ASK_WORDS: Readonly<Record<AskState, string>> = {
  wanted: '在问买家',
  sent: '消息发了',
  'not-sent': '消息没发出',
  shared: '分享卡发了',
  settled: '地址补过了',
}
/** With the time where it tells something: since when the answer is waited for, when it came. */
export const askWord = ({ state, since, byBuyer }: AskView, now: number): string => {
  if (state === 'wanted' || state === 'not-sent') return ASK_WORDS[state]
  return `${byBuyer ? '买家答了' : ASK_WORDS[state]} ${moment(since, now)}`
}
export const SHARE = { act: '发分享卡', again: '再发', copied: '抄好了，贴给买家就行' } as const
export const shareTitle = (order: Pick<OrderCardView, 'goods'>) => `${order.goods.first}：地址缺一点，补好就发货`
export const AUDIT = {
  all: '全部',
  what: '待审的订单',
  legendAdded: '底线',
  legendAddedIs: '是我们补的',
  legendHole: '虚框',
  legendHoleIs: '是缺的、不对的',
  sorted: '按截止排',
  offlineHelp: '可以看；要改得等有网',
  emptyTitle: '没有要审的单',
  auditingBody: '没问题的自己过，要你看的马上出现在这里。',
  emptyHere: '这一类没有了',
  pass: '放行',
  approved: '放行了 1 单',
  heldByHand: '有人挂起',
  waitsStop: '这一类要等事情了结',
  waitsAddress: '要一单一单补',
  search: '尾号 4 位、姓名、订单号',
  find: '找',
  notFound: '没找到',
  notFoundBody: '只找在审的单。尾号、姓名、订单号都要写全。',
  askBuyer: '问买家',
  askInstead: '改问买家',
  fixShort: '我补',
  paste: '买家发来的一段，粘贴到这里',
  pasteRead: '读',
  fixTitle: '补地址',
  fixName: '收件人',
  fixPhone: '手机',
  fixProvince: '省',
  fixCity: '市',
  fixDistrict: '区',
  fixDetail: '详细地址',
  fixSave: '补好，再审一遍',
  fixCame: '买家写的',
  fixGuess: (place: string) => `是${place}`,
  fixed: '地址补好了',
  undone: (count: number, planned = 0) => `撤回了 ${count} 单${planned > 0 ? `；${planned} 单排进包裹了，撤不回` : ''}`,
} as const
export const auditTitle = (count: number) => (count > 0 ? `审单 ${count}` : '审单')
export const acceptAct = (count: number, frees: number) =>
  frees === count ? `采用 ${count} 单，都放行` : `采用 ${count} 单，放行 ${frees} 单`
export const acceptLater = (count: number) => `有网后再采用 ${count} 单`
interface Accepted {
  readonly accepted: number
  readonly freed: number
  readonly refused: number
  /** Not on the list when it was read. */
  readonly left: number
}
export const accepted = ({ accepted: count, freed, refused, left }: Accepted) =>
  [
    `采用 ${count} 单，放行了 ${freed} 单`,
    ...(refused > 0 ? [`${refused} 单刚变了，没动`] : []),
    ...(left > 0 ? [`另有 ${left} 单刚到或刚变，没动`] : []),
  ].join('；')
/** A word that an order may go, after which it is held all the same. */
export const stillHeld = (codes: readonly FindingCode[]) =>
  codes.length > 0
    ? `没放行，还挂着：${codes.map((code) => CAUSE_WORDS[code]).join('、')}。单还在这里，了结了再放`
    : '没放行，还挂着。单还在这里，点开看看为什么'
export const askAct = (count: number) => `问这 ${count} 位买家`
export const askLater = (count: number) => `有网后再问 ${count} 位`
export const asked = (count: number) => `在问 ${count} 位买家`
export const cardsToShare = (count: number) => `发 ${count} 张分享卡`
export const askRow = ({ cards, wanted, waiting }: AskCounts) =>
  [
    cards > 0 ? `${cards} 张分享卡要发` : '',
    wanted > 0 ? `在问 ${wanted} 位` : '',
    waiting > 0 ? `${waiting} 位等回` : '',
  ]
    .filter((word) => word !== '')
    .join('，')
/** An address finding may say several things: a card has room for the first, the address beside it shows the rest. */
export const shortReason = (reason: string) => reason.split('；')[0] ?? ''
export const ASKS = {
  stages: { cards: '要发分享卡', wanted: '消息在发', waiting: '等买家回', answered: '买家答了' },
  help: '允许过消息的买家，消息已经发了；没允许的，把分享卡发给他。发没发成微信不说，没成就点「再发」。',
  emptyTitle: '没有在问的买家',
  emptyBody: '在审单里点「问买家」，问到哪了会出现在这里。',
  see: '看问到哪了',
  checking: '正在给允许过消息的买家发消息，几秒就好。',
} as const
export const whoIs = ({ name, phoneTail }: Pick<OrderCardView, 'name' | 'phoneTail'>) =>
  [name, phoneTail === '' ? '' : tailOf(phoneTail)].filter((word) => word !== '').join('　') || '没留姓名电话'
/** What he was asked for, and what he bought. */
export const askedFor = ({ address, goods, together }: Pick<OrderCardView, 'address' | 'goods' | 'together'>) =>
  [
    ...(together === undefined ? [] : [`${together} 单一起问`]),
    ...address.flatMap(({ kind, text }) => (kind === 'missing' ? [text] : [])),
    goodsOf(goods),
  ].join('，')
export const nextCard = (name: string, tail: string, left: number) =>
  `发给${name === '' ? '' : ` ${name}`}${tail === '' ? '' : ` ${tail}`}${left > 1 ? `，还有 ${left - 1} 张` : ''}`
export const autoPassed = (count: number) => `今天自动通过 ${count} 单，有异常项的会出现在这里。`
export const auditing = (count: number) => `正在自动审 ${count} 单`
export const updatedTo = (at: number) => `订单更新到 ${clock(at)}`
export const goPrint = (orders: number) => (orders > 0 ? `去打单，${orders} 单可打` : '去打单')
export const tailOf = (tail: string) => `尾号 ${tail}`
/** A number stays with its unit when a line ends: the spaces about it do not break. */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0')
export const goodsOf = ({ first, kinds, pieces }: OrderCardView['goods']) =>
  kinds > 1
    ? `${first} ${unbroken(`等 ${kinds} 种，`)}${unbroken(`共 ${pieces} 件`)}`
    : `${first}${unbroken(` × ${pieces}`)}`
