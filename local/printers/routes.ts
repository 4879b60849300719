import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { nameOf, readAddress } from './address'
import { LANGUAGES, type LanJob } from './job'
import type { Lane } from './lane'
import { isStopped } from './line'
import type { JobStore } from './store'

/** A page of ours has 144,000 bytes at most (100 x 180 mm as a plain picture). */
const MAX_CONTENT_BYTES = 160 * 1024
/** More than a printer puts out while the next ones are drawn; the rest stays in the ledger, from where it can be moved. */
const MAX_WAITING = 20
const MAX_IDS = 50
const WEEK_MS = 7 * 86_400_000

export interface PrintersContext {
  readonly store: JobStore
  /** By the one way to write a printer's address. */
  readonly lanes: ReadonlyMap<string, Lane>
  readonly now: () => number
}

/** A no, as it goes over the wire. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(message)
  }
}

const place = { address: z.string().max(200), language: z.enum(LANGUAGES) }
const placeBody = z.strictObject(place)
const printBody = z.strictObject({
  ...place,
  key: z.string().min(1).max(64),
  expiresInMs: z.int().max(WEEK_MS),
  content: z.base64(),
})
type PrintAsk = z.output<typeof printBody>
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

/** For the shop's owner, who reads on the phone why a printer does not bind. */
const notNamed = (address: string) => `电脑上没有登记这台打印机：启动时加 --printer ${address}`

function laneOf({ lanes }: PrintersContext, { address, language }: z.output<typeof placeBody>) {
  const known = readAddress(address)
  const printer = known ? nameOf(known) : ''
  const lane = lanes.get(printer)
  if (!known || !lane) throw new Refusal('not-configured', notNamed(address))
  if (language === 'pdf' && known.kind === 'raw') throw new Refusal('bad-request', 'language')
  return { printer, lane }
}

function jobOfKey({ store }: PrintersContext, key: string, printer: string): LanJob | undefined {
  const known = store.byKey(key)
  if (known && known.printer !== printer) throw new Refusal('key-used', known.printer)
  return known
}

/** Undefined: the queue is full for now. */
async function print(context: PrintersContext, ask: PrintAsk): Promise<{ readonly id: string } | undefined> {
  const { store, now } = context
  const { printer, lane } = laneOf(context, { address: ask.address, language: ask.language })
  const bytes = Buffer.from(ask.content, 'base64')
  if (bytes.length === 0 || bytes.length > MAX_CONTENT_BYTES) throw new Refusal('content-size', String(bytes.length))
  const known = jobOfKey(context, ask.key, printer)
  if (known) return { id: known.id }
  if (ask.expiresInMs <= 0) throw new Refusal('expired')
  if (store.open(printer).length >= MAX_WAITING) return undefined
  const at = now()
  // a job for a printer that is away would count as taken, and could not be moved to another
  const condition = await lane.look(ask.language)
  if (isStopped(condition)) throw new Refusal('stopped', condition)
  const meanwhile = jobOfKey(context, ask.key, printer)
  if (meanwhile) return { id: meanwhile.id }
  const job: LanJob = {
    ...{ id: randomUUID(), key: ask.key, printer, language: ask.language },
    ...{ at, expiresAt: at + ask.expiresInMs, state: 'waiting', stateAt: at },
  }
  store.add(job, bytes)
  lane.wake()
  return { id: job.id }
}

async function status(context: PrintersContext, ask: z.output<typeof placeBody>) {
  const { printer, lane } = laneOf(context, ask)
  return { condition: await lane.look(ask.language), waiting: context.store.open(printer).length }
}

function statesOf({ store }: PrintersContext, ids: readonly string[]) {
  const found = ids.flatMap((id) => store.get(id) ?? [])
  return Object.fromEntries(found.map(({ id, state }) => [id, state]))
}

function cancel({ store, now }: PrintersContext, id: string) {
  if (!store.move(id, 'cancelled', now())) throw new Refusal('not-waiting', store.get(id)?.state ?? 'no such job')
  return {}
}

type Route = (context: PrintersContext, body: Buffer) => unknown

/** What can be asked of the printers of the house. */
export const ROUTES: Readonly<Record<string, Route>> = {
  '/bind': (context, body) => ({ printer: laneOf(context, read(placeBody, body)).printer }),
  '/status': (context, body) => status(context, read(placeBody, body)),
  '/print': (context, body) => print(context, read(printBody, body)),
  '/jobs': (context, body) => statesOf(context, read(jobsBody, body).ids),
  '/cancel': (context, body) => cancel(context, read(cancelBody, body).id),
}
