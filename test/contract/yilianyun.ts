import type { PrintPage } from '@shared/ports/printer'
import { bodyText } from '../support/canned-http'
import { createYilianyunPrinter } from '../../cloudfunctions/providers/printer/yilianyun'
import { SANDBOX } from '../../local/partners/settings'
import { createBench, type Bench } from '../../local/partners/test-bench'
import type { Twin } from '../../local/partners/twin'
import { createYilianyunTwin } from '../../local/partners/yilianyun'
import type { WebGet } from '../../local/partners/yilianyun/picture'
import { realPage } from '../support/print-page'
import { cannedBench, type KeyKind } from './bench'
import type { PrinterBench } from './printer.contract'
import { memoryTokens, recordedIn } from './recorded'
import { faultsOf, secretOf, twinReach } from './twins'

const NOW = Date.UTC(2026, 0, 2, 2)

/** One printer with a queue and a memory for keys; `run` turns every waiting job into a sheet. */
export async function recordedYilianyun(key: KeyKind): Promise<PrinterBench> {
  const recorded = recordedIn('printer/yilianyun')
  const byKey = new Map<string, string>()
  let waiting: string[] = []
  const printed: string[] = []

  function print(originId: string): string {
    const jobId = byKey.get(originId) ?? `173628591${byKey.size}`
    if (!byKey.has(originId)) waiting.push(jobId)
    byKey.set(originId, jobId)
    return recorded('printed.json').replace('1736285914', jobId)
  }
  const stateFile = (orderId: string) => {
    if (printed.includes(orderId)) return 'order-printed.json'
    return waiting.includes(orderId) ? 'order-waiting.json' : 'order-cancelled.json'
  }
  function serve(path: string, form: URLSearchParams): string {
    const orderId = form.get('order_id') ?? ''
    switch (path) {
      case '/oauth/oauth':
        return recorded('token.json')
      case '/printer/getprintstatus':
        return recorded('ready.json')
      case '/printer/getorderstatus':
        return recorded(stateFile(orderId))
      case '/printer/cancelone':
        waiting = waiting.filter((id) => id !== orderId)
        return recorded('done.json')
      case '/pictureprint/index':
        return print(form.get('origin_id') ?? '')
    }
    return recorded('done.json')
  }
  const { http, ...faults } = cannedBench(
    (request) =>
      key === 'bad'
        ? recorded('bad-sign.json')
        : serve(new URL(request.url).pathname, new URLSearchParams(bodyText(request))),
    recorded('too-fast.json'),
  )
  const settings = { baseUrl: 'http://yilianyun.test', clientId: '1012345678', clientSecret: 's' }
  return {
    ...faults,
    port: createYilianyunPrinter({ http, settings, tokens: memoryTokens(), now: () => NOW }),
    printer: { id: 'p1', driver: 'yilianyun', sn: '4004500011', fields: { msign: 'm1' } },
    async run() {
      printed.push(...waiting)
      waiting = []
    },
    sheets: async () => printed.length,
  }
}

/** The open web, where one page's picture lies at its address. */
export const webOf = (page: PrintPage): WebGet => {
  const png = Buffer.from(page.png())
  return async (url) =>
    url === page.pictureUrl() ? { status: 200, body: png } : { status: 404, body: Buffer.alloc(0) }
}

export function yilianyunBench({ twin, bench, key }: { twin: Twin; bench: Bench; key: KeyKind }): PrinterBench {
  const { clientId, clientSecret, printers } = SANDBOX.yilianyun
  const { http, baseUrl } = twinReach(twin)
  const settings = { baseUrl, clientId, clientSecret: secretOf(key, clientSecret) }
  const { sn, deviceKey } = printers[0] ?? { sn: '', deviceKey: '' }
  return {
    ...faultsOf(twin),
    port: createYilianyunPrinter({ http, settings, tokens: memoryTokens(), now: bench.clock.now }),
    printer: { id: 'p1', driver: 'yilianyun', sn, fields: { msign: deviceKey } },
    async run() {
      bench.pass(60_000)
      await twin.tick()
    },
    sheets: async () => ((await twin.admin('sheets', {})) as unknown[]).length,
  }
}

export async function twinYilianyun(key: KeyKind, quirks: object = {}): Promise<PrinterBench> {
  const bench = createBench()
  const twin = createYilianyunTwin({ ...bench.deps(SANDBOX.yilianyun), get: webOf(realPage()) })
  await twin.admin('quirks', quirks)
  return yilianyunBench({ twin, bench, key })
}
