import { ask, byId, element, type PrinterRow } from './wire'

interface Switch {
  readonly group: string
  readonly name: string
  readonly note: string
  on: (state: State) => boolean
  set: (on: boolean) => Promise<unknown>
}
interface State {
  readonly kdniao: Readonly<Record<string, unknown>>
  readonly kuaimai: Readonly<Record<string, unknown>>
  readonly wechat: Readonly<Record<string, unknown>>
  readonly quirks: Readonly<Record<string, boolean>>
  readonly printers: readonly PrinterRow[]
}

type Twin = 'kdniao' | 'kuaimai' | 'wechat'
const always = { mode: 'always' }
const fault = (twin: Twin, kind: string, rule: object = always) => ({
  on: (state: State) => Boolean(state[twin][kind]),
  set: (on: boolean) => ask(`/twin/${twin}/faults`, { [kind]: on ? rule : null }),
})
const printer = (index: number, change: (on: boolean) => object, on: (row: PrinterRow) => boolean) => ({
  on: (state: State) => {
    const row = state.printers[index]
    return row ? on(row) : false
  },
  set: async (wanted: boolean) => {
    const rows = await ask<PrinterRow[]>('/twin/kuaimai/printers')
    return ask('/twin/kuaimai/printers', { sn: rows[index]?.sn, ...change(wanted) })
  },
})

const SWITCHES: readonly Switch[] = [
  { group: '快递鸟', name: '没有回答', note: '做了，不回', ...fault('kdniao', 'noAnswer') },
  { group: '快递鸟', name: '慢', note: '每次 8 秒', ...fault('kdniao', 'slow', { mode: 'always', ms: 8_000 }) },
  { group: '快递鸟', name: '限流', note: '超过每秒次数', ...fault('kdniao', 'throttle') },
  {
    group: '快递鸟',
    name: '106 不带单号',
    note: '重复单号时',
    on: ({ quirks }) => quirks['K106-bare'] ?? false,
    set: (on) => ask('/twin/kdniao/quirks', { 'K106-bare': on, 'K106-replay': !on }),
  },
  {
    group: '打印机',
    name: '2 号缺纸',
    note: '',
    ...printer(
      1,
      (on) => ({ deviceStatus: on ? 3 : 0 }),
      ({ deviceStatus }) => deviceStatus === 3,
    ),
  },
  {
    group: '打印机',
    name: '前台离线',
    note: '',
    ...printer(
      0,
      (on) => ({ online: !on }),
      ({ online }) => !online,
    ),
  },
  { group: '打印机', name: '同一张收两次', note: '网络送了两遍', ...fault('kuaimai', 'twice') },
  { group: '打印机', name: '收了不回', note: '出了纸，没回执', ...fault('kuaimai', 'noAnswer') },
  { group: '微信', name: '系统繁忙', note: '-1', ...fault('wechat', 'busy') },
  { group: '微信', name: '限流', note: '45011', ...fault('wechat', 'throttle') },
  { group: '微信', name: '没有回答', note: '做了，不回', ...fault('wechat', 'noAnswer') },
]

/** Fault switches of the partners, by partner; a tap changes it there and then. */
export async function drawFaults(printers: readonly PrinterRow[]): Promise<void> {
  const of = (twin: Twin) => ask<Record<string, unknown>>(`/twin/${twin}/faults`)
  const [kdniao, kuaimai, wechat] = await Promise.all([of('kdniao'), of('kuaimai'), of('wechat')])
  const state: State = { kdniao, kuaimai, wechat, printers, quirks: await ask('/twin/kdniao/quirks') }
  const rows: HTMLElement[] = []
  let group = ''
  for (const item of SWITCHES) {
    if (item.group !== group) rows.push(element('h3', '', item.group))
    group = item.group
    const on = item.on(state)
    const row = element('button', 'switch', item.name)
    row.setAttribute('role', 'switch')
    row.setAttribute('aria-checked', String(on))
    row.append(element('span', '', ''), element('i'), element('span', '', on ? '开' : '关'))
    row.title = item.note
    row.onclick = () => void item.set(!on).then(() => drawFaults(printers))
    rows.push(row)
  }
  byId('fault-count').textContent = `${SWITCHES.filter((item) => item.on(state)).length} 个开着`
  byId('faults').replaceChildren(...rows)
}
