import { nameOf, type Address } from './address'
import { createLane, type Lane } from './lane'
import type { Line } from './line'
import { Refusal, ROUTES, type PrintersContext } from './routes'
import { createSignCheck, type SignedCall } from './sign'
import { openStore } from './store'

export interface PrintServiceOptions {
  readonly folder: string
  readonly key: string
  /** Printers that may be used; any other address is refused, or this would be a door to the whole network. */
  readonly printers: readonly Address[]
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly openLine: (address: Address) => Line
}

export interface PrintAnswer {
  readonly status: number
  readonly body: object
}

export interface PrintService {
  handle(call: SignedCall): Promise<PrintAnswer>
  close(): Promise<void>
}

const refused = (code: string, text = ''): PrintAnswer => ({ status: 200, body: { ok: false, code, text } })

/** Printers of the house behind signed calls: one queue each, jobs on disk, a key that never prints twice. */
export function createPrintService(options: PrintServiceOptions): PrintService {
  const { folder, key, printers, now, wait, openLine } = options
  const store = openStore(folder, now())
  const isSigned = createSignCheck(key)
  const lanes = new Map<string, Lane>()
  for (const address of printers) {
    const printer = nameOf(address)
    lanes.set(printer, createLane({ printer, line: openLine(address), store, now, wait }))
  }
  const context: PrintersContext = { store, lanes, now }
  for (const lane of lanes.values()) lane.wake()

  return {
    async handle(call) {
      const sign = isSigned(call)
      if (sign !== 'ok') return refused(sign)
      const route = Object.hasOwn(ROUTES, call.path) ? ROUTES[call.path] : undefined
      if (!route) return { status: 404, body: {} }
      try {
        const value = await route(context, call.body)
        return value === undefined ? { status: 429, body: {} } : { status: 200, body: { ok: true, value } }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refused(error.code, error.message)
      }
    },
    async close() {
      await Promise.all([...lanes.values()].map((lane) => lane.close()))
      store.close()
    },
  }
}
