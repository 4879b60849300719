import type { PhoneCopy } from '@shared/api/phone-print'
import type { PrintLanguage } from '@shared/label/languages'
import { refusalText } from './common'
import { sheetWord } from './sheet'

export const BLUETOOTH = {
  notHereTitle: '要在手机微信里打',
  notHereBody: '蓝牙只有微信小程序能连。在手机上打开发货台，再进这一页。',
  nearby: '附近的蓝牙打印机',
  looking: '正在找',
  lookAgain: '再找一遍',
  noneTitle: '没找到打印机',
  noneBody: '打印机开着吗，手机的蓝牙和定位开着吗。离近一点再找。',
  lastOne: '上次连的',
  connect: '连上',
  connected: '已连上',
  notConnected: '没连着，打的时候会再连',
  connecting: '正在连',
  change: '换一台',
  language: '它认哪种话',
  languageHelp: '打一张样张看。字清楚、边不缺就选对了；出乱码或一直走纸，换一种再打。',
  sample: '打一张样张',
  sampleOut: '样张发完了，看一眼纸',
  tornTitle: '样张断在半路',
  tornLine: '先把打印机关掉再开，免得半张混进下一张。',
  tornSettled: '关过再开了',
  label: '叫它什么',
  labelPlaceholder: '比如：手持蓝牙',
  addIt: '加上这台',
  added: '加好了，可以打单',
  nameFirst: '先给它起个名字',
  onlyOwner: '样张对了，就请店主来加上这台',
  allOut: '没有在等的',
  lookFirst: '先看一眼上面这张',
  tornFirst: '先把打印机关掉再开',
  stop: '打完这张停',
  stopping: '打完这张就停',
  cameOut: '有，打出来了',
  notOut: '没有，重打',
  unsureLine: '看一眼纸再点。没有出来的，先把打印机关掉再开，免得半张混进下一张。',
  doneAll: '都发完了，数一数纸',
  offline: '没网，不能打',
  notSaid: '没网，打好的还没报上去。都记在这部手机里，有网就报。',
  say: '再报一次',
  openHere: '用手机打',
  byPhone: '手机直连',
  findNearby: '找附近的蓝牙打印机',
  near: '很近',
  middling: '不远',
  far: '有点远',
} as const

const LANGUAGES: Readonly<Record<PrintLanguage, readonly [name: string, about: string]>> = {
  tspl: ['TSPL', '面单机多用'],
  cpcl: ['CPCL', '便携机多用'],
  escpos: ['ESC/POS', '小票机多用'],
}
export const languageWords = (language: PrintLanguage) => LANGUAGES[language]
export const signalWord = (rssi: number) =>
  rssi >= -60 ? BLUETOOTH.near : rssi >= -78 ? BLUETOOTH.middling : BLUETOOTH.far
export const waitingUnit = '张在等'
export const printCount = (count: number) => `打 ${count} 张`
export const outOf = (total: number) => `/ ${total} 张`
const nameOf = ({ slot, sheet }: Pick<PhoneCopy, 'slot' | 'sheet'>) =>
  sheet ? `${sheetWord(sheet.kind)}第 ${sheet.page} 页` : `格口 ${slot}`
export const sendingCopy = (copy: PhoneCopy, percent: number) => `正在发${nameOf(copy)}，${percent}%`
export const unsureTitle = (copy: PhoneCopy) => `断在${nameOf(copy)} 这张里，出纸了吗`
export const unsureLine = ({ waybillTail }: PhoneCopy) =>
  waybillTail === '' ? BLUETOOTH.unsureLine : `尾号 ${waybillTail}。${BLUETOOTH.unsureLine}`
export const blockedTitle = (copy: PhoneCopy) => `${nameOf(copy)} 打不全，没有打`
export const takenLine = (count: number) => `${count} 张在别的手机上`

/** WeChat's numbers, and ours below one. */
const TROUBLES: Readonly<Record<number, string>> = {
  [-2]: '这台收不了面单，换一台',
  [-1]: '打印机没有回音。离近一点，看看它开着没有',
  0: '连接断了。离近一点再打',
  3: '微信还不能用蓝牙。到手机设置里给微信打开',
  103: '微信还不能用蓝牙。到手机设置里给微信打开',
  10000: '手机的蓝牙没开。打开蓝牙再点',
  10001: '手机的蓝牙没开。打开蓝牙再点',
  10002: '找不到这台了。看看它开着没有',
  10003: '没连上。离近一点，别的手机先断开',
  10006: '连接断了。离近一点再打',
  10008: '手机一时忙不过来，什么都没发。再点一次',
  10009: '这部手机的系统太旧，用不了蓝牙打印',
  10012: '没连上。离近一点，别的手机先断开',
}
export const troubleText = (code: number | undefined) =>
  TROUBLES[code ?? -1] ?? `没打成（${String(code)}）。什么都没发的单还在排`

const REFUSED: Readonly<Record<string, string>> = {
  'look-first': '有一张不知道出没出，先看一眼纸',
  'in-use': '另一部手机正用这台打。等它打完，最晚 10 分钟',
  'printer-off': '这台停用了，请店主启用',
  'label-not-whole': '这台的模板画不出样张，请店主换模板',
}
export const phoneRefusal = (refusal: string) => REFUSED[refusal] ?? refusalText(refusal)
