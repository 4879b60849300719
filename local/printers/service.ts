import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { nameOf, readAddress, type Address } from './address'
import { LANGUAGES, type LanJob } from './job'
import { createLane, type Lane } from './lane'
import { isStopped, type Line } from './line'
import { createSignCheck, type SignedCall } from './sign'
import { openStore } from './store'

/** A page of ours has 144,000 bytes at most (100 x 180 mm as a plain picture). */
const MAX_CONTENT_BYTES = 160 * 1024
/** More than a printer puts out while the next ones are drawn; the rest stays in the ledger, from where it can be moved. */
const MAX_WAITING = 20
const MAX_IDS = 50

export interface PrintServiceOptions {
  readonly folder: string
  readonly key: string
  /** Printers that may be used; any other address is refused, or this would be a door to the whole network. */
  readonly printers: readonly Address[]
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly openLine: (address: Address) => Line
}

export interface PrintService {
  handle(call: SignedCall): Promise<{ readonly status: number; readonly body: object }>
  close(): Promise<void>
}

/** A no, as it goes over the wire. */
class Refusal extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(message)
  }
}
const TOO_MANY = 429

const placeBody = { address: z.string().max(200), language: z.enum(LANGUAGES) }
const lookBody = z.strictObject(placeBody)
const printBody = z.strictObject({
  ...placeBody,
  key: z.string().min(1).max(64),
  expiresInMs: z.int().max(7 * 86_400_000),
  content: z.base64(),
})
const jobsBody = z.strictObject({ ids: z.array(z.string().max(64)).max(MAX_IDS) })
const cancelBody = z.strictObject({ id: z.string().max(64) })

function read<S extends z.ZodType>(schema: S, body: Buffer): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw new Refusal('bad-request', 'not JSON')
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Refusal('bad-request', parsed.error.issues[0]?.path.join('.') ?? '')
  return parsed.data
}

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
  for (const lane of lanes.values()) lane.wake()

  function laneOf({ address, language }: z.output<typeof lookBody>) {
    const known = readAddress(address)
    const printer = known ? nameOf(known) : ''
    const lane = lanes.get(printer)
    if (!known || !lane) throw new Refusal('not-configured', address)
    if (language === 'pdf' && known.kind === 'raw') throw new Refusal('bad-request', 'language')
    return { printer, lane }
  }

  async function print(ask: z.output<typeof printBody>) {
    const { printer, lane } = laneOf(ask)
    const bytes = Buffer.from(ask.content, 'base64')
    if (bytes.length === 0 || bytes.length > MAX_CONTENT_BYTES) throw new Refusal('content-size', String(bytes.length))
    const sameKey = () => {
      const known = store.byKey(ask.key)
      if (known && known.printer !== printer) throw new Refusal('key-used', known.printer)
      return known
    }
    const known = sameKey()
    if (known) return { id: known.id }
    if (ask.expiresInMs <= 0) throw new Refusal('expired')
    if (store.open(printer).length >= MAX_WAITING) return undefined
    // a job for a printer that is away would count as taken, and could not be moved to another
    const condition = await lane.look(ask.language)
    if (isStopped(condition)) throw new Refusal('stopped', condition)
    const meanwhile = sameKey()
    if (meanwhile) return { id: meanwhile.id }
    const at = now()
    const job: LanJob = {
      ...{ id: randomUUID(), key: ask.key, printer, language: ask.language },
      ...{ at, expiresAt: at + ask.expiresInMs, state: 'waiting', stateAt: at },
    }
    store.add(job, bytes)
    lane.wake()
    return { id: job.id }
  }

  const ROUTES: Readonly<Record<string, (body: Buffer) => unknown>> = {
    '/bind': (body) => ({ printer: laneOf(read(lookBody, body)).printer }),
    async '/status'(body) {
      const ask = read(lookBody, body)
      const { printer, lane } = laneOf(ask)
      return { condition: await lane.look(ask.language), waiting: store.open(printer).length }
    },
    '/print': (body) => print(read(printBody, body)),
    '/jobs': (body) =>
      Object.fromEntries(
        read(jobsBody, body).ids.flatMap((id) => {
          const job = store.get(id)
          return job ? [[id, job.state]] : []
        }),
      ),
    '/cancel'(body) {
      const { id } = read(cancelBody, body)
      if (!store.move(id, 'cancelled', now())) throw new Refusal('not-waiting', store.get(id)?.state ?? 'no such job')
      return {}
    },
  }

  return {
    async handle(call) {
      const sign = isSigned(call)
      if (sign !== 'ok') return { status: 200, body: { ok: false, code: sign, text: '' } }
      const route = Object.hasOwn(ROUTES, call.path) ? ROUTES[call.path] : undefined
      if (!route) return { status: 404, body: {} }
      try {
        const value = await route(call.body)
        return value === undefined ? { status: TOO_MANY, body: {} } : { status: 200, body: { ok: true, value } }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { status: 200, body: { ok: false, code: error.code, text: error.message } }
      }
    },
    async close() {
      await Promise.all([...lanes.values()].map((lane) => lane.close()))
      store.close()
    },
  }
}
