/** What the gateway and a worker say to each other. `null` in env = the variable is not set in this invocation. */
export interface Call {
  readonly eventText: string
  readonly env: Readonly<Record<string, string | null>>
  readonly context: Readonly<Record<string, unknown>>
}
export interface WorkerStart {
  readonly file: string
  /** Counts calls; the worker sleeps on it between two of them. */
  readonly signal: SharedArrayBuffer
}
export type FromWorker =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'result'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string }
  | { readonly kind: 'log'; readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly text: string }
