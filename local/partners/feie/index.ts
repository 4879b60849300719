import { z } from 'zod'
import { readBody } from '../admin-body'
import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { runPrinters } from '../printing/jobs'
import { applyPrintEvent, createPrintState, printBooks, type Job, type PrintEvent } from '../printing/state'
import { createPushQueue, type PushEvent } from '../pushes'
import type { FeieSettings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import type { FeieContext } from './context'
import { FEIE_FACES } from './faults'
import { feieQuirks } from './quirks'
import { feieOperation, serveFeie } from './routes'
import { signReceipt } from './sign'

const FIRST_JOB = 1
/** Unpublished: a few tries. */
const PUSH_GAPS_MS = [10_000, 60_000]

function receiptMessage({ quirks, settings, clock }: FeieContext, job: Job, url: string) {
  const fields: (readonly [string, string])[] = [
    ['orderId', job.id],
    ['status', quirks['FEIE-push-word'] ? 'true' : '1'],
    ['stime', String(Math.floor(clock.now() / 1000))],
  ]
  // sent in another order than by name, so that the two ways to sign differ
  fields.reverse()
  const sign = signReceipt(fields, settings.pushPrivateKey, !quirks['FEIE-push-bare'])
  const body = new URLSearchParams(
    [...fields, ['sign', sign]].map(([name = '', value = '']) => [name, value]),
  ).toString()
  return { url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }
}

/** api.feieyun.cn with its label printers and their paper. Written from its docs, never from our driver. */
export function createFeieTwin(deps: TwinDeps<FeieSettings> & { readonly font?: CellFont }): Twin {
  const { clock, outbox, journal } = deps
  const settings = { ...deps.settings }
  const state = createPrintState(settings.printers)
  const quirks = feieQuirks()
  const accepts = ({ status, body }: { status: number; body: string }) =>
    status === 200 && (!quirks['FEIE-push-success'] || body.trim() === 'SUCCESS')
  const pushes = createPushQueue({ clock, outbox, policy: { gapsMs: PUSH_GAPS_MS, accepts } })

  const ledger = createLedger<PrintEvent | PushEvent>(journal, (event) => {
    switch (event.kind) {
      case 'push.queued':
      case 'push.failed':
      case 'push.ended':
        return pushes.apply(event)
      default:
        return applyPrintEvent(state, event)
    }
  })
  const record = (event: PrintEvent | PushEvent) => ledger.record(event)

  const context: FeieContext = {
    state,
    settings,
    quirks,
    clock,
    record,
    sheetMs: settings.sheetMs,
    firstId: FIRST_JOB,
    ended(job) {
      // the address must be the one entered in the console; a job that was thrown away is told to nobody
      if (job.state !== 'printed' || !job.callback || job.callback.url !== settings.pushUrl) return
      const message = receiptMessage(context, job, job.callback.url)
      record(pushes.queue(message))
      if (quirks['FEIE-push-twice']) record(pushes.queue(message))
    },
  }

  return assembleTwin({
    name: 'feie',
    clock,
    quirks,
    faces: FEIE_FACES,
    operationOf: feieOperation,
    serve: (request) => serveFeie(context, request),
    admin: {
      ...printAdmin(context, deps.font),
      push(body) {
        if (body !== undefined) Object.assign(settings, readBody(z.strictObject({ pushUrl: z.string() }), body))
        return { pushUrl: settings.pushUrl }
      },
    },
    books: () => ({ ...printBooks(state), pushes: pushes.counts() }),
    async tick() {
      runPrinters(context)
      await pushes.deliver(record)
    },
  })
}
