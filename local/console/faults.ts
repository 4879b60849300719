import { ask, byId, drawOnce, element } from './wire'
import { makers, stands, type PrinterRow } from './makers'
import { shortName } from './printer-name'

interface FaultRow {
  readonly id: string
  readonly on: boolean
  readonly printer?: Pick<PrinterRow, 'maker' | 'sn'>
}
interface Words {
  readonly name: string
  readonly note?: string
}

const GROUPS: readonly (readonly [prefixes: readonly string[], title: string])[] = [
  [['kdniao'], '快递鸟'],
  [['paper', 'offline', 'printers'], '打印机'],
  [['wechat'], '微信'],
  [['phones'], '本机'],
]
const WORDS: Readonly<Record<string, Words>> = {
  'kdniao.noAnswer': { name: '没有回答', note: '做了，不回' },
  'kdniao.slow': { name: '慢', note: '每次 8 秒' },
  'kdniao.throttle': { name: '快递鸟限流', note: '超过每秒次数' },
  'kdniao.bare-106': { name: '106 重复单号', note: '不带单号' },
  'printers.twice': { name: '同一张收两次' },
  'printers.noAnswer': { name: '打印机收了不回', note: '出了纸，没回执' },
  'printers.lostRequest': { name: '打印机没收到', note: '路上丢了' },
  'printers.throttle': { name: '打印机限流', note: '说太频繁' },
  'printers.error5xx': { name: '打印机 502', note: '没做' },
  'wechat.10060001': { name: '10060001', note: '刚付款查不到' },
  'wechat.throttle': { name: '限流', note: '45011' },
  'wechat.pause': { name: '推送停 3 小时' },
  'wechat.busy': { name: '微信繁忙', note: '-1' },
  'wechat.noAnswer': { name: '微信没有回答', note: '做了，不回' },
  'phones.offline': { name: '断网', note: '手机页' },
}
/** Wanted rarely: folded away. */
const RARE: readonly string[] = [
  'kdniao.throttle',
  'printers.noAnswer',
  'printers.lostRequest',
  'printers.throttle',
  'printers.error5xx',
  'wechat.busy',
  'wechat.noAnswer',
]
const ORDER = Object.keys(WORDS)
const prefixOf = ({ id }: FaultRow) => id.split('.')[0] ?? ''

function wordsOf({ id, printer }: FaultRow, printers: readonly PrinterRow[]): Words {
  if (!printer) return WORDS[id] ?? { name: id }
  const index = printers.findIndex(({ maker, sn }) => maker === printer.maker && sn === printer.sn)
  return { name: `${shortName({ ...printer, index })}${id.startsWith('paper') ? '缺纸' : '离线'}` }
}

function rowOf(fault: FaultRow, { name, note }: Words): HTMLElement {
  const row = element('button', note === undefined ? 'switch' : 'switch tall')
  const words = element('div', '', name)
  if (note !== undefined) words.append(element('small', '', note))
  row.id = `fault-${fault.id}`
  row.setAttribute('role', 'switch')
  row.setAttribute('aria-checked', String(fault.on))
  row.append(words, element('i'), element('span', '', fault.on ? '开' : '关'))
  row.onclick = () => void ask('/desk/faults', { id: fault.id, on: !fault.on }).then(drawFaults)
  return row
}

let open = false

function rareOnes(rows: readonly HTMLElement[], count: number): HTMLElement {
  const box = element('details') as HTMLDetailsElement
  box.open = open
  box.ontoggle = () => (open = box.open)
  box.append(element('summary', '', count > 0 ? `更多，${count} 个开着` : '更多'), ...rows)
  return box
}

/** Every switch, by partner; a tap moves it there and then. */
export async function drawFaults(): Promise<void> {
  const [faults, ...all] = await Promise.all([
    ask<FaultRow[]>('/desk/faults'),
    ...makers.map(async (maker) =>
      (await ask<PrinterRow[]>(`/twin/${maker}/printers`)).map((row) => ({ ...row, maker })),
    ),
  ])
  const printers = all.flat().filter(stands)
  byId('fault-count').textContent = `${faults.filter(({ on }) => on).length} 个开着`
  const place = ({ id, printer }: FaultRow) => (printer ? -1 : ORDER.indexOf(id))
  drawOnce('faults', faults, () => {
    const often = faults.filter(({ id }) => !RARE.includes(id))
    const rare = faults.filter(({ id }) => RARE.includes(id))
    const groups = GROUPS.flatMap(([prefixes, title]) => {
      const own = often.filter((one) => prefixes.includes(prefixOf(one))).sort((a, b) => place(a) - place(b))
      return [element('h3', '', title), ...own.map((fault) => rowOf(fault, wordsOf(fault, printers)))]
    })
    const folded = rare.map((fault) => rowOf(fault, wordsOf(fault, printers)))
    return [...groups, rareOnes(folded, rare.filter(({ on }) => on).length)]
  })
}
