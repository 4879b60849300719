import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DATABASE_ACTIONS, DATABASE_WRITES } from '../database/actions'
import { FILE_ACTIONS } from '../files/actions'
import { openidOfToken } from '../functions/environment'
import type { Parts } from '../parts'
import { badParam, CloudError, databaseFailed } from '../wire/errors'
import { openApiAnswer } from '../wire/open-api'
import { parseRequest } from '../wire/parse'
import { json, refusalOf, type Outcome, type Request } from './reply'

const envelope = z.looseObject({ action: z.string() })
const invoking = z.object({
  function_name: z.string(),
  request_data: z.string().optional(),
  wxCloudApiToken: z.string().optional(),
})
const named = z.object({ collectionName: z.string().default('') })
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const collectionOf = (request: unknown): string => parseRequest(named, request).collectionName

/** Latency, rate and connections of the profile, and the faults, around one database call. */
const database = async (parts: Parts, action: string, request: unknown): Promise<object | 'lost'> => {
  const { switches, gate } = parts
  const run = DATABASE_ACTIONS[action]
  if (!run) throw badParam(`unknown action ${action}`)
  const write = DATABASE_WRITES.has(action)
  if (switches.spend('exceedRequests') || !gate.admit(switches.profile.qps))
    throw new CloudError('EXCEED_REQUEST_LIMIT', 'request rate limit exceeded')
  gate.count(`${action} ${collectionOf(request)}`)
  if (gate.open >= switches.profile.connections)
    throw new CloudError('EXCEED_CONCURRENT_REQUEST_LIMIT', 'too many database connections')
  gate.open += 1
  try {
    if (switches.profile.dbLatencyMs > 0) await pause(switches.profile.dbLatencyMs)
    if (write && switches.spend('failWrites')) throw databaseFailed('write refused: a fault switch is on')
    const answer = run(parts.database, request)
    if (write && switches.spend('loseAnswers')) return 'lost'
    if (write && switches.spend('lateAnswers')) await pause(switches.all.lateMs)
    return answer
  } finally {
    gate.open -= 1
  }
}

const invoke = async (parts: Parts, request: unknown, source: string | undefined): Promise<object> => {
  const { function_name: name, request_data: data = '{}', wxCloudApiToken } = parseRequest(invoking, request)
  const openid = openidOfToken(wxCloudApiToken)
  const caller = { kind: 'function', ...(source ? { source } : {}), ...(openid ? { openid } : {}) } as const
  return { data: { response_data: await parts.functions.invoke(name, data, caller) } }
}

const act = async (parts: Parts, { body, headers }: Request): Promise<object | 'lost'> => {
  const request: unknown = JSON.parse(body.toString())
  const { action } = parseRequest(envelope, request)
  if (action.startsWith('database.')) return database(parts, action, request)
  if (action === 'functions.invokeFunction') return invoke(parts, request, headers['x-tcb-source']?.toString())
  const file = FILE_ACTIONS[action]
  if (file) return file(parts.files, request, parts.url)
  throw badParam(`unknown action ${action}`)
}

/** The one address both SDKs speak to: POST /admin?env=...&seqId=... */
export const adminRoute = async (parts: Parts, request: Request): Promise<Outcome> => {
  const requestId = randomUUID()
  try {
    const secretId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const spec = parts.functions.bySecretId(secretId)
    if (!spec && secretId !== parts.secretId) throw new CloudError('SIGN_PARAM_INVALID', 'secret id error')
    const contentType = request.headers['content-type'] ?? ''
    if (contentType.startsWith('multipart/')) {
      const body = await openApiAnswer(request.body, contentType, { spec, openapi: parts.openapi })
      return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body }
    }
    const answer = await act(parts, request)
    return answer === 'lost' ? 'lost' : json({ requestId, ...answer })
  } catch (error) {
    return json({ requestId, ...refusalOf(error) })
  }
}
