import type { Cloud } from './cloud'
import { makers, OUT_OF_PAPER, stands, type PrinterRow } from './console/makers'
import type { PhoneNetwork } from './front'

/** One switch as the console draws it; a printer's own names it. */
interface FaultRow {
  readonly id: string
  readonly on: boolean
  readonly printer?: Pick<PrinterRow, 'maker' | 'sn'>
}
interface Switch extends FaultRow {
  readonly move: (on: boolean) => Promise<unknown>
}
type Twins = Pick<Cloud, 'twin'>
type Armed = Readonly<Record<string, unknown>>
type Quirks = Readonly<Record<string, boolean>>

const PAUSE_MS = 3 * 3_600_000
const always = { mode: 'always' }
const COURIER = { noAnswer: always, slow: { ...always, ms: 8_000 }, throttle: always }
const PRINTERS = ['twice', 'noAnswer', 'lostRequest', 'throttle', 'error5xx']
const WECHAT = { throttle: always, busy: always, noAnswer: always }
const UNKNOWN = 'WX-10060001-unshipped'

/** The faults that a twin has by kind, each with the rule that it is armed with. */
async function faultsOf({ twin }: Twins, name: string, rules: Readonly<Record<string, object>>): Promise<Switch[]> {
  const armed = await twin<Armed>(name, 'faults')
  return Object.entries(rules).map(([kind, rule]) => ({
    id: `${name}.${kind}`,
    on: Boolean(armed[kind]),
    move: (on) => twin(name, 'faults', { [kind]: on ? rule : null }),
  }))
}

async function ofCouriers(twins: Twins): Promise<Switch[]> {
  const quirks = await twins.twin<Quirks>('kdniao', 'quirks')
  const bare: Switch = {
    id: 'kdniao.bare-106',
    on: quirks['K106-bare'] ?? false,
    move: (on) => twins.twin('kdniao', 'quirks', { 'K106-bare': on, 'K106-replay': !on }),
  }
  return [...(await faultsOf(twins, 'kdniao', COURIER)), bare]
}

/** Paper and plug of every printer that stands there. */
async function ofPrinters({ twin }: Twins): Promise<Switch[]> {
  const rows = await Promise.all(
    makers.map(async (maker) => (await twin<PrinterRow[]>(maker, 'printers')).map((row) => ({ ...row, maker }))),
  )
  return rows
    .flat()
    .filter(stands)
    .flatMap(({ maker, sn, online, deviceStatus }): Switch[] => {
      const change = (to: object) => twin(maker, 'printers', { sn, ...to })
      const printer = { maker, sn }
      const paper = (on: boolean) => change({ deviceStatus: on ? OUT_OF_PAPER : 0 })
      return [
        { id: `paper.${maker}.${sn}`, printer, on: deviceStatus === OUT_OF_PAPER, move: paper },
        { id: `offline.${maker}.${sn}`, printer, on: !online, move: (on) => change({ online: !on }) },
      ]
    })
}

/** One switch for all printer clouds: whichever the shop prints with. */
async function ofPrinterClouds({ twin }: Twins): Promise<Switch[]> {
  const armed = await Promise.all(makers.map((maker) => twin<Armed>(maker, 'faults')))
  return PRINTERS.map((kind) => ({
    id: `printers.${kind}`,
    on: armed.some((faults) => Boolean(faults[kind])),
    move: (on) => Promise.all(makers.map((maker) => twin(maker, 'faults', { [kind]: on ? always : null }))),
  }))
}

async function ofWechat(twins: Twins): Promise<Switch[]> {
  const { twin } = twins
  const quirks = await twin<Quirks>('wechat', 'quirks')
  const { until } = await twin<{ until: number | null }>('wechat', 'pause')
  return [
    {
      id: 'wechat.10060001',
      on: quirks[UNKNOWN] ?? false,
      move: (on) => twin('wechat', 'quirks', { [UNKNOWN]: on }),
    },
    { id: 'wechat.pause', on: until !== null, move: (on) => twin('wechat', 'pause', { ms: on ? PAUSE_MS : 0 }) },
    ...(await faultsOf(twins, 'wechat', WECHAT)),
  ]
}

/** Every switch of the console in one list: what is on is asked of whoever has it, so a page that is loaded anew sees the same. */
export function createFaults(twins: Twins, phones: PhoneNetwork) {
  const cut: Switch['move'] = (on) => Promise.resolve((phones.isCut = on))
  const all = async (): Promise<Switch[]> => {
    const parts = [ofCouriers(twins), ofPrinters(twins), ofPrinterClouds(twins), ofWechat(twins)]
    return [...(await Promise.all(parts)).flat(), { id: 'phones.offline', on: phones.isCut, move: cut }]
  }
  const row = ({ id, on, printer }: Switch): FaultRow => ({ id, on, ...(printer ? { printer } : {}) })
  return {
    list: async (): Promise<FaultRow[]> => (await all()).map(row),
    set: async (id: string, on: boolean): Promise<void> => {
      const found = (await all()).find((one) => one.id === id)
      if (!found) throw new Error(`no switch ${id}`)
      await found.move(on)
    },
  }
}
