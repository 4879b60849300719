import type { FunctionSpec } from '../../../config/functions-types'
import { LIMITS } from '../limits'

/** Who calls a function: a mini-program user, another function, a timer, HTTP access. */
export type Caller =
  | { readonly kind: 'client'; readonly openid: string }
  /** `source` grows at every step (wx_client,scf); the user at the start of the chain stays known. */
  | { readonly kind: 'function'; readonly source?: string; readonly openid?: string }
  | { readonly kind: 'timer' }
  | { readonly kind: 'http' }

export interface Place {
  readonly url: string
  readonly envId: string
  readonly appId: string
  readonly secretId: string
  readonly secretKey: string
}

/** Throws when the variables of a function exceed what the cloud takes. */
export const checkFunctionEnv = (env: Readonly<Record<string, string>>): void => {
  const bytes = Object.entries(env).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0)
  if (bytes > LIMITS.functionEnvBytes)
    throw new Error(
      `Environment variables of functions take ${bytes} bytes, the cloud allows ${LIMITS.functionEnvBytes}`,
    )
}

/** Environment of an instance: what the SDKs read to find their way (node-sdk utils/tcbapiendpoint.js), pointed here. */
export const instanceEnv = (
  spec: FunctionSpec,
  place: Place,
  own: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...own,
  TZ: 'UTC',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: place.envId,
  SCF_FUNCTIONNAME: spec.name,
  TENCENTCLOUD_SECRETID: place.secretId,
  TENCENTCLOUD_SECRETKEY: place.secretKey,
  TENCENTCLOUD_SESSIONTOKEN: '',
  TCB_ENV: place.envId,
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${place.url}/admin` }),
  SILENCE: 'true', // the SDK's false "longer than 3s" warning
})

const sourceOf = (caller: Caller): string => {
  if (caller.kind === 'client') return 'wx_client'
  if (caller.kind === 'timer') return 'wx_trigger'
  return caller.kind === 'http' ? ',http' : (caller.source ?? ',scf')
}

/** What the SDK sends along as wxCloudApiToken: the cloud finds the user behind a function's own calls by it. */
const TOKEN = 'user:'
export const openidOfToken = (token: string | undefined): string | undefined =>
  token?.startsWith(TOKEN) ? token.slice(TOKEN.length) : undefined

/** Variables of one call: identity, source, clock. */
export const callEnv = (caller: Caller, place: Place, clockOffsetMs: number): Record<string, string | null> => {
  const openid = caller.kind === 'client' || caller.kind === 'function' ? (caller.openid ?? null) : null
  return {
    TCB_SOURCE: sourceOf(caller),
    TRIGGER_SRC: caller.kind === 'timer' ? 'timer' : null,
    WX_CONTEXT_KEYS: openid === null ? 'WX_APPID' : 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN',
    WX_OPENID: openid,
    WX_APPID: place.appId,
    WX_CLIENTIP: openid === null ? null : '127.0.0.1',
    WX_API_TOKEN: openid === null ? null : `${TOKEN}${openid}`,
    CLOCK_OFFSET_MS: String(clockOffsetMs),
  }
}
