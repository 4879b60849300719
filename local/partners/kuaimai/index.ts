import { assembleTwin } from '../assemble'
import { chinaTime } from '../china-time'
import { entry } from '../digest'
import { createLedger } from '../journal'
import { createPushQueue } from '../pushes'
import type { CellFont } from '../paper/tspl-draw'
import { createRateMeter } from '../rate-meter'
import type { KuaimaiSettings } from '../settings'
import type { Clock, Twin, TwinDeps } from '../twin'
import { kuaimaiAdmin } from './admin'
import type { KuaimaiContext } from './context'
import { KUAIMAI_FACES } from './faults'
import { resultOf, runPrinters } from './jobs'
import { kuaimaiQuirks } from './quirks'
import { kuaimaiOperation, serveKuaimai } from './routes'
import { kuaimaiSign } from './sign'
import { applyKuaimaiEvent, createKuaimaiState, type Job, type KuaimaiEvent, type KuaimaiState } from './state'

const PRINTS_A_SECOND = 6
const RESULTS_A_SECOND = 2

/** `{"data":"OK"}` with 200; three tries in all. */
const PUSH_POLICY = {
  gapsMs: [10_000, 60_000],
  accepts: ({ status, body }: { status: number; body: string }) => status === 200 && /"data"\s*:\s*"OK"/.test(body),
}

function booksOf(state: KuaimaiState) {
  return {
    jobs: [...state.jobs.values()].map(({ id, sn, at, sha, sheets, state: now }) => ({
      id,
      sn,
      at,
      sha,
      sheets,
      state: now,
    })),
    sheets: state.sheets,
    copies: state.sheets.length,
    twice: state.sheets.filter(({ twice }) => twice).length,
    waiting: [...state.waiting.values()].reduce((sum, jobs) => sum + jobs.length, 0),
  }
}

/** The push has no published form: the answer of print/result for one job, signed like a request. */
function resultMessage(context: KuaimaiContext, job: Job) {
  const { appId, secret, pushUrl } = context.settings
  const result = resultOf(job, context.state.devices.get(job.sn))
  const fields = { appId, timestamp: chinaTime(context.clock.now()), sn: job.sn, jobId: job.id, ...result }
  const body = JSON.stringify({ ...fields, sign: kuaimaiSign(fields, secret) })
  return { url: pushUrl, headers: { 'content-type': 'application/json' }, body }
}

/** cloud.kuaimai.com with its printers and their paper. Written from its docs, never from our driver. */
export function createKuaimaiTwin(deps: TwinDeps<KuaimaiSettings> & { readonly font?: CellFont }): Twin {
  const { clock, outbox, journal } = deps
  const settings = { ...deps.settings }
  const state = createKuaimaiState(settings.printers)
  const quirks = kuaimaiQuirks()
  const pushes = createPushQueue({ clock, outbox, policy: PUSH_POLICY })
  const meters = { print: metersBySn(PRINTS_A_SECOND, clock), result: metersBySn(RESULTS_A_SECOND, clock) }

  const ledger = createLedger<KuaimaiEvent>(journal, (event) => {
    switch (event.kind) {
      case 'push.queued':
      case 'push.failed':
      case 'push.ended':
        return pushes.apply(event)
      default:
        return applyKuaimaiEvent(state, event)
    }
  })
  const record = (event: KuaimaiEvent) => ledger.record(event)

  const context: KuaimaiContext = {
    state,
    settings,
    quirks,
    clock,
    record,
    pushResult(job) {
      if (settings.pushUrl === '') return
      const message = resultMessage(context, job)
      record(pushes.queue(message))
      if (quirks['KM-push-twice']) record(pushes.queue(message))
    },
  }

  return assembleTwin({
    name: 'kuaimai',
    clock,
    quirks,
    faces: KUAIMAI_FACES,
    operationOf: kuaimaiOperation,
    serve: (request) => serveKuaimai(context, request, meters),
    admin: kuaimaiAdmin(context, deps.font),
    books: () => ({ ...booksOf(state), pushes: pushes.counts() }),
    async tick() {
      runPrinters(context)
      await pushes.deliver(record)
    },
  })
}

/** One meter a printer. */
function metersBySn(perSecond: number, clock: Clock) {
  const meters = new Map<string, (now: number) => boolean>()
  return (sn: string) => entry(meters, sn, () => createRateMeter(perSecond))(clock.now())
}
