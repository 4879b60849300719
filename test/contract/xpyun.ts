import { bodyText } from '../support/canned-http'
import { createXpyunPrinter } from '../../cloudfunctions/providers/printer/xpyun'
import { SANDBOX } from '../../local/partners/settings'
import { createBench } from '../../local/partners/test-bench'
import { createXpyunTwin } from '../../local/partners/xpyun'
import { cannedBench, type KeyKind } from './bench'
import type { PrinterBench } from './printer.contract'
import { recordedIn } from './recorded'
import { faultsOf, secretOf, twinReach, type Reached } from './twins'

const NOW = Date.UTC(2026, 0, 2, 2)
const lastOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''

/** One printer with a queue; a key that was used before gives the order it gave then. */
export async function recordedXpyun(key: KeyKind): Promise<PrinterBench> {
  const recorded = recordedIn('printer/xpyun')
  const yes = (data: unknown) => JSON.stringify({ code: 0, msg: 'ok', data, serverExecutedTime: 1 })
  const byKey = new Map<string, string>()
  let waiting: string[] = []
  const printed: string[] = []

  function order(idempotent: string): string {
    const known = byKey.get(idempotent)
    if (known !== undefined) return yes(known)
    const orderId = `OM2611231405000${byKey.size}`
    byKey.set(idempotent, orderId)
    waiting.push(orderId)
    return recorded('ordered.json').replace('OM26112314050012345678', orderId)
  }
  const { http, ...faults } = cannedBench(
    (request) => {
      if (key === 'bad') return recorded('bad-sign.json')
      const body = JSON.parse(bodyText(request)) as { idempotent: string; orderId: string }
      const call = lastOf(request.url)
      if (call === 'queryPrinterStatus') return recorded('status-well.json')
      if (call === 'getAwaitTasks') return yes(waiting.length)
      if (call === 'queryOrderState') return yes(printed.includes(body.orderId))
      if (call === 'delPrinterQueue') waiting = waiting.filter((id) => id !== body.orderId)
      return call === 'printImage' ? order(body.idempotent) : recorded('verified.json')
    },
    recorded('too-fast.json'),
    ({ url }) => lastOf(url) === 'printImage',
  )
  const settings = { baseUrl: 'http://xpyun.test', user: 'demo@example.com', userKey: 'k' }
  return {
    ...faults,
    port: createXpyunPrinter({ http, settings, now: () => NOW }),
    printer: { id: 'p1', driver: 'xpyun', sn: 'XPC76A240000001', fields: {} },
    async run() {
      printed.push(...waiting)
      waiting = []
    },
    sheets: async () => printed.length,
  }
}

/** Our driver with the sandbox account, wherever the twin is reached. */
export function xpyunAt({ http, baseUrl, now }: Reached) {
  const { user, userKey } = SANDBOX.xpyun
  return createXpyunPrinter({ http, settings: { baseUrl, user, userKey }, now })
}

interface XpyunParts {
  readonly quirks?: object
  readonly language?: 'TSPL'
}

export async function twinXpyun(key: KeyKind, { quirks = {}, language }: XpyunParts = {}): Promise<PrinterBench> {
  const bench = createBench()
  const { user, userKey, printers } = SANDBOX.xpyun
  const twin = createXpyunTwin(bench.deps(SANDBOX.xpyun))
  await twin.admin('quirks', quirks)
  const { http, baseUrl } = twinReach(twin)
  const settings = { baseUrl, user, userKey: secretOf(key, userKey) }
  return {
    ...faultsOf(twin, language ? 'print' : 'printImage'),
    port: createXpyunPrinter({ http, settings, now: bench.clock.now }),
    printer: { id: 'p1', driver: 'xpyun', sn: printers[0]?.sn ?? '', fields: language ? { language } : {} },
    async run() {
      bench.pass(60_000)
      await twin.tick()
    },
    sheets: async () => ((await twin.admin('sheets', {})) as unknown[]).length,
  }
}
