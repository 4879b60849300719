import type { SheetSubject } from '@shared/api/sheets'
import type { SheetPaper } from '@shared/printer/drivers'
import type { SheetKind } from '@shared/printer/sheet'
import { clock } from './time'

const KINDS: Readonly<Record<SheetKind, string>> = { 'pick-list': '拣货单', 'packing-slip': '发货单' }
export const sheetWord = (kind: SheetKind) => KINDS[kind]
const PAPERS: Readonly<Record<SheetPaper, string>> = { a4: 'A4 纸', '80': '80 毫米小票纸' }
export const paperName = (paper: SheetPaper) => PAPERS[paper]

export const SHEET = {
  print: (kind: SheetKind) => `打${KINDS[kind]}`,
  noPrinter: (kind: SheetKind) => `还没选哪台打${KINDS[kind]}`,
  noPrinterOwner: 'A4 打印机或 80 毫米小票机都行，选好再来打。',
  noPrinterStaff: '请店主到「打印机」里选一台。',
  choose: '去选',
  from: (label: string) => `从${label}出`,
  fromOff: (label: string) => `${label}停用了，打不了`,
  none: '没有要拣的，不用打',
  go: '打印',
  again: '重打',
  goMore: (count: number) => `补打 ${count} 个`,
  sent: '在打了',
  why: (kind: SheetKind) => `为什么重打${KINDS[kind]}`,
  reasons: ['纸丢了', '没打清楚', '夹纸了'],
  stuckGo: '看原因',
} as const

const wave = (at: number) => (at > 0 ? `${clock(at)} 那一波` : '这一波')
export const subjectTitle = (kind: SheetKind, { at }: SheetSubject) =>
  kind === 'pick-list' ? wave(at) : '放进箱里，一件不漏写全'

const pagesWord = ({ pages, out, waiting, stuck }: NonNullable<SheetSubject['last']>) => {
  if (stuck > 0) return `${stuck} 页没打成`
  if (out === pages) return `${pages} 页都出来了`
  return waiting > 0 ? `在打，还有 ${waiting} 页` : `共 ${pages} 页，出来 ${out} 页`
}
export const subjectLine = ({ parcels, pieces, last }: SheetSubject, kind: SheetKind) => {
  const what = kind === 'pick-list' ? `${parcels} 个包裹，${pieces} 件` : `${pieces} 件`
  return `${what}。${last === undefined ? '还没打' : `${clock(last.at)} 打过，${pagesWord(last)}`}`
}
export const unsurePage = (page: number, failed: boolean) =>
  failed ? `第 ${page} 页，打印机说没打成` : `第 ${page} 页，有没有出纸，打印机没回话`
export const lookAtPage = '看一眼纸再点，不会自己重打'
export const leftOutLine = (count: number) => `面单上写不下，有 ${count} 种没写。打张发货单放进箱里。`

// settings
export const sheetFrom = (kind: SheetKind) => `${KINDS[kind]}从哪台出`
export const sheetNobody = (kind: SheetKind) => `不打${KINDS[kind]}`
export const sheetOnIt = '选了的这台只打单据，面单不再分给它'
export const cannotCarry = (driver: string) => `${driver}打不了这么大的纸`
