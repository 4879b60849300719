import type { JobCondition } from '@shared/ports/printer'
import type { HttpRequest } from '../../cloudfunctions/cloud/http'
import { createKuaidi100Printer, createKuaidi100ReceiptPush } from '../../cloudfunctions/providers/printer/kuaidi100'
import { createKuaidi100Twin } from '../../local/partners/kuaidi100'
import { SANDBOX } from '../../local/partners/settings'
import { createBench } from '../../local/partners/test-bench'
import { cannedBench, type KeyKind } from './bench'
import type { PrinterBench } from './printer.contract'
import { recordedIn } from './recorded'
import { faultsOf, secretOf, twinReach, type Reached } from './twins'

const NOW = Date.UTC(2026, 0, 2, 2)
const RECEIPTS = 'http://desk.test/inbound/kuaidi100'

const isOrder = ({ url }: HttpRequest) => url.includes('method=imgOrder')

/** One box with a queue; an order number that was used before is refused. */
export async function recordedKuaidi100(key: KeyKind): Promise<PrinterBench> {
  const recorded = recordedIn('printer/kuaidi100')
  const orders = new Set<string>()
  const printed = new Set<string>()
  const taskId = (n: number) => `D21DB1AC74A260E6F5604FC43B45980${n}`

  function order(param: string): string {
    const { orderId } = JSON.parse(param) as { orderId: string }
    if (orders.has(orderId)) return recorded('repeated.json')
    orders.add(orderId)
    return recorded('ordered.json').replace('D21DB1AC74A260E6F5604FC43B4598B8', taskId(orders.size))
  }
  const { http, ...faults } = cannedBench(
    (request) => {
      if (key === 'bad') return recorded('bad-sign.json')
      return isOrder(request) ? order(new URL(request.url).searchParams.get('param') ?? '') : recorded('online.json')
    },
    recorded('limited.json'),
    isOrder,
  )
  const settings = { baseUrl: 'http://k100.test', key: 'k', secret: 's', receiptUrl: RECEIPTS }
  return {
    ...faults,
    port: createKuaidi100Printer({ http, settings, now: () => NOW }),
    printer: { id: 'p1', driver: 'kuaidi100', sn: 'KX100L000001', fields: {} },
    told: (jobId) => (printed.has(jobId) ? 'printed' : undefined),
    async run() {
      for (let n = 1; n <= orders.size; n += 1) printed.add(taskId(n))
    },
    sheets: async () => printed.size,
  }
}

/** Our driver with the sandbox account, wherever the twin is reached. */
export function kuaidi100At({ http, baseUrl, now }: Reached) {
  const { key, secret } = SANDBOX.kuaidi100
  return createKuaidi100Printer({ http, settings: { baseUrl, key, secret, receiptUrl: RECEIPTS }, now })
}

/** The twin, with our reader of receipts at the address that each order carries. */
export async function twinKuaidi100(key: KeyKind, quirks: object = {}) {
  const bench = createBench()
  const { key: own, secret, printers } = SANDBOX.kuaidi100
  const twin = createKuaidi100Twin(bench.deps(SANDBOX.kuaidi100))
  await twin.admin('quirks', quirks)
  const { http, baseUrl } = twinReach(twin)
  const settings = { baseUrl, key: own, secret: secretOf(key, secret), receiptUrl: RECEIPTS }
  const push = createKuaidi100ReceiptPush(settings)
  const heard = () => bench.sent.map(({ url, body }) => push.parse(Object.fromEntries(new URL(url).searchParams), body))
  const printerBench: PrinterBench = {
    ...faultsOf(twin, 'imgOrder'),
    port: createKuaidi100Printer({ http, settings, now: bench.clock.now }),
    printer: { id: 'p1', driver: 'kuaidi100', sn: printers[0]?.sn ?? '', fields: {} },
    told: (jobId): JobCondition | undefined => heard().find((receipt) => receipt?.jobId === jobId)?.condition,
    async run() {
      bench.replies.push({ status: 200, body: push.answer().body })
      bench.pass(60_000)
      await twin.tick()
    },
    sheets: async () => ((await twin.admin('sheets', {})) as unknown[]).length,
  }
  return { ...printerBench, twin, heard }
}
