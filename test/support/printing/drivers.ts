import type { PrinterAccount, PrinterPort, PrintReceiptPush } from '@shared/ports/printer'
import { kuaidi100Sender } from '../../../cloudfunctions/inbound/kuaidi100'
import type { Sender } from '../../../cloudfunctions/inbound/sender'
import { createFeieReceiptPush } from '../../../cloudfunctions/providers/printer/feie'
import { createKuaidi100Printer, createKuaidi100ReceiptPush } from '../../../cloudfunctions/providers/printer/kuaidi100'
import { createKuaimaiReceiptPush } from '../../../cloudfunctions/providers/printer/kuaimai'
import { createLanPrinter } from '../../../cloudfunctions/providers/printer/lan'
import { createYilianyunReceiptPush } from '../../../cloudfunctions/providers/printer/yilianyun'
import { createXpyunPrinter } from '../../../cloudfunctions/providers/printer/xpyun'
import { createFeieTwin } from '../../../local/partners/feie'
import { createKuaidi100Twin } from '../../../local/partners/kuaidi100'
import { createKuaimaiTwin } from '../../../local/partners/kuaimai'
import { createXpyunTwin } from '../../../local/partners/xpyun'
import { createYilianyunTwin } from '../../../local/partners/yilianyun'
import type { WebGet } from '../../../local/partners/yilianyun/picture'
import { SANDBOX } from '../../../local/partners/settings'
import type { Bench } from '../../../local/partners/test-bench'
import type { Outbox, Twin } from '../../../local/partners/twin'
import { feieBench } from '../../contract/feie'
import { kuaimaiBench, twinReach } from '../../contract/twins'
import { yilianyunBench } from '../../contract/yilianyun'
import { createLanTwin, LAN_SANDBOX } from './lan-twin'

export const PUSH_URL = 'http://shop/inbound'

interface Ends {
  readonly twin: Twin
  readonly port: PrinterPort
  readonly printer: PrinterAccount
  /** Absent: what it pushes is not published, so nobody listens. */
  readonly push?: PrintReceiptPush
  /** Instead of `push`, where receipts are read in their own way. */
  readonly hear?: Sender
}

/** A driver with its twin, as the runs of all drivers want it. A new driver is one more row. */
export interface DriverCase {
  readonly name: string
  readonly driver: string
  readonly template: string
  /** The partner knows our key: a request that arrives twice is one label. */
  readonly hasKey: boolean
  /** The partner cannot be asked what became of a job. */
  readonly pushOnly?: true
  readonly quirks: Readonly<Record<string, boolean>>
  /** `get` is the open web: our own links answer there. */
  connect(bench: Bench, outbox: Outbox, get: WebGet): Ends
}

function xpyun(name: string, quirks: Readonly<Record<string, boolean>>): DriverCase {
  return {
    ...{ name, driver: 'xpyun', template: '76x130', hasKey: true, quirks },
    connect(bench, outbox) {
      const { user, userKey, printers } = SANDBOX.xpyun
      const twin = createXpyunTwin({ ...bench.deps(SANDBOX.xpyun), outbox })
      const { http, baseUrl } = twinReach(twin)
      const port = createXpyunPrinter({ http, settings: { baseUrl, user, userKey }, now: bench.clock.now })
      return { twin, port, printer: { id: 'p1', driver: 'xpyun', sn: printers[0]?.sn ?? '', fields: {} } }
    },
  }
}

function yilianyun(name: string, quirks: Readonly<Record<string, boolean>>): DriverCase {
  return {
    ...{ name, driver: 'yilianyun', template: '76x130', hasKey: true, quirks },
    connect(bench, outbox, get) {
      const settings = { ...SANDBOX.yilianyun, pushUrl: `${PUSH_URL}/yilianyun` }
      const twin = createYilianyunTwin({ ...bench.deps(settings), outbox, get })
      const { port, printer } = yilianyunBench({ twin, bench, key: 'good' })
      const push = createYilianyunReceiptPush({ ...SANDBOX.yilianyun, now: bench.clock.now })
      return { twin, port, printer, push }
    },
  }
}

const kuaidi100: DriverCase = {
  ...{ name: 'kuaidi100', driver: 'kuaidi100', template: '76x130', hasKey: true, pushOnly: true },
  quirks: { 'K100-push-twice': true },
  connect(bench, outbox) {
    const { key, secret, printers } = SANDBOX.kuaidi100
    const twin = createKuaidi100Twin({ ...bench.deps(SANDBOX.kuaidi100), outbox })
    const { http, baseUrl } = twinReach(twin)
    const settings = { baseUrl, key, secret, receiptUrl: `${PUSH_URL}/kuaidi100` }
    const push = createKuaidi100ReceiptPush(settings)
    return {
      twin,
      port: createKuaidi100Printer({ http, settings, now: bench.clock.now }),
      printer: { id: 'p1', driver: 'kuaidi100', sn: printers[0]?.sn ?? '', fields: {} },
      hear: (request, inbound) => kuaidi100Sender(request, { ...inbound, kuaidi100: push }),
    }
  },
}

const lan: DriverCase = {
  ...{ name: 'lan', driver: 'lan', template: '76x130', hasKey: true, quirks: {} },
  connect(bench) {
    const twin = createLanTwin(bench)
    const { http, baseUrl } = twinReach(twin)
    const port = createLanPrinter({ http, settings: { baseUrl, key: LAN_SANDBOX.key }, now: bench.clock.now })
    return { twin, port, printer: { id: 'p1', driver: 'lan', sn: LAN_SANDBOX.address, fields: {} } }
  },
}

export const DRIVER_CASES: readonly DriverCase[] = [
  {
    name: 'kuaimai',
    driver: 'kuaimai',
    template: '76x130',
    hasKey: false,
    quirks: { 'KM-push-twice': true },
    connect(bench, outbox) {
      const settings = { ...SANDBOX.kuaimai, pushUrl: `${PUSH_URL}/kuaimai` }
      const twin = createKuaimaiTwin({ ...bench.deps(settings), outbox })
      const { port, printer } = kuaimaiBench({ twin, bench, key: 'good' })
      return { twin, port, printer, push: createKuaimaiReceiptPush(SANDBOX.kuaimai) }
    },
  },
  {
    name: 'feie',
    driver: 'feie',
    template: '60x40',
    hasKey: false,
    quirks: { 'FEIE-push-twice': true },
    connect(bench, outbox) {
      const twin = createFeieTwin({ ...bench.deps({ ...SANDBOX.feie, pushUrl: `${PUSH_URL}/feie` }), outbox })
      const { port, printer } = feieBench({ twin, bench, key: 'good' })
      return { twin, port, printer, push: createFeieReceiptPush({ publicKey: SANDBOX.feie.pushPublicKey }) }
    },
  },
  kuaidi100,
  lan,
  xpyun('xpyun', {}),
  xpyun('xpyun that refuses a known key', { 'XPB-key-refused': true }),
  yilianyun('yilianyun', { 'YLY-push-twice': true }),
  yilianyun('yilianyun that fetches at once', { 'YLY-fetch-early': true, 'YLY-push-json': true }),
]
