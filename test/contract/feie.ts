import { bodyText } from '../support/canned-http'
import { createFeiePrinter } from '../../cloudfunctions/providers/printer/feie'
import { createFeieTwin } from '../../local/partners/feie'
import { SANDBOX } from '../../local/partners/settings'
import { createBench, type Bench } from '../../local/partners/test-bench'
import type { Twin } from '../../local/partners/twin'
import { realPage } from '../support/print-page'
import { cannedBench, type KeyKind } from './bench'
import type { PrinterBench } from './printer.contract'
import { recordedIn } from './recorded'
import { faultsOf, secretOf, twinReach } from './twins'

const NOW = Date.UTC(2026, 0, 2, 2)
/** The label that its markup can carry whole. */
const page = () => realPage('60x40')

/** One printer with a queue; `run` turns every waiting job into a sheet. */
export async function recordedFeie(key: KeyKind): Promise<PrinterBench> {
  const recorded = recordedIn('printer/feie')
  const yes = (data: unknown) => JSON.stringify({ msg: 'ok', ret: 0, data, serverExecutedTime: 6 })
  let waiting: string[] = []
  const printed: string[] = []

  function serve(form: URLSearchParams): string {
    switch (form.get('apiname') ?? '') {
      case 'Open_printerAddlist':
        return recorded('bound.json')
      case 'Open_queryPrinterStatus':
        return recorded('ready.json')
      case 'Open_queryOrderInfoByDate':
        return yes({ print: printed.length, waiting: form.get('date') === '2026-01-02' ? waiting.length : 0 })
      case 'Open_queryOrderState':
        return recorded(printed.includes(form.get('orderid') ?? '') ? 'done.json' : 'not-yet.json')
      case 'Open_delPrinterSqs':
        waiting = []
        return recorded('done.json')
    }
    const jobId = `316500011_20260102100000_137260123${waiting.length + printed.length}`
    waiting.push(jobId)
    return recorded('printed.json').replace('316500011_20261123140500_1372601234', jobId)
  }
  const { http, ...faults } = cannedBench(
    (request) => (key === 'bad' ? recorded('bad-sign.json') : serve(new URLSearchParams(bodyText(request)))),
    recorded('too-fast.json'),
  )
  const settings = { baseUrl: 'http://feie.test', user: 'demo@example.com', userKey: 'k', receiptUrl: '' }
  return {
    ...faults,
    port: createFeiePrinter({ http, settings, now: () => NOW }),
    printer: { id: 'p1', driver: 'feie', sn: '316500011', fields: { key: 'abcdefgh' } },
    page: page(),
    async run() {
      printed.push(...waiting)
      waiting = []
    },
    sheets: async () => printed.length,
  }
}

export function feieBench({ twin, bench, key }: { twin: Twin; bench: Bench; key: KeyKind }): PrinterBench {
  const { user, userKey, printers } = SANDBOX.feie
  const { http, baseUrl } = twinReach(twin)
  const settings = { baseUrl, user, userKey: secretOf(key, userKey), receiptUrl: 'http://shop/inbound/feie' }
  const { sn, deviceKey } = printers[0] ?? { sn: '', deviceKey: '' }
  return {
    ...faultsOf(twin),
    port: createFeiePrinter({ http, settings, now: bench.clock.now }),
    printer: { id: 'p1', driver: 'feie', sn, fields: { key: deviceKey } },
    page: page(),
    async run() {
      bench.pass(60_000)
      await twin.tick()
    },
    sheets: async () => ((await twin.admin('sheets', {})) as unknown[]).length,
  }
}

export async function twinFeie(key: KeyKind, quirks: object = {}): Promise<PrinterBench> {
  const bench = createBench()
  const twin = createFeieTwin(bench.deps(SANDBOX.feie))
  await twin.admin('quirks', quirks)
  return feieBench({ twin, bench, key })
}
