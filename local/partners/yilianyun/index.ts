import { z } from 'zod'
import { readBody } from '../admin-body'
import { assembleTwin } from '../assemble'
import { chinaTime } from '../china-time'
import { createLedger } from '../journal'
import { printAdmin } from '../printing/admin'
import { fetchPictures, runPrinters } from '../printing/jobs'
import { applyPrintEvent, createPrintState, printBooks, type Job, type PrintState } from '../printing/state'
import { createPushQueue, type PushEvent } from '../pushes'
import type { YilianyunSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import type { YilianyunContext, YilianyunEvent } from './context'
import { YILIANYUN_FACES } from './faults'
import { pictureFetcher, type WebGet } from './picture'
import { yilianyunQuirks } from './quirks'
import { serveYilianyun, yilianyunOperation } from './routes'
import { yilianyunSign } from './sign'
import { applyTokenEvent, createTokens, type Tokens } from './tokens'

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

interface Kept {
  readonly pushes: { apply(event: PushEvent): void }
  readonly tokens: Tokens
  readonly state: PrintState
}

const applier =
  ({ pushes, tokens, state }: Kept) =>
  (event: YilianyunEvent) => {
    switch (event.kind) {
      case 'push.queued':
      case 'push.failed':
      case 'push.ended':
        return pushes.apply(event)
      case 'token':
      case 'tokens-ended':
        return applyTokenEvent(tokens, event)
      default:
        return applyPrintEvent(state, event)
    }
  }

/** open-api.10ss.net with its printers and their paper. Written from its docs, never from our driver. */
export function createYilianyunTwin(deps: TwinDeps<YilianyunSettings> & { readonly get: WebGet }): Twin {
  const { clock, outbox, journal, get } = deps
  const settings = { ...deps.settings }
  const state = createPrintState(settings.printers)
  const tokens = createTokens()
  const quirks = yilianyunQuirks()
  const pushes = createPushQueue({ clock, outbox, policy: PUSH_POLICY })
  const fetchPicture = pictureFetcher(get)
  const isOpen = createDoor(get)

  const ledger = createLedger<YilianyunEvent>(journal, applier({ pushes, tokens, state }))
  const record = (event: YilianyunEvent) => ledger.record(event)

  const context: YilianyunContext = {
    state,
    settings,
    quirks,
    tokens,
    clock,
    record,
    sheetMs: settings.sheetMs,
    firstId: FIRST_JOB,
    ended(job) {
      if (job.state !== 'printed' || settings.pushUrl === '') return
      const message = finishedMessage(context, job)
      record(pushes.queue(message))
      if (quirks['YLY-push-twice']) record(pushes.queue(message))
    },
  }

  return assembleTwin({
    name: 'yilianyun',
    clock,
    quirks,
    faces: YILIANYUN_FACES,
    operationOf: yilianyunOperation,
    serve: (request) => serveYilianyun(context, request),
    admin: {
      ...printAdmin(context),
      push(body) {
        if (body !== undefined) Object.assign(settings, readBody(z.strictObject({ pushUrl: z.string() }), body))
        return { pushUrl: settings.pushUrl }
      },
      endTokens() {
        record({ kind: 'tokens-ended' })
        return { ok: true }
      },
    },
    books: () => ({ ...printBooks(state), tokens: tokens.count, pushes: pushes.counts() }),
    async tick() {
      await fetchPictures(context, fetchPicture, quirks['YLY-fetch-early'])
      runPrinters(context)
      if (pushes.counts().pending > 0 && (await isOpen(settings.pushUrl))) await pushes.deliver(record)
    },
  })
}
