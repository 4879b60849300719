import { icon, marked } from './icon'
import { makers, stands, type PrinterRow } from './makers'
import { fullName } from './printer-name'
import { secondPrints } from './twice'
import { ask, byId, drawOnce, element, secondsText, type SheetRow } from './wire'

const SHOWN = 12
const CONDITIONS = ['在线', '开盖', '粘纸', '缺纸'] as const

function sheetOf(sheet: SheetRow, isSecond: boolean): HTMLElement {
  const box = element('div', isSecond ? 'sheet twice' : 'sheet')
  const picture = document.createElement('img')
  picture.src = `/twin/${sheet.maker}/png?id=${sheet.id}`
  picture.alt = `第 ${sheet.id} 张`
  picture.loading = 'lazy'
  box.append(picture)
  if (!isSecond) return box
  const words = element('p')
  words.append(icon('stop'), '印了 2 次', element('br'), `${secondsText(sheet.at)}，没人点过重打`)
  box.append(words)
  return box
}

function stateOf({ online, deviceStatus }: PrinterRow): HTMLElement {
  if (!online) return marked('look', 'off', '离线')
  return deviceStatus === 0
    ? marked('ok', 'done', '在线')
    : marked('look', 'look', CONDITIONS[deviceStatus] ?? '不知道')
}

interface Paper {
  readonly sheets: readonly SheetRow[]
  readonly second: ReadonlySet<SheetRow>
}

function stripOf(printer: PrinterRow, index: number, { sheets, second }: Paper): HTMLElement {
  const strip = element('div', 'strip')
  const head = element('h4', '', fullName({ ...printer, index }))
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

/** What the printers put out, newest on top; a sheet that came out twice is red. A printer that nobody has bound stays away. */
export async function drawPaper(): Promise<{ readonly copies: number }> {
  const [all, sheets] = [
    await everyMaker<PrinterRow>('printers'),
    await everyMaker<SheetRow>('sheets', { decode: true }),
  ]
  const printers = all.filter(stands)
  const second = secondPrints(sheets)
  byId('paper-count').textContent = `${sheets.length} 张，${second.size} 张重复`
  drawOnce('paper', [printers, sheets.length], () =>
    printers.map((printer, index) => stripOf(printer, index, { sheets, second })),
  )
  return { copies: sheets.length }
}
