import { assembleTwin } from '../assemble'
import { chinaTime } from '../china-time'
import { printAdmin } from '../printing/admin'
import { openRoom, pushAdmin } from '../printing/open-room'
import { fetchPictures } from '../printing/jobs'
import type { Job } from '../printing/state'
import type { YilianyunSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import type { YilianyunContext } from './context'
import { YILIANYUN_FACES } from './faults'
import { pictureFetcher, type WebGet } from './picture'
import { yilianyunQuirks } from './quirks'
import { serveYilianyun, yilianyunOperation } from './routes'
import { yilianyunSign } from './sign'
import { applyTokenEvent, createTokens, type TokenEvent } from './tokens'

const FIRST_JOB = 1_736_285_914

const isOk = (body: string) => /"data"\s*:\s*"OK"/.test(body)
/** Two more tries. */
const PUSH_POLICY = {
  gapsMs: [10_000, 60_000],
  accepts: ({ status, body }: { status: number; body: string }) => status === 200 && isOk(body),
}

function finishedMessage({ settings, quirks, clock }: YilianyunContext, job: Job) {
  const { clientId, clientSecret, pushUrl } = settings
  const time = String(Math.floor(clock.now() / 1000))
  const fields = {
    cmd: 'oauth_finish',
    machine_code: job.sn,
    order_id: job.id,
    origin_id: job.key ?? '',
    state: '1',
    print_time: chinaTime(clock.now()),
    push_time: time,
    sign: yilianyunSign(clientId, time, clientSecret),
  }
  return quirks['YLY-push-json']
    ? { url: pushUrl, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }
    : {
        url: pushUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }
}

/** The address of pushes must answer a GET with `{"data":"OK"}` before anything is told there. */
function createDoor(get: WebGet) {
  let opened = ''
  return async (url: string): Promise<boolean> => {
    if (url === '' || url === opened) return url !== ''
    const answer = await get(url).catch(() => undefined) // nobody there: asked again at the next round
    if (answer?.status !== 200 || !isOk(answer.body.toString('utf8'))) return false
    opened = url
    return true
  }
}

/** open-api.10ss.net with its printers and their paper. Written from its docs, never from our driver. */
export function createYilianyunTwin(deps: TwinDeps<YilianyunSettings> & { readonly get: WebGet }): Twin {
  const { clock, get } = deps
  const settings = { ...deps.settings }
  const tokens = createTokens()
  const quirks = yilianyunQuirks()
  const fetchPicture = pictureFetcher(get)
  const isOpen = createDoor(get)
  const push = {
    policy: PUSH_POLICY,
    message: (job: Job) =>
      job.state === 'printed' && settings.pushUrl !== '' ? finishedMessage(context, job) : undefined,
    isDoubled: () => quirks['YLY-push-twice'],
  }
  const { room, books, tick } = openRoom<TokenEvent>(
    { deps, firstId: FIRST_JOB, push },
    (event): event is TokenEvent => {
      if (event.kind !== 'token' && event.kind !== 'tokens-ended') return false
      applyTokenEvent(tokens, event)
      return true
    },
  )
  const context: YilianyunContext = { ...room, settings, quirks, tokens }

  return assembleTwin({
    name: 'yilianyun',
    clock,
    quirks,
    faces: YILIANYUN_FACES,
    operationOf: yilianyunOperation,
    serve: (request) => serveYilianyun(context, request),
    admin: {
      ...printAdmin(context),
      ...pushAdmin(settings),
      endTokens() {
        room.record({ kind: 'tokens-ended' })
        return { ok: true }
      },
    },
    books: () => ({ ...books(), tokens: tokens.count }),
    async tick() {
      await fetchPictures(context, fetchPicture, quirks['YLY-fetch-early'])
      await tick(() => isOpen(settings.pushUrl))
    },
  })
}
