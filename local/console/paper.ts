import { ask, byId, clockText, element, type PrinterRow, type SheetRow } from './wire'

const SHOWN = 12
const CONDITIONS = ['在线', '开盖', '粘纸', '缺纸'] as const

function sheetOf(sheet: SheetRow): HTMLElement {
  const box = element('div', sheet.twice ? 'sheet twice' : 'sheet')
  const picture = document.createElement('img')
  picture.src = `/twin/kuaimai/png?id=${sheet.id}`
  picture.alt = `第 ${sheet.id} 张`
  picture.loading = 'lazy'
  box.append(picture)
  if (sheet.twice) box.append(element('p', '', `印了 2 次，${clockText(sheet.at)} 又出一张`))
  return box
}

function stripOf(printer: PrinterRow, index: number, sheets: readonly SheetRow[]): HTMLElement {
  const strip = element('div', 'strip')
  const head = element('h4', '', index === 0 ? '前台快麦' : `${index + 1} 号快麦`)
  const word = printer.online ? (CONDITIONS[printer.deviceStatus] ?? '不知道') : '离线'
  head.append(element('span', word === '在线' ? 'ok' : 'look', word), element('em', '', `${printer.sheets} 张`))
  strip.append(head, element('div', 'slot'))
  const own = sheets.filter(({ sn }) => sn === printer.sn)
  for (const sheet of own.slice(-SHOWN).reverse()) strip.append(sheetOf(sheet))
  if (own.length === 0) strip.append(element('p', 'empty', '还没有纸出来'))
  return strip
}

let drawn = ''

/** What the printers put out, newest on top; a sheet that came out twice is red. */
export async function drawPaper(): Promise<{ printers: readonly PrinterRow[]; copies: number }> {
  const printers = await ask<PrinterRow[]>('/twin/kuaimai/printers')
  const sheets = await ask<SheetRow[]>('/twin/kuaimai/sheets')
  const now = JSON.stringify([printers, sheets.length])
  if (now !== drawn) {
    drawn = now
    const twice = sheets.filter((sheet) => sheet.twice).length
    byId('paper-count').textContent = `${sheets.length} 张，${twice} 张重复`
    byId('paper').replaceChildren(...printers.map((printer, index) => stripOf(printer, index, sheets)))
  }
  return { printers, copies: sheets.length }
}
