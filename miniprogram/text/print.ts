import type { EffectCause, PrintPlanValue, PrintProgressValue, UnsureCopy } from '@shared/api/print'
import type { EffectKind } from '@shared/effect/effect'
import { namesOfMissing } from '@shared/ports/missing-setting'
import { partnerCode } from './partner'
import { sheetWord } from './sheet'
import { clock, moment, spanOf } from './time'

export const PRINT = {
  parcels: '个包裹',
  numbers: '取面单号',
  couriers: '快递',
  changeCouriers: '改快递',
  paper: '纸和顺序',
  slotOrder: '按格口、货位出纸',
  slotOrderBody: '拿起来就能去拣，不用再分',
  printOne: '先打 1 张',
  printAnyway: '不等了，先打',
  noPrinterTitle: '还没有打印机',
  noPrinterBody: '加一台云打印机，面单从它出来。',
  addPrinter: '添加打印机',
  emptyTitle: '没有可打的',
  emptyBody: '审过的单会到这里。',
  goAudit: '去审单',
  done: '打好',
  queued: '在排',
  unsure: '不确定',
  failed: '没成',
  goPick: '先去拣货，打完叫我',
  goPickDone: '都打好了，去拣货',
  cameOut: '有，打出来了',
  notOut: '没有，重打',
  unsureTitle: '有没有出纸，打印机没回话',
  failedTitle: '打印机说没打成，看一眼有没有出纸',
  retry: (count: number) => `${count} 个再试一次`,
  acceptLost: (count: number) => `${count} 个号不要了`,
  resume: '账号好了，接着取',
  changeTo: '改发哪家',
  mayHaveNumber: '可能给过面单号',
  askAnew: (count: number) => `${count} 个号不要了，要发的重新取`,
  changeToNobody: '没有别的快递能送到',
  changeToNobodyOwner: '去加一家',
  changeToNobodyStaff: '请店主到「快递」里加一家',
  allDone: '没有要你定的',
  allDoneBody: '没成的、不确定的会按原因排在这里。',
  cardsTitle: '要看一眼的',
  cardDone: '看过了',
  hold: '暂停',
  release: '接着打',
  heldLine: (left: number) => `还有 ${left} 张没打`,
  moveTo: (label: string) => `转到${label}`,
  moved: ({ moved, asked, left }: { readonly moved: number; readonly asked: number; readonly left: number }) =>
    [
      `转走了 ${moved} 张`,
      ...(asked > 0 ? [`${asked} 张厂家已收，正在要回来`] : []),
      ...(left > 0 ? [`${left} 张可能已在原来那台里，没动`] : []),
    ].join('，'),
  fixed: (count: number) => `${count} 个在重做`,
} as const
const REASONS: Readonly<Record<PrintPlanValue['couriers'][number]['reason'], string>> = {
  default: '默认',
  weight: '按重量',
  region: '按地区',
  wish: '买家要求',
}
export const reasonOf = (reason: keyof typeof REASONS) => REASONS[reason]
export const mergedFrom = (orders: number, parcels: number) => (parcels < orders ? `${orders} 单合成` : `${orders} 单`)
export const perMinute = (count: number) => `每分钟 ${count} 个`
export const copiesOf = (count: number) => `${count} 张`
export const willFinish = (seconds: number) => `打完，约 ${spanOf(seconds)}`
export const remains = (seconds: number) => `打完，剩 ${spanOf(seconds)}`
export const printAll = (count: number) => `打 ${count} 张`
export const waitsFresh = (at: number) => `在查退款，到 ${clock(at)}`
export const ofTotal = (total: number) => `/ ${total} 张`
export const decide = (causes: number) => `要你定，${causes} 个原因`
export const unservedOf = (count: number) => `${count} 单没有快递能送，不在这批`
export const printersReady = (count: number) => `${count} 台打印机能用`
/** What a printer is like was true when it was asked, not now: its age stands beside it. */
export function seenAgo(at: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - at) / 1000))
  if (seconds >= 3600) return `${moment(at, now)} 问的`
  return `${spanOf(seconds < 60 ? seconds : seconds - (seconds % 60))}前问的`
}
/** What a printer of the batch does now; what stops it stands beside its name. */
export function laneIs({ label, condition, held, left }: PrintProgressValue['printers'][number]): string {
  if (held) return `${label}停着`
  if (condition === 'ready') return left > 0 ? `${label}在打` : `${label}打完了`
  return condition === 'unknown' ? printerIs(label, condition) : `${label}${conditionWord(condition)}，停了`
}
export const printerIs = (label: string, condition: string) => `${label} ${conditionWord(condition)}`

type Lane = PrintProgressValue['printers'][number]
/** Figures of one printer: on paper, in its maker's queue, still here. */
export const laneLine = ({ done, taken, left }: Lane): string =>
  [`打好 ${done}`, ...(taken > 0 ? [`收下 ${taken}`] : []), `还有 ${left}`].join('，')

const KEPT: Readonly<Record<string, string>> = {
  'others-waiting': '那台还排着别的，要不回来',
  'still-printing': '那台还在打，要不回来',
  'no-cancel': '这家厂家的要不回来',
  'not-confirmed': '厂家没说收回了',
}
/** What became of the labels that were called back; undefined: none was. */
export function recallLines({ recalling, kept }: Lane): { readonly title: string; readonly line?: string } | undefined {
  const asking = recalling > 0 ? `正在要回 ${recalling} 张` : undefined
  if (!kept) return asking === undefined ? undefined : { title: asking }
  const line = `${KEPT[kept.why] ?? kept.why}，那台能打了会接着出`
  const title = `${kept.count} 张没要回来`
  return asking === undefined ? { title, line } : { title: `${asking}，${title}`, line }
}

const slotTail = (slot: number, tail: string) => `格口 ${slot}，尾号 ${tail}`
const LOOK_FIRST = '看一眼纸再点，不会自己重打'
/** The copy that is asked of, and the slots of those after it: they lie in one tray. */
export const unsureOfBatch = ({ slot, waybillTail }: UnsureCopy, [, ...more]: readonly UnsureCopy[]) =>
  [
    slotTail(slot, waybillTail),
    ...(more.length > 0 ? [`下一张格口 ${more.map((one) => one.slot).join('、')}`] : []),
    LOOK_FIRST,
  ].join('。')

function paperWord({ sheet, test, slot, waybillTail }: UnsureCopy): string {
  if (sheet) return `${sheetWord(sheet.kind)}第 ${sheet.page} 页`
  return test ? '试打的样张' : slotTail(slot, waybillTail)
}
export const unsureAnywhere = (copy: UnsureCopy) => `${copy.printer}，${paperWord(copy)}。${LOOK_FIRST}`
export const changeTo = (count: number, courier: string) => `${count} 个改发${courier}`

const CONDITIONS: Readonly<Record<string, string>> = {
  ready: '在线，有纸',
  offline: '离线',
  'out-of-paper': '缺纸',
  open: '盖子开着',
  jammed: '卡纸',
  disabled: '停用',
  unknown: '还没问到',
}
export const conditionWord = (condition: string) => CONDITIONS[condition] ?? condition
const KINDS: Readonly<Record<EffectKind, string>> = {
  'stock.hold': '库存没占上',
  'stock.release': '库存没还回去',
  'stock.consume': '库存没扣',
  'order.audit': '没审成',
  'order.roll-up': '订单没跟上包裹',
  'copy.make': '面单没排上',
  'stock.return': '退回的货没加上',
  'swap.tell': '货改了没告诉到人',
  'intercept.tell': '拦截没告诉到人',
  'return.tell': '退件没告诉到人',
  'pace.learn': '路上几天没记下',
  'waybill.create': '取面单号没成',
  'waybill.cancel': '面单没作废成',
  'print.send': '没打出来',
  'print.recall': '没能从打印机要回来',
  'shipping.upload': '发货信息没传成',
  'notice.shipped': '通知没发出',
  'track.follow': '物流没订上',
  'track.subscribe': '物流没订上',
  'payment.learn': '付款没查到',
  'stock.rest': '补的货没占上',
  'stock.free': '退款的货没放出来',
  'notice.address-ask': '问地址没发出',
  'printer.bind': '打印机没绑上',
}
const OURS: Readonly<Record<string, string>> = {
  expired: '排了两小时没打，过时了',
  'printer-off': '打印机停用了',
  'label-not-whole': '面单印不全，没打',
  'no-template': '面单模板不在了',
  'account-off': '快递账号停用了',
  'no-waybill': '还没有面单号',
  'payment-unknown': '微信查不到付款',
  changed: '地址或快递改过了，要重新排',
}
/** The desk's own word for why nothing was sent; a setting of the functions is called by its name. */
export function ourWord(code: string): string | undefined {
  const setting = namesOfMissing(code)
  return setting === undefined ? OURS[code] : `云端没填 ${setting}`
}
/** What a printer's driver would not even send. */
const UNFIT: Readonly<Record<string, string>> = {
  'unfit:instructs': '面单太大，这台打印机收不下',
  'unfit:content': '面单太大，这台打印机收不下',
  'unfit:paper': '这台打不了 A4 纸',
  'unfit:file': '面单太大，这台打印机收不下',
  'unfit:sn': '打印机的编号不对，要 15 位',
  'not-registered': '这台打印机没登记在我们的账号下',
  'unfit:picture': '面单太大，这台打印机收不下',
  'unfit:too-long': '字太多，这台打印机收不下',
  'unfit:no-room': '字排不下，这台打印机的字最小 3 毫米',
  'unfit:no-letter': '有这台打印机没有的字',
  'unfit:no-tag': '有图，这台打印机打不了图',
  'unfit:code-text': '码里有这台打印机打不了的字符',
  'unfit:not-203-dpi': '这台打印机只打 203 点的标签',
  'unfit:expired': '排得太久，过时了',
}
export const causeTitle = (cause: EffectCause) => {
  const ours = cause.provider === 'desk' ? ourWord(cause.code) : UNFIT[cause.code]
  if (ours !== undefined) return cause.text === '' ? ours : `${ours}（${cause.text}）`
  return cause.text === '' ? KINDS[cause.kind] : cause.text
}
export const causeLine = (cause: EffectCause) =>
  [
    KINDS[cause.kind],
    cause.unsureKeys ? PRINT.mayHaveNumber : '',
    cause.scope === 'order' ? '' : '账号已停，只试了 1 次',
    partnerCode(cause.provider, cause.code),
  ]
    .filter((part) => part.trim() !== '')
    .join('，')
/** Before a number that may have been given is given up: what happened, what it may cost, and where to look first. */
export const numberQuestion = ({ count, unsureKeys = [] }: EffectCause) =>
  [
    `问快递要了 ${count} 个号，没等到准话，包裹都还在`,
    '要是给过号，那个号照样收钱，这里用不上它',
    `先去快递的后台查订单编号 ${unsureKeys.join('、')}${count > unsureKeys.length ? ' 等' : ''}，没有号，或者这笔钱认了，再选`,
  ].join('。')
export const countOf = (count: number) => `${count} 个`
