import { assembleTwin } from '../assemble'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { openRoom } from '../printing/open-room'
import type { Job } from '../printing/state'
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
  const { clock, settings } = deps
  const quirks = kuaidi100Quirks()
  const isReached = (url: string) => url !== '' && (quirks['K100-https'] || !url.startsWith('https:'))
  const { room, books, tick } = openRoom({
    deps,
    firstId: FIRST_TASK,
    push: {
      policy: PUSH_POLICY,
      message: (job) => (isReached(job.callback?.url ?? '') ? receiptOf(job, quirks['K100-push-lower']) : undefined),
      isDoubled: () => quirks['K100-push-twice'],
    },
  })
  const context: Kuaidi100Context = { ...room, settings, quirks }
  return assembleTwin({
    name: 'kuaidi100',
    clock,
    quirks,
    faces: KUAIDI100_FACES,
    operationOf: kuaidi100Operation,
    serve: (request) => serveKuaidi100(context, request),
    admin: printAdmin(context, deps.font),
    books,
    tick: () => tick(),
  })
}
