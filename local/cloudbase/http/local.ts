import { z } from 'zod'
import type { Parts } from '../parts'
import { switchPatchSchema } from '../switches'
import { timerEvent } from '../timers/timers'
import { badParam } from '../wire/errors'
import { parseRequest } from '../wire/parse'
import { tempUrlsRoute, uploadRoute } from './client'
import { json, refusalOf, type Reply, type Request } from './reply'

const killing = z.object({ fn: z.string() })
const moving = z.object({ offsetMs: z.int().min(0) })

const bodyOf = (request: Request): unknown => {
  try {
    return request.body.length > 0 ? JSON.parse(request.body.toString()) : {}
  } catch {
    throw badParam('the body is not JSON')
  }
}

/** POST /local/run/<fn>: without a body as its timer would, with a body as another function would. */
const run = async (parts: Parts, request: Request): Promise<Reply> => {
  const fn = request.url.pathname.slice('/local/run/'.length)
  const result =
    request.body.length > 0
      ? await parts.functions.invoke(fn, JSON.stringify(bodyOf(request)), { kind: 'function' })
      : await parts.functions.invoke(fn, timerEvent(fn, parts.clock.now()), { kind: 'timer' })
  return json({ result: JSON.parse(result) as unknown })
}

const state = (parts: Parts): Reply =>
  json({
    envId: parts.envId,
    now: parts.clock.now(),
    clockOffsetMs: parts.clock.offsetMs,
    switches: parts.switches.all,
    functions: parts.functions.state,
    databaseCalls: Object.fromEntries(parts.gate.calls),
    collections: parts.database.store.names,
  })

const tallying = z.object({ collection: z.string(), field: z.string().regex(/^\w+(\.\w+)*$/) })
const tally = (parts: Parts, params: URLSearchParams): Reply => {
  const { collection, field } = parseRequest(tallying, Object.fromEntries(params))
  return json(parts.database.store.tally(collection, field))
}

const POSTS: Readonly<Record<string, (parts: Parts, request: Request) => Reply>> = {
  '/local/switches': (parts, request) => {
    parts.switches.set(parseRequest(switchPatchSchema, bodyOf(request)))
    return json(parts.switches.all)
  },
  '/local/clock': (parts, request) => {
    const { offsetMs } = parseRequest(moving, bodyOf(request))
    if (!parts.clock.moveTo(offsetMs)) throw badParam(`the clock only moves forward (now ${parts.clock.offsetMs})`)
    return json({ now: parts.clock.now(), clockOffsetMs: offsetMs })
  },
  '/local/kill': (parts, request) => json({ killed: parts.functions.kill(parseRequest(killing, bodyOf(request)).fn) }),
  '/local/upload': uploadRoute,
  '/local/temp-urls': (parts, request) => tempUrlsRoute(parts, bodyOf(request)),
}

/** Everything the cloud does not have: switches, clock, killing, running by hand, logs. */
export const localRoute = async (parts: Parts, request: Request): Promise<Reply> => {
  const { pathname, searchParams } = request.url
  try {
    if (request.method === 'GET' && pathname === '/local/state') return state(parts)
    if (request.method === 'GET' && pathname === '/local/tally') return tally(parts, searchParams)
    if (request.method === 'GET' && pathname === '/local/logs') {
      const after = Number(searchParams.get('after') ?? 0)
      return json(parts.logs.filter((line) => line.at > after))
    }
    if (request.method === 'POST' && pathname.startsWith('/local/run/')) return await run(parts, request)
    const post = request.method === 'POST' ? POSTS[pathname] : undefined
    return post ? post(parts, request) : json({ code: 'INVALID_PATH', message: `${request.method} ${pathname}` }, 404)
  } catch (error) {
    return json(refusalOf(error), 400)
  }
}
