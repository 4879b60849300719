import type { PrinterAccount, PrinterPort, PrintReceiptPush } from '@shared/ports/printer'
import { createFeieReceiptPush } from '../../../cloudfunctions/providers/printer/feie'
import { createKuaimaiReceiptPush } from '../../../cloudfunctions/providers/printer/kuaimai'
import { createFeieTwin } from '../../../local/partners/feie'
import { createKuaimaiTwin } from '../../../local/partners/kuaimai'
import { SANDBOX } from '../../../local/partners/settings'
import type { Bench } from '../../../local/partners/test-bench'
import type { Outbox, Twin } from '../../../local/partners/twin'
import { feieBench } from '../../contract/feie'
import { kuaimaiBench } from '../../contract/twins'

export const PUSH_URL = 'http://shop/inbound'

interface Ends {
  readonly twin: Twin
  readonly port: PrinterPort
  readonly printer: PrinterAccount
  readonly push: PrintReceiptPush
}

/** A driver with its twin, as the runs of all drivers want it. A new driver is one more row. */
export interface DriverCase {
  readonly driver: string
  readonly template: string
  /** The partner knows our key: a request that arrives twice is one label. */
  readonly hasKey: boolean
  readonly pushTwice: string
  connect(bench: Bench, outbox: Outbox): Ends
}

export const DRIVER_CASES: readonly DriverCase[] = [
  {
    driver: 'kuaimai',
    template: '76x130',
    hasKey: false,
    pushTwice: 'KM-push-twice',
    connect(bench, outbox) {
      const settings = { ...SANDBOX.kuaimai, pushUrl: `${PUSH_URL}/kuaimai` }
      const twin = createKuaimaiTwin({ ...bench.deps(settings), outbox })
      const { port, printer } = kuaimaiBench({ twin, bench, key: 'good' })
      return { twin, port, printer, push: createKuaimaiReceiptPush(SANDBOX.kuaimai) }
    },
  },
  {
    driver: 'feie',
    template: '60x40',
    hasKey: false,
    pushTwice: 'FEIE-push-twice',
    connect(bench, outbox) {
      const twin = createFeieTwin({ ...bench.deps({ ...SANDBOX.feie, pushUrl: `${PUSH_URL}/feie` }), outbox })
      const { port, printer } = feieBench({ twin, bench, key: 'good' })
      return { twin, port, printer, push: createFeieReceiptPush({ publicKey: SANDBOX.feie.pushPublicKey }) }
    },
  },
]
