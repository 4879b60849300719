import { secondPrints } from './twice'
import { ask, byId, clockText, element, MAKERS, makers, type PrinterRow, type SheetRow } from './wire'

const SHOWN = 12
const CONDITIONS = ['在线', '开盖', '粘纸', '缺纸'] as const
const OUT_OF_PAPER = 3

function sheetOf(sheet: SheetRow, isSecond: boolean): HTMLElement {
  const box = element('div', isSecond ? 'sheet twice' : 'sheet')
  const picture = document.createElement('img')
  picture.src = `/twin/${sheet.maker}/png?id=${sheet.id}`
  picture.alt = `第 ${sheet.id} 张`
  picture.loading = 'lazy'
  box.append(picture)
  if (isSecond) box.append(element('p', '', `印了 2 次，${clockText(sheet.at)} 又出一张`))
  return box
}

/** 在线 -> 缺纸 -> 离线 -> 在线 */
function after({ online, deviceStatus }: PrinterRow): { online: boolean; deviceStatus: number } {
  if (!online) return { online: true, deviceStatus: 0 }
  return deviceStatus === 0 ? { online: true, deviceStatus: OUT_OF_PAPER } : { online: false, deviceStatus: 0 }
}

function stateOf(printer: PrinterRow): HTMLElement {
  const word = printer.online ? (CONDITIONS[printer.deviceStatus] ?? '不知道') : '离线'
  const button = element('button', `state ${word === '在线' ? 'ok' : 'look'}`, word)
  button.title = '点一下：在线、缺纸、离线'
  button.onclick = () =>
    void ask(`/twin/${printer.maker}/printers`, { sn: printer.sn, ...after(printer) }).then(drawPaper)
  return button
}

function nameOf({ maker, sn }: PrinterRow, index: number): string {
  if (maker !== 'kuaimai') return `${MAKERS[maker]} ${sn.slice(-4)}`
  return index === 0 ? '前台快麦' : `${index + 1} 号快麦`
}

interface Paper {
  readonly sheets: readonly SheetRow[]
  readonly second: ReadonlySet<SheetRow>
}

function stripOf(printer: PrinterRow, index: number, { sheets, second }: Paper): HTMLElement {
  const strip = element('div', 'strip')
  const head = element('h4', '', nameOf(printer, index))
  head.append(stateOf(printer), element('em', '', `${printer.sheets} 张`))
  strip.append(head, element('div', 'slot'))
  const own = sheets.filter(({ maker, sn }) => maker === printer.maker && sn === printer.sn)
  for (const sheet of own.slice(-SHOWN).reverse()) strip.append(sheetOf(sheet, second.has(sheet)))
  if (own.length === 0) strip.append(element('p', 'empty', '还没有纸出来'))
  return strip
}

async function everyMaker<T extends object>(action: string, body?: object): Promise<T[]> {
  const all = await Promise.all(
    makers.map(async (maker) => (await ask<T[]>(`/twin/${maker}/${action}`, body)).map((row) => ({ ...row, maker }))),
  )
  return all.flat()
}

let drawn = ''

/** What the printers put out, newest on top; a sheet that came out twice is red. A printer that nobody has bound stays away. */
export async function drawPaper(): Promise<{ readonly copies: number }> {
  const [all, sheets] = [
    await everyMaker<PrinterRow>('printers'),
    await everyMaker<SheetRow>('sheets', { decode: true }),
  ]
  const printers = all.filter(({ maker, bound, sheets: count }) => maker === 'kuaimai' || bound || count > 0)
  const now = JSON.stringify([printers, sheets.length])
  if (now !== drawn) {
    drawn = now
    const second = secondPrints(sheets)
    byId('paper-count').textContent = `${sheets.length} 张，${second.size} 张重复`
    byId('paper').replaceChildren(...printers.map((printer, index) => stripOf(printer, index, { sheets, second })))
  }
  return { copies: sheets.length }
}
