import type { FunctionSpec } from '../../config/functions-types'
import type { Schema } from '../../config/schema-types'
import type { ProfileName } from './limits'

/** One line of a function's console, or of the platform about it. */
export interface LogLine {
  readonly at: number
  readonly fn: string
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'platform'
  readonly text: string
}

/** Answers wx.openapi calls: the WeChat twin. The object is what WeChat would answer ({errcode, errmsg, ...}). */
export type OpenApi = (apiName: string, args: Readonly<Record<string, unknown>>) => Promise<object>

export interface GatewayOptions {
  /** Database, files. Survives restarts. */
  readonly dataDir: string
  /** 0 = any free port. */
  readonly port?: number
  readonly schema: Schema
  readonly functions?: readonly FunctionSpec[]
  /** Holds one folder a bundle, with index.js in it. */
  readonly functionsDir?: string
  /** Environment of every function, as set in the cloud console: at most 4 KB. */
  readonly functionEnv?: Readonly<Record<string, string>>
  readonly profile?: ProfileName
  readonly envId?: string
  readonly appId?: string
  /** Credentials for callers outside the functions (tests, tools); random when not given. */
  readonly secretId?: string
  readonly secretKey?: string
  /** Pages of these origins may call (the phone page in a browser). */
  readonly allowedOrigins?: readonly string[]
  readonly openapi?: OpenApi
  /** The same by HTTP: POST {apiName, args} -> JSON. */
  readonly openapiUrl?: string
  readonly timersOff?: boolean
  /** The local clock is this far ahead of the machine's. */
  readonly clockOffsetMs?: number
  /** In-process tests bring a clock of their own. */
  readonly clock?: { now(): number }
  /** Share of invocations that meet a fresh instance (0..1), drawn from `seed`. */
  readonly coldStartRate?: number
  readonly seed?: number
  readonly log?: (line: LogLine) => void
}
