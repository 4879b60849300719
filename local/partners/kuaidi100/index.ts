import { assembleTwin } from '../assemble'
import { createLedger } from '../journal'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { runPrinters } from '../printing/jobs'
import { applyPrintEvent, createPrintState, printBooks, type Job, type PrintEvent } from '../printing/state'
import { createPushQueue, type PushEvent } from '../pushes'
import type { Kuaidi100Settings } from '../settings'
import type { Twin, TwinDeps } from '../twin'
import type { Kuaidi100Context } from './context'
import { KUAIDI100_FACES } from './faults'
import { kuaidi100Quirks } from './quirks'
import { kuaidi100Operation, serveKuaidi100 } from './routes'
import { receiptSign } from './sign'

const FIRST_TASK = 72_100_000_000_001
const HALF_HOUR_MS = 30 * 60_000

function isTaken(body: string): boolean {
  try {
    return (JSON.parse(body) as { result?: unknown }).result === true
  } catch {
    return false // any other text is no yes
  }
}

/** "After 30 minutes again; given up when three of them fail, too." */
const PUSH_POLICY = {
  gapsMs: [HALF_HOUR_MS, HALF_HOUR_MS, HALF_HOUR_MS],
  accepts: ({ status, body }: { status: number; body: string }) => status === 200 && isTaken(body),
}

function receiptOf({ id, state, callback }: Job, lower: boolean) {
  const printed = state === 'printed'
  const param = JSON.stringify({ status: printed ? '200' : '201', message: printed ? '打印成功' : '打印不成功' })
  const sign = receiptSign(param, callback?.salt ?? '')
  const fields: Record<string, string> = callback?.salt
    ? { taskId: id, param, sign: lower ? sign.toLowerCase() : sign }
    : { taskId: id, param }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { url: callback?.url ?? '', headers, body: new URLSearchParams(fields).toString() }
}

/** poll.kuaidi100.com's cloud printing with its boxes and their paper. Written from its documents, never from our driver. */
export function createKuaidi100Twin(deps: TwinDeps<Kuaidi100Settings> & { readonly font?: CellFont }): Twin {
  const { clock, outbox, journal, settings } = deps
  const state = createPrintState(settings.printers)
  const quirks = kuaidi100Quirks()
  const pushes = createPushQueue({ clock, outbox, policy: PUSH_POLICY })
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
  const context: Kuaidi100Context = {
    state,
    settings,
    quirks,
    clock,
    sheetMs: settings.sheetMs,
    firstId: FIRST_TASK,
    record,
    ended(job) {
      const url = job.callback?.url ?? ''
      if (url === '' || (url.startsWith('https:') && !quirks['K100-https'])) return
      const message = receiptOf(job, quirks['K100-push-lower'])
      record(pushes.queue(message))
      if (quirks['K100-push-twice']) record(pushes.queue(message))
    },
  }
  return assembleTwin({
    name: 'kuaidi100',
    clock,
    quirks,
    faces: KUAIDI100_FACES,
    operationOf: kuaidi100Operation,
    serve: (request) => serveKuaidi100(context, request),
    admin: printAdmin(context, deps.font),
    books: () => ({ ...printBooks(state), pushes: pushes.counts() }),
    async tick() {
      runPrinters(context)
      await pushes.deliver(record)
    },
  })
}
