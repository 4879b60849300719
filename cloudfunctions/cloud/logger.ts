/** All that may stand in a log line: ids, words and numbers of ours. Free text of a partner or a person is not among them. */
export interface LogFields {
  readonly effectId?: string
  readonly kind?: string
  readonly docId?: string
  readonly batchId?: string
  readonly shopId?: string
  readonly account?: string
  readonly route?: string
  readonly state?: string
  readonly count?: number
  readonly ms?: number
  readonly provider?: string
  readonly providerCode?: string
  /** Name of a thrown error and where it came from; its message may quote a person's data and stays out. */
  readonly error?: string
}

export interface Log {
  info(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const FIELDS: ReadonlySet<string> = new Set<keyof LogFields>([
  'effectId',
  'kind',
  'docId',
  'batchId',
  'shopId',
  'account',
  'route',
  'state',
  'count',
  'ms',
  'provider',
  'providerCode',
  'error',
])

/** The allow-list holds at run time too: an object with more fields than its type loses them here. */
export function createLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, fields: LogFields = {}) =>
    write(
      JSON.stringify({
        level,
        event,
        ...Object.fromEntries(Object.entries(fields).filter(([name]) => FIELDS.has(name))),
      }),
    )
  return {
    info: (event, fields) => line('info', event, fields),
    error: (event, fields) => line('error', event, fields),
  }
}

/** Name and first frame of our own code. */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frame = error.stack?.split('\n').find((text) => /^\s+at /.test(text))
  return `${error.name}${frame ? ` ${frame.trim().replace(/\(.*[\\/]/, '(')}` : ''}`
}
