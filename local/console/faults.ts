import { ask, byId, element, makers } from './wire'

interface Switch {
  readonly group: string
  readonly name: string
  readonly note: string
  on: (state: State) => boolean
  set: (on: boolean) => Promise<unknown>
}
interface State {
  readonly kdniao: Readonly<Record<string, unknown>>
  readonly printing: readonly Readonly<Record<string, unknown>>[]
  readonly wechat: Readonly<Record<string, unknown>>
  readonly quirks: Readonly<Record<string, boolean>>
}

type Twin = 'kdniao' | 'wechat'
const always = { mode: 'always' }
const fault = (twin: Twin, kind: string, rule: object = always) => ({
  on: (state: State) => Boolean(state[twin][kind]),
  set: (on: boolean) => ask(`/twin/${twin}/faults`, { [kind]: on ? rule : null }),
})
/** One switch for all printer clouds: whichever the shop prints with. */
const printing = (kind: string) => ({
  on: ({ printing }: State) => printing.some((faults) => Boolean(faults[kind])),
  set: (on: boolean) =>
    Promise.all(makers.map((maker) => ask(`/twin/${maker}/faults`, { [kind]: on ? always : null }))),
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
  { group: '打印机', name: '同一张收两次', note: '网络送了两遍', ...printing('twice') },
  { group: '打印机', name: '收了不回', note: '出了纸，没回执', ...printing('noAnswer') },
  { group: '打印机', name: '没收到', note: '路上丢了', ...printing('lostRequest') },
  { group: '打印机', name: '限流', note: '说太频繁', ...printing('throttle') },
  { group: '打印机', name: '502', note: '没做', ...printing('error5xx') },
  { group: '微信', name: '系统繁忙', note: '-1', ...fault('wechat', 'busy') },
  { group: '微信', name: '限流', note: '45011', ...fault('wechat', 'throttle') },
  { group: '微信', name: '没有回答', note: '做了，不回', ...fault('wechat', 'noAnswer') },
]

/** Fault switches of the partners, by partner; a tap changes it there and then. */
export async function drawFaults(): Promise<void> {
  const of = (twin: string) => ask<Record<string, unknown>>(`/twin/${twin}/faults`)
  const [kdniao, wechat, printing] = await Promise.all([of('kdniao'), of('wechat'), Promise.all(makers.map(of))])
  const state: State = { kdniao, printing, wechat, quirks: await ask('/twin/kdniao/quirks') }
  const rows: HTMLElement[] = []
  let group = ''
  for (const item of SWITCHES) {
    if (item.group !== group) rows.push(element('h3', '', item.group))
    group = item.group
    const on = item.on(state)
    const row = element('button', 'switch')
    const name = element('div', '', item.name)
    name.append(element('small', '', item.note))
    row.setAttribute('role', 'switch')
    row.setAttribute('aria-checked', String(on))
    row.append(name, element('i'), element('span', '', on ? '开' : '关'))
    row.onclick = () => void item.set(!on).then(() => drawFaults())
    rows.push(row)
  }
  byId('fault-count').textContent = `${SWITCHES.filter((item) => item.on(state)).length} 个开着`
  byId('faults').replaceChildren(...rows)
}
