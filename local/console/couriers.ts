import { ask, byId, clockText, element, type ParcelRow } from './wire'

const SHOWN = 4
const WORDS: Readonly<Record<string, string>> = {
  none: '待揽收',
  collected: '已揽收',
  moving: '到转运',
  delivering: '派送中',
  delivered: '已签收',
  problem: '问题件',
  returning: '退回中',
  stuck: '卡住不动',
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

const scan = (parcel: ParcelRow, action: string) =>
  ask('/twin/kdniao/scan', { waybillNo: parcel.waybillNo, shipper: parcel.shipper, action })

function row(parcel: ParcelRow): HTMLElement {
  const box = element('div', 'parcel')
  const head = element('div')
  const place = `${parcel.receiver?.city ?? ''}${parcel.receiver?.district ?? ''}`
  head.append(
    element('span', 'tail', parcel.waybillNo.slice(-4)),
    element('span', 'soft place', place),
    element('span', 'chip', WORDS[parcel.last] ?? parcel.last),
  )
  const buttons = element('div', 'buttons')
  for (const [action, word] of VERBS.filter(([name]) => parcel.may.includes(name))) {
    const button = element('button', action === NEXT[parcel.last] ? 'go' : '', word) as HTMLButtonElement
    button.onclick = () => void scan(parcel, action).then(drawParcels)
    buttons.append(button)
  }
  box.append(head, buttons)
  return box
}

let live: readonly ParcelRow[] = []

/** Parcels with a number that are still on the way, each with what its courier may scan next. */
export async function drawParcels(): Promise<number> {
  const all = await ask<ParcelRow[]>('/twin/kdniao/parcels')
  live = all.filter(({ cancelled }) => !cancelled)
  byId('scan-count').textContent = `待揽收 ${live.filter(({ last }) => last === 'none').length}`
  byId('step-note').textContent = `${live.filter(({ last }) => NEXT[last]).length} 个`
  const open = live.filter(({ may }) => may.length > 0)
  byId('parcels').replaceChildren(
    ...(open.length > 0 ? open.slice(0, SHOWN).map(row) : [element('p', 'empty', '还没有面单号')]),
  )
  return live.length
}

export async function stepAll(): Promise<void> {
  for (const parcel of live) {
    const action = NEXT[parcel.last]
    if (action) await scan(parcel, action)
  }
  await drawParcels()
}

export interface BookRow {
  readonly name: string
  readonly ours: number
  readonly theirs: number
  /** What a partner that has less than we know is still to do. */
  readonly behind: string
}

/** Our books beside the partners': the same count, still on its way, or red: more than we know of. */
export function drawBooks(now: number, rows: readonly BookRow[]): void {
  byId('books-at').textContent = clockText(now)
  byId('books').replaceChildren(
    ...rows.map(({ name, ours, theirs, behind }) => {
      const line = element('tr')
      const more = theirs - ours
      const word = more === 0 ? '一致' : more > 0 ? `多 ${more}` : `${-more} ${behind}`
      line.append(
        element('td', '', name),
        element('td', '', `${theirs} / ${ours}`),
        element('td', more === 0 ? 'ok' : more > 0 ? 'bad' : 'look', word),
      )
      return line
    }),
  )
}
