/** One deployed cloud function. Several names may share one bundle (work0..work2). */
export interface FunctionSpec {
  readonly name: string
  /** Folder below dist/functions that holds index.js. */
  readonly bundle: string
  readonly timeoutMs: number
  readonly memoryMb: number
  /** 7-field cron (second minute hour day month weekday year), read in UTC+8; CloudBase allows one timer a function. */
  readonly timer?: string
  /** May a mini-program client invoke it (function rules)? */
  readonly clientInvoke: boolean
  /** Is it reached through HTTP access? */
  readonly http: boolean
  /** openapi permissions, as in the function's config.json. */
  readonly openapi?: readonly string[]
}
