import type { SettingsValue } from '@shared/api/settings'
import { driverInfo, sentByPhone, type SheetPaper } from '@shared/printer/drivers'
import type { ShareMode } from '@shared/printer/share'
import { BLUETOOTH } from './bluetooth'
import { conditionWord } from './print'
import { SETTINGS } from './settings'
import { paperName } from './sheet'
import { clock } from './time'

type Printer = SettingsValue['printers'][number]

export const PRINTER = {
  inUse: '在用',
  none: '还没有打印机',
  noneBody: '云打印机连上网就能用，不用数据线。',
  add: '添加打印机',
  maker: '哪家的',
  noNumber: '没有编号',
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
  share: '几台一起打时',
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

/** Refused, off, stopped: what a person must know first stands first. */
export function stateOf(printer: Printer): string {
  if (printer.bind === 'binding') return PRINTER.binding
  if (printer.bind === 'refused') return PRINTER.refused
  if (!printer.on) return SETTINGS.printerOff
  // a Bluetooth printer has no state that anybody could ask for: it prints while a phone beside it sends
  return sentByPhone(printer) ? BLUETOOTH.byPhone : conditionWord(printer.condition)
}
/** Its queue, or why its maker said no. */
export function queueLine(printer: Printer): string {
  if (printer.bind !== 'bound') return printer.problem ?? ''
  return printer.waiting > 0 ? `排着 ${printer.waiting} 张` : '没有在等'
}
export const paperWord = (printer: Printer, paper: SheetPaper | undefined) => {
  const name = paper ? paperName(paper) : (printer.template.replace('x', '×').split('@')[0] ?? '')
  return `${driverName(printer.driver)}　${name}`
}
export const seenAt = (at: number) => `${clock(at)} 问过`
