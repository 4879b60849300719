/*
 * The two unmodified SDKs behind one small face. A gateway is reached through the same environment variables that a function has;
 * a real environment through its id and secrets.
 */
import type * as NodeSdk from '@cloudbase/node-sdk'

export interface Target {
  readonly envId: string
  readonly secretId: string
  readonly secretKey: string
  /** Address of a local gateway; undefined = the real cloud. */
  readonly url?: string
}
type Data = Readonly<Record<string, unknown>>
export type Document = Record<string, unknown> & { readonly _id: string }

/** Only what the checks use: the SDKs' own types promise `void | string` here and there. */
interface Query {
  where(query: unknown): Query
  orderBy(field: string, order: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: Readonly<Record<string, boolean>>): Query
  get(): Promise<{ data: Document[] }>
  count(): Promise<{ total: number }>
  update(data: unknown): Promise<Record<string, unknown>>
  updateAndReturn(data: unknown): Promise<{ updated: number; doc: Document | null }>
  remove(): Promise<Record<string, unknown>>
}
interface Operand {
  and(other: unknown): Operand
}
type Command = Record<
  | 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'or' | 'and' | 'exists' | 'elemMatch' | 'size' | 'all' | 'mod'
  | 'inc' | 'mul' | 'set' | 'remove' | 'push' | 'pull' | 'pullAll' | 'addToSet' | 'shift' | 'pop' | 'max' | 'min' | 'rename',
  (...values: unknown[]) => Operand
> & { readonly aggregate: { sum(value: unknown): unknown } } // prettier-ignore
interface Collection extends Query {
  add(data: unknown): Promise<{ _id?: string; id?: string; ids?: string[] }>
  doc(id: string): {
    get(): Promise<{ data: Document | Document[] }>
    set(data: unknown): Promise<Record<string, unknown>>
    update(data: unknown): Promise<Record<string, unknown>>
  }
  aggregate(): Pipeline
}
interface Pipeline {
  match(query: unknown): Pipeline
  group(spec: unknown): Pipeline
  sort(spec: unknown): Pipeline
  end(): Promise<{ list?: Document[]; data?: Document[] }>
}
export interface Database {
  readonly command: Command
  collection(name: string): Collection
  serverDate(): unknown
  RegExp(spec: { regexp: string; options: string }): unknown
  startTransaction(): Promise<unknown>
}
interface WxSdk {
  init(options: { env: string }): void
  database(): Database
}

export interface Sdk {
  readonly label: 'wx-server-sdk' | 'node-sdk'
  readonly db: Database
  readonly app: NodeSdk.CloudBase
  /** Wraps data as this SDK's add, update and set want it. */
  data(data: Data): unknown
  add(collection: string, data: Data): Promise<string>
  /** undefined = there is none (wx-server-sdk throws, node-sdk answers an empty list). */
  get(collection: string, id: string): Promise<Document | undefined>
  updated(result: Record<string, unknown>): number
  removed(result: Record<string, unknown>): number
}

const pointAt = (target: Target): void => {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF', // without it the first call looks for a metadata service
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: target.envId,
    TCB_ENV: target.envId,
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TENCENTCLOUD_SECRETID: target.secretId,
    TENCENTCLOUD_SECRETKEY: target.secretKey,
    SILENCE: 'true',
  })
  if (target.url) process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${target.url}/admin` })
}

const nodeSdk = (target: Target): Sdk => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the SDK reads process.env when it loads: it must be set before
  const { init } = require('@cloudbase/node-sdk') as typeof NodeSdk
  const app = init({ env: target.envId, secretId: target.secretId, secretKey: target.secretKey, keepalive: true })
  const db = app.database() as unknown as Database
  return {
    label: 'node-sdk',
    app,
    db,
    data: (data) => data,
    add: async (collection, data) => (await db.collection(collection).add(data)).id ?? '',
    get: async (collection, id) => {
      const { data } = await db.collection(collection).doc(id).get()
      return Array.isArray(data) ? data[0] : data
    },
    updated: (result) => Number(result.updated),
    removed: (result) => Number(result.deleted),
  }
}

const statsOf = (result: Record<string, unknown>): Record<string, unknown> => result.stats as Record<string, unknown>
const wxSdk = (target: Target, app: NodeSdk.CloudBase): Sdk => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
  const wx = require('wx-server-sdk') as WxSdk
  wx.init({ env: target.envId })
  const db = wx.database()
  return {
    label: 'wx-server-sdk',
    app,
    db,
    data: (data) => ({ data }),
    add: async (collection, data) => (await db.collection(collection).add({ data }))._id ?? '',
    get: async (collection, id) => {
      try {
        const { data } = await db.collection(collection).doc(id).get()
        return Array.isArray(data) ? data[0] : data
      } catch (error) {
        if (/does not exist/.test(String((error as Error).message))) return undefined
        throw error
      }
    },
    updated: (result) => Number(statsOf(result).updated),
    removed: (result) => Number(statsOf(result).removed),
  }
}

/** Both SDKs, pointed at the target through process.env. */
export const sdksFor = (target: Target): readonly [node: Sdk, wx: Sdk] => {
  pointAt(target)
  const node = nodeSdk(target)
  return [node, wxSdk(target, node.app)]
}
