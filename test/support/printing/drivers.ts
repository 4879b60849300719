import type { PrinterAccount, PrinterPort, PrintReceiptPush } from '@shared/ports/printer'
import { createFeieReceiptPush } from '../../../cloudfunctions/providers/printer/feie'
import { createKuaimaiReceiptPush } from '../../../cloudfunctions/providers/printer/kuaimai'
import { createYilianyunReceiptPush } from '../../../cloudfunctions/providers/printer/yilianyun'
import { createXpyunPrinter } from '../../../cloudfunctions/providers/printer/xpyun'
import { createFeieTwin } from '../../../local/partners/feie'
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

export const PUSH_URL = 'http://shop/inbound'

interface Ends {
  readonly twin: Twin
  readonly port: PrinterPort
  readonly printer: PrinterAccount
  /** Absent: what it pushes is not published, so nobody listens. */
  readonly push?: PrintReceiptPush
}

/** A driver with its twin, as the runs of all drivers want it. A new driver is one more row. */
export interface DriverCase {
  readonly name: string
  readonly driver: string
  readonly template: string
  /** The partner knows our key: a request that arrives twice is one label. */
  readonly hasKey: boolean
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
  xpyun('xpyun', {}),
  xpyun('xpyun that refuses a known key', { 'XPB-key-refused': true }),
  yilianyun('yilianyun', { 'YLY-push-twice': true }),
  yilianyun('yilianyun that fetches at once', { 'YLY-fetch-early': true, 'YLY-push-json': true }),
]
