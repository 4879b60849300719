import cloud from 'wx-server-sdk'

export interface Identity {
  /** Absent when the call did not come from a mini-program. */
  readonly openid?: string
  readonly appId?: string
  /** `wx_client`, `wx_trigger`, `scf`, ... as the platform names the caller. */
  readonly source: string
}

/** Who calls. Reads the platform's variables of this one call: per-instance concurrency must stay off. */
export function callerIdentity(): Identity {
  const context = cloud.getWXContext() as Readonly<Record<string, unknown>>
  const text = (name: string) => (typeof context[name] === 'string' && context[name] ? context[name] : undefined)
  const openid = text('OPENID')
  const appId = text('APPID')
  return { ...(openid ? { openid } : {}), ...(appId ? { appId } : {}), source: text('SOURCE') ?? '' }
}
