import type { SettingsValue } from '@shared/api/settings'
import { driverInfo, sentByPhone } from '@shared/printer/drivers'
import type { ShareMode } from '@shared/printer/share'
import type { sheetIn } from '@shared/printer/sheet'
import { BLUETOOTH } from './bluetooth'
import { conditionWord } from './print'
import { SETTINGS } from './settings'
import { paperName, sheetWord } from './sheet'
import { clock, lasting } from './time'

type Printer = SettingsValue['printers'][number]

export const PRINTER = {
  inUse: '在用',
  byPhone: '手机直连',
  move: '转走',
  why: '查原因',
  askAgain: '再问一次',
  labels: '面单',
  stickers: '60×40 小标',
  nobody: '没有',
  none: '还没有打印机',
  noneBody: '云打印机连上网就能用，不用数据线。',
  add: '添加打印机',
  maker: '哪家的',
  typeIn: '输入编号和密钥',
  lan: '局域网打印机',
  lanBody: '要有一台电脑开着发货台',
  fromAlbum: '从相册选二维码',
  putPaper: (paper: string) => `装上 ${paper} 的纸`,
  putPaperBody: '有字的一面朝打印头，盖子合到底',
  tryOne: '装好了，试打 1 张',
  waitBind: '等厂家绑好',
  lookAtSheet: '看一眼打出来的纸',
  lookAtSheetBody: '字清楚、没打偏，就能用',
  cameOut: '打出来了，用这台',
  notOut: '没打出来',
  must: '要填',
  may: '没有就空着',
  test: '试打',
  testSent: '在打，看看纸',
  testDone: '打出来了',
  testNot: (why: string) => `没打成：${why}`,
  binding: '在和厂家绑定，一会儿就好',
  refused: '厂家没让绑',
  bindAgain: '改好了，再绑一次',
  remove: '删掉这台',
  removed: '删掉了',
  name: '叫它什么',
  rename: '改个名',
  template: '面单模板',
  number: '编号',
  defaults: '默认',
  shareTitle: '一批面单怎么分',
  courierTitle: (courier: string) => `${courier}的面单从哪台出`,
  courierAny: '和别的一起分',
  sheetNone: '还没选，打不了',
} as const

const SHARES: Readonly<Record<ShareMode, { readonly name: string; readonly body: string }>> = {
  load: { name: '平分', body: '谁排得短谁多打，几台一起打完' },
  zone: { name: '按货架', body: '一排货架的面单只从一台出，人站在那台边上' },
}
export const shareWord = (mode: ShareMode) => SHARES[mode].name
export const shareBody = (mode: ShareMode) => SHARES[mode].body

export const driverName = (driver: string) => driverInfo(driver)?.name ?? driver

/** Refused, off, stopped: what a person must know first stands first; of one that is away, for how long. */
export function stateOf(printer: Printer, now: number): string {
  if (printer.bind === 'binding') return PRINTER.binding
  if (printer.bind === 'refused') return PRINTER.refused
  if (!printer.on) return SETTINGS.printerOff
  // a Bluetooth printer has no state that anybody could ask for: it prints while a phone beside it sends
  if (sentByPhone(printer)) return BLUETOOTH.byPhone
  const word = conditionWord(printer.condition)
  return printer.condition === 'offline' ? `${word} ${lasting(now - printer.since)}` : word
}
/** Its queue, or why its maker said no. */
export function queueLine(printer: Printer): string {
  if (printer.bind !== 'bound') return printer.problem ?? ''
  if (printer.waiting === 0) return '没有在等'
  return printer.condition === 'ready' ? `排着 ${printer.waiting} 张` : `${printer.waiting} 张在等`
}
const STICKER = '60x40'
export const isSticker = ({ template }: Pick<Printer, 'template'>) => template.startsWith(STICKER)
const jobWord = (printer: Printer, sheet: ReturnType<typeof sheetIn>) => {
  if (sheet) return `打${sheetWord(sheet.kind)}`
  return isSticker(printer) ? '打小标' : '打面单'
}
/** Its maker, the paper in it, what that is for, and since when it stands still. */
export const paperWord = (printer: Printer, sheet: ReturnType<typeof sheetIn>) => {
  const name = sheet ? paperName(sheet.paper) : paperOf(printer)
  return `${driverName(printer.driver)} ${name}，${jobWord(printer, sheet)}`
}
export const paperOf = ({ template }: Pick<Printer, 'template'>) => template.replace('x', '×').split('@')[0] ?? ''
export const knownMakers = (drivers: readonly string[]) =>
  `${drivers
    .filter((driver) => driverInfo(driver)?.road === 'cloud')
    .map(driverName)
    .join('、')}都认得`
/** 18:22 停的; of one that is away its state has said for how long. */
export const stoppedAt = (printer: Printer): string =>
  STOPS.includes(printer.condition) ? `${clock(printer.since)} 停的` : ''
const STOPS: readonly string[] = ['out-of-paper', 'open', 'jammed']

/** What to look at first, the likeliest on top. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  offline: ['电源灯亮着吗', '网线或 Wi-Fi 连着吗，路由器换过密码要重新配网', '关掉再开，等一分钟'],
  'out-of-paper': ['装上纸，盖子合到底', '纸装反了也算缺纸：有字的一面朝打印头'],
  open: ['盖子合到底，听到一声响'],
  jammed: ['打开盖子，把卡住的纸抽出来', '合上盖子，走一张空纸'],
  unknown: ['厂家没回话，一会儿再问', '电源灯亮着吗'],
}
export const checksOf = ({ condition }: Pick<Printer, 'condition'>): readonly string[] =>
  CHECKS[condition] ?? CHECKS['unknown'] ?? []
export const labelPrinters = (labels: readonly string[], mode: ShareMode) =>
  labels.length > 1 ? `${labels.join('、')}，${shareWord(mode)}` : (labels[0] ?? PRINTER.nobody)
export const seenAt = (at: number) => `${clock(at)} 问过`
