import type { Journal } from './journal'

export interface Clock {
  now(): number
}

export interface TwinRequest {
  readonly method: string
  /** Path inside the partner's own URL space, e.g. `/cgi-bin/stable_token`. */
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface TwinReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
  /** The caller waits this long for the answer; the work itself is done already. */
  readonly delayMs?: number
}

/** The connection stays silent: the caller runs into its own time limit (or into `hangMs`). */
interface NoAnswer {
  readonly noAnswer: true
  readonly hangMs?: number
}

export type TwinAnswer = TwinReply | NoAnswer

/** Carries pushes to the shop's inbound URLs. Rejects when nothing answers. */
export interface Outbox {
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<{ status: number; body: string }>
}

/** A sandbox double of one partner: speaks its wire format, keeps its own books. Holds no timer: time passes in `tick`. */
export interface Twin {
  readonly name: string
  handle(request: TwinRequest): Promise<TwinAnswer>
  /** The console's door: throws AdminError on an unknown path or a bad body. */
  admin(path: string, body?: unknown): Promise<unknown>
  /** What the partner knows to be true: the figures every test compares with. */
  books(): unknown
  /** Does what is due by the clock: pushes, prints, requests that were held back. */
  tick(): Promise<void>
}

export interface TwinDeps<Settings> {
  readonly clock: Clock
  readonly random: () => number
  readonly settings: Settings
  readonly outbox: Outbox
  /** Without one the books live in memory only. */
  readonly journal?: Journal
}

/** The console asked for something that is not there; `status` is what the server answers. */
export class AdminError extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message)
  }
}

export const jsonReply = (value: unknown, status = 200): TwinReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})

/** An in-process request, as tests and the crash runs make it. */
export const twinRequest = (
  path: string,
  body: string | Buffer | object = '',
  query: Readonly<Record<string, string>> = {},
): TwinRequest => ({
  method: 'POST',
  path,
  query: new URLSearchParams(query),
  headers: {},
  body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})

export const isReply = (answer: TwinAnswer): answer is TwinReply => 'status' in answer
