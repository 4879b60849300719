import type { Way } from '@shared/pack/way'
import { clock } from './time'

export const FLOOR = {
  // pick
  goTo: '去货位',
  level: '层',
  position: '位',
  take: '拿',
  pieces: '件',
  next: '下一个',
  gotIt: '拿好了',
  scanBin: '扫货位',
  short: '缺货',
  shortDone: '告诉前台缺货了，去下一个',
  pickDoneTitle: '这一波拣完了',
  pickDoneBody: '包裹都在格口里，可以去打包。',
  goPack: '去打包',
  pickNone: '没有要拣的',
  pickNoneBody: '打完单，要拣的货会到这里。',
  notThisBin: '不是这个货',
  // pack
  scanWaybill: '扫面单开始',
  scanWaybillBody: '一次一单。面单对上了才开始数货。',
  slot: '格口',
  other: '换一单',
  right: '对，放进箱',
  justNow: '刚扫',
  lacks: '还差',
  complete: '齐了',
  packNone: '没有要包的',
  packNoneBody: '拣好的包裹会到这里。',
  unsure: '查不到最新的退款',
  unsureWarn: '接着包，交接前会再查一遍',
  offlineWarn: '没网时查不到刚退的款，交接前会再查一遍',
  // hand over
  choose: '交给哪家',
  scannedOut: '个已扫出',
  takeOffTitle: '从堆里拿出来',
  missingTitle: '打了单，没扫到',
  taken: '拿出来了',
  nextTrip: '下一趟',
  nextTripDone: '留给下一趟',
  unsureClose: '微信没回话，先别让车走',
  askAgain: '再查一次',
  closeAnywayAsk: '为什么照交，店主担着',
  closeReasons: ['快递等不了', '微信查不了，单子核对过'],
  handNone: '没有要交的',
  handNoneBody: '包好的包裹会到这里。',
  closedTitle: '交接关单了',
  another: '交下一家',
  toDesk: '回工作台',
  closeLater: '有网后再关单',
  closingTitle: '关单关到一半',
  closeOn: '接着交，关单',
  nothingScanned: '还没扫，没有要撤的',
  undoLater: '有网了再撤，先放一边',
  // scan bar
  lookingUp: '手机里没有这个号，问一下后台',
  sayAgain: '再念一遍',
  undo: '撤销',
  torch: '开灯',
  typeIn: '手输',
  scanNow: '扫',
  undone: '箱子打开了，从头数',
  nothingToUndo: '还没封箱，没有要撤的',
} as const
export const waveOf = (no: number) => `波次 ${no}`
export const pickedAt = (at: number) => `${clock(at)} 拣完`
export function wayWords(way: Way | undefined): string {
  switch (way?.kind) {
    case 'same-rack':
      return '同一架'
    case 'ahead':
      return `往前 ${way.racks} 架`
    case 'back':
      return `回头 ${way.racks} 架`
    case 'other-aisle':
      return `换到 ${way.aisle} 道`
    case undefined:
      return ''
  }
}
export const spotsOf = (done: number, total: number) => `${done} / ${total} 个货位`
export const totalPieces = (count: number) => `共 ${count} 件`
export const allRight = (count: number) => `${count} 件都对，封箱`
export const courierTail = (courier: string, tail: string) => `${courier} 尾号 ${tail}`
export const eachInto = (each: number) => `各放 ${each} 件到格口`
export const putTo = '放到格口'
export const ofCount = (total: number) => `/ ${total}`
export const comesAt = (at: number) => `${clock(at)} 来收`
export const countOf = (count: number) => `${count} 个`
export const handTo = (courier: string) => `交接 ${courier}`
export const waitFor = (tail: string, count: number) => `先拿出 ${tail}，再交 ${count} 个`
export const closeCount = (count: number) => `交 ${count} 个，关单`
export const closedBody = (count: number, courier: string) => `${count} 个交给${courier}，发货信息在传给微信。`
export const packedLine = ({ packedAt, packedBy }: { readonly packedAt: number; readonly packedBy: string }) =>
  packedAt > 0 ? `${clock(packedAt)} ${packedBy}包好` : '还没包'
export const closingCount = (count: number) => `在交 ${count} 个`
export const closingLine = (count: number) => `交了 ${count} 个，这一趟不再收新的`
export const undoneScan = (tail: string) => `尾号 ${tail} 不交了`
export const laterCount = (count: number) => `${count} 个留给下一趟`
export const unsureSince = (at: number) => `订单只到 ${clock(at)}，后面的退款查不到`
export const closeAnyway = (count: number) => `照交 ${count} 个`
export const lastScan = (tail: string, place: string) => `尾号 ${tail}，${place}`
export const waitingCount = (count: number) => `${count} 个在等`

/** What the camera, or the hand, is to look for. */
export interface Aim {
  readonly camera: string
  readonly typed: string
}
export const AIM = {
  goods: { camera: '对准\n商品条码', typed: '扫商品条码，或输入' },
  waybill: { camera: '对准\n面单', typed: '扫面单，或输尾号 4 位' },
  next: { camera: '对准\n下一单面单', typed: '扫下一单，或输尾号 4 位' },
  any: { camera: '对准\n条码', typed: '扫码，或输入编号' },
  bin: { camera: '扫货位或商品', typed: '扫货位、商品，或输入' },
} as const satisfies Readonly<Record<string, Aim>>

/** A location is `<aisle>-<rack>-<level>-<position>`; anything else is shown as it is. */
export function binOf(location: string): { readonly bin: string; readonly level?: string; readonly position?: string } {
  const [aisle, rack, level, position] = location.split('-')
  if (aisle === undefined || rack === undefined || level === undefined || position === undefined)
    return { bin: location }
  return { bin: `${aisle}-${rack}`, level, position }
}
export const placeOf = (location: string): string => {
  const { bin, level, position } = binOf(location)
  return level === undefined ? bin : `${bin} ${level} 层 ${position} 位`
}

/** Said aloud at the bench, where eyes are on the goods. */
export const SPOKEN = {
  opened: (remark: string, pieces: number) => [remark, totalPieces(pieces)].filter((part) => part !== '').join('。'),
  left: (count: number) => `还差 ${count}`,
  complete: '齐了',
  stopped: (reason: string, pieces: number) => (pieces > 0 ? `停。${reason}，拿出 ${pieces} 件` : `停。${reason}`),
  refused: (waiting: number) => (waiting > 1 ? `有 ${waiting} 个要放回` : '别人做过了，放回去'),
  handed: (count: number) => `${count} 个`,
  offline: '没网了，接着扫',
  online: '有网了',
  wrong: (word: string, wanted: string) => `${word}，要 ${wanted}`,
} as const

const partsOf = (spec: string): string[] => spec.split(/[;；]/)
/** Which part of it is wrong, colour or size. What is wrong in more than one part is another kind. */
export const wrongPart = (inHand: string, wanted: string): { readonly word: string; readonly wanted: string } => {
  const [mine, theirs] = [partsOf(inHand), partsOf(wanted)]
  const [first, ...more] = theirs.flatMap((part, i) => (part === mine[i] ? [] : [i]))
  if (first === undefined || more.length > 0 || theirs.length !== 2) return { word: '规格错', wanted }
  return { word: first === 0 ? '颜色错' : '尺码错', wanted: theirs[first] ?? wanted }
}

interface StopOrigin {
  readonly name: string
  readonly orders: number
  readonly stopped: number
  readonly at: number
  readonly reason: string
}
/** Red pages: the word, what happened, what the hands do, the button. */
export const STOP = {
  word: '停',
  what: (reason: string, pieces: number) => (pieces > 0 ? `${reason}，拿出 ${pieces} 件` : reason),
  origin: ({ name, orders, stopped, at, reason }: StopOrigin) =>
    orders > 1
      ? `${name} 合了 ${orders} 单，${clock(at)} 其中 ${stopped} 单${reason}。`
      : `${name}，${clock(at)} ${reason}。`,
  takeOut: '放进红筐',
  tear: (tail: string) => `撕掉旧面单，尾号 ${tail}`,
  tearWhole: '这一单不发了，没有新的',
  tearMoved: '这个号作废，别再贴回去',
  aside: '整箱放一边',
  asideBody: '重新打单，新面单出来再贴',
  restFine: (pieces: number) => `另外 ${pieces} 件没事，接着包，面单照用`,
  held: '按住，拿出来了',
  torn: '按住，撕掉了',
  heldHelp: '按住 1 秒',
  outHelp: (pieces: number) => `按住 1 秒；或者扫一下拿出的 ${pieces} 件`,
  goodsWord: '不是这件',
  tooManyWord: '多了一件',
  inHand: '手上这件',
  wanted: '要这件',
  putBack: '按住，放回去了',
  putBackHelp: '按住 1 秒；或者直接扫对的那件',
  goodsBody: '这一箱里没有它。',
  tooManyBody: '这一箱够数了。',
  code: (code: string) => `扫到的是 ${code}`,
  wrongStateWord: '别人做过了',
  wrongState: (waiting: number) =>
    ['另一台手机先扫了，这件放回去。', ...(waiting > 1 ? [`还有 ${waiting - 1} 个也要放回。`] : [])].join(''),
  understood: '按住，放一边了',
  place: (location: string) => `货位 ${placeOf(location)}`,
  backTo: (location: string) => `手上这件放回 ${placeOf(location)}`,
} as const
const REASONS: Readonly<Record<string, string>> = {
  refund: '退款了',
  'refund-in-progress': '退款了',
  cancelled: '取消了',
  'address-changed': '改地址了',
  hold: '挂起了',
  held: '挂起了',
  'line-cancelled': '取消了一件',
  'wrong-state': '还没包好',
  'not-picked': '还没拣',
  'no-waybill': '没有面单号',
  'no-copy': '没打面单',
  'wrong-courier': '别家的件',
  void: '作废了',
  stopped: '不能发了',
}
export const outOfVan = (count: number) => `从车上拿下来 ${count} 个，没算交接`
export const stoppedAtClose = (reason: string) => `关单时${stopReason(reason)}`
/** On the pile though it must not be. */
export const scannedThough = (reason: string) => `${stopReason(reason)}，扫过了`
export const takeOffLine = ({ name, place, at, reason }: OffRow) =>
  [`${name} ${place}`, ...(at === undefined ? [] : [`${clock(at)} ${stopReason(reason)}`])].join('，')
interface OffRow {
  readonly name: string
  readonly place: string
  readonly reason: string
  readonly at?: number
}
export const stopReason = (reason: string) => REASONS[reason] ?? reason
/** Picked, and not taken by the desk. */
export const pickStayed = (count: number) => `有 ${count} 个被停了，货留在格口，先别包`
