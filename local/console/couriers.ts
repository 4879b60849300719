import type { IconName } from '../../miniprogram/components/icon'
import { icon, marked } from './icon'
import { ask, button, byId, clockText, drawOnce, element, type ParcelRow } from './wire'

const SHOWN = 3
const APART_MS = 10 * 60_000

interface Look {
  readonly word: string
  readonly icon: IconName
  readonly chip: string
}
const waits = (word: string): Look => ({ word, icon: 'wait', chip: 'chip' })
const runs = (word: string): Look => ({ word, icon: 'truck', chip: 'chip run' })
const trouble = (word: string): Look => ({ word, icon: 'look', chip: 'chip trouble' })
const LOOKS: Readonly<Record<string, Look>> = {
  none: waits('待揽收'),
  collected: runs('已揽收'),
  moving: runs('到转运'),
  delivering: runs('派送中'),
  delivered: { word: '已签收', icon: 'done', chip: 'chip ok' },
  problem: trouble('问题件'),
  returning: trouble('退回中'),
  stuck: trouble('卡住不动'),
}
const VERBS: readonly (readonly [action: string, word: string])[] = [
  ['collected', '揽收'],
  ['moving', '到转运'],
  ['delivering', '派送'],
  ['delivered', '签收'],
  ['returning', '退回'],
  ['stuck', '卡住不动'],
]
/** The usual next step, for 推进. */
const NEXT: Readonly<Record<string, string>> = {
  none: 'collected',
  collected: 'moving',
  moving: 'delivering',
  delivering: 'delivered',
}

let live: readonly ParcelRow[] = []
/** The parcel whose six scans are shown; empty: the first one's. */
let chosen = ''

const scan = (parcel: ParcelRow, action: string) =>
  ask('/twin/kdniao/scan', { waybillNo: parcel.waybillNo, shipper: parcel.shipper, action })

function scanButton(parcel: ParcelRow, [action, word]: (typeof VERBS)[number]): HTMLElement {
  const made = button(action === NEXT[parcel.last] ? 'go' : '', word, () => void scan(parcel, action).then(drawParcels))
  made.disabled = !parcel.may.includes(action)
  return made
}

/** What a folded parcel offers: its next scan, and all the others. */
function foldedButtons(parcel: ParcelRow): HTMLElement[] {
  const next = VERBS.filter(([action]) => action === NEXT[parcel.last] && parcel.may.includes(action))
  const more = button('', '更多', () => {
    chosen = parcel.waybillNo
    void drawParcels()
  })
  return [...next.map((verb) => scanButton(parcel, verb)), more]
}

function row(parcel: ParcelRow, isOpen: boolean): HTMLElement {
  const box = element('div', 'parcel')
  const head = element('div')
  const { city = '', district = '' } = parcel.receiver ?? {}
  const look = LOOKS[parcel.last] ?? waits(parcel.last)
  head.append(
    element('span', 'tail', parcel.waybillNo.slice(-4)),
    element('span', 'soft place', `${city.replace(/市$/, '')}${district.replace(/[区县市]$/, '')}`),
    marked(look.chip, look.icon, look.word),
  )
  const buttons = element('div', 'buttons')
  buttons.append(...(isOpen ? VERBS.map((verb) => scanButton(parcel, verb)) : foldedButtons(parcel)))
  box.append(head, buttons)
  return box
}

/** Parcels with a number that are still on the way; one stands open with all that its courier may scan. */
export async function drawParcels(): Promise<number> {
  const all = await ask<ParcelRow[]>('/twin/kdniao/parcels')
  live = all.filter(({ cancelled }) => !cancelled)
  const waiting = live.filter(({ last }) => NEXT[last])
  byId('scan-count').textContent = `待揽收 ${live.filter(({ last }) => last === 'none').length}`
  byId('step-note').textContent = `${waiting.length} 个，错开 10 分钟`
  const open = live.filter(({ may }) => may.length > 0)
  const first = open.find(({ waybillNo }) => waybillNo === chosen) ?? open[0]
  const shown = first ? [first, ...open.filter((parcel) => parcel !== first)].slice(0, SHOWN) : []
  drawOnce('parcels', [shown, first?.waybillNo], () =>
    shown.length > 0 ? shown.map((parcel) => row(parcel, parcel === first)) : [element('p', 'empty', '还没有面单号')],
  )
  return live.length
}

/** Each courier's van goes its round: all of one courier at once, the next ten minutes later. */
export async function stepAll(): Promise<void> {
  const steps = live.flatMap((parcel) => {
    const action = NEXT[parcel.last]
    return action ? [{ parcel, action }] : []
  })
  const couriers = [...new Set(steps.map(({ parcel }) => parcel.shipper))]
  for (const [index, shipper] of couriers.entries()) {
    if (index > 0) await ask('/desk/advance', { ms: APART_MS })
    for (const { parcel, action } of steps) if (parcel.shipper === shipper) await scan(parcel, action)
  }
  await drawParcels()
}

export interface BookRow {
  readonly name: string
  readonly ours: number
  readonly theirs: number
  readonly unit: string
  /** What a partner that has less than we know is still to do. */
  readonly behind: string
}

function verdict({ ours, theirs, unit, behind }: BookRow): HTMLElement {
  const more = theirs - ours
  const cell = element('td', more === 0 ? 'ok' : more > 0 ? 'bad' : 'look')
  const word = more === 0 ? '一致' : more > 0 ? `多 ${more} ${unit}` : `${-more} ${behind}`
  cell.append(icon(more === 0 ? 'done' : more > 0 ? 'stop' : 'wait'), word)
  return cell
}

/** Our books beside the partners': the same count, still on its way, or red: more than we know of. */
export function drawBooks(now: number, rows: readonly BookRow[]): void {
  byId('books-at').textContent = clockText(now)
  byId('books').replaceChildren(
    ...rows.map((book) => {
      const line = element('tr')
      line.append(element('td', '', book.name), element('td', '', `${book.theirs} / ${book.ours}`), verdict(book))
      return line
    }),
  )
}
