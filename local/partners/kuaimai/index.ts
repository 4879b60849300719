import { assembleTwin } from '../assemble'
import { chinaTime } from '../china-time'
import { entry } from '../digest'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { openRoom, pushAdmin } from '../printing/open-room'
import type { Job } from '../printing/state'
import { createRateMeter } from '../rate-meter'
import type { KuaimaiSettings } from '../settings'
import type { Clock, Twin, TwinDeps } from '../twin'
import type { KuaimaiContext } from './context'
import { KUAIMAI_FACES } from './faults'
import { kuaimaiQuirks } from './quirks'
import { resultOf } from './result'
import { kuaimaiOperation, serveKuaimai } from './routes'
import { kuaimaiSign } from './sign'

const PRINTS_A_SECOND = 6
const RESULTS_A_SECOND = 2
const FIRST_JOB = 1_612_514_700_001

/** `{"data":"OK"}` with 200; three tries in all. */
const PUSH_POLICY = {
  gapsMs: [10_000, 60_000],
  accepts: ({ status, body }: { status: number; body: string }) => status === 200 && /"data"\s*:\s*"OK"/.test(body),
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
  const { clock } = deps
  const settings = { ...deps.settings }
  const quirks = kuaimaiQuirks()
  const meters = { print: metersBySn(PRINTS_A_SECOND, clock), result: metersBySn(RESULTS_A_SECOND, clock) }
  const { room, books, tick } = openRoom({
    deps,
    firstId: FIRST_JOB,
    push: {
      policy: PUSH_POLICY,
      message: (job) => (settings.pushUrl === '' ? undefined : resultMessage(context, job)),
      isDoubled: () => quirks['KM-push-twice'],
    },
  })
  const context: KuaimaiContext = { ...room, settings, quirks }

  return assembleTwin({
    name: 'kuaimai',
    clock,
    quirks,
    faces: KUAIMAI_FACES,
    operationOf: kuaimaiOperation,
    serve: (request) => serveKuaimai(context, request, meters),
    admin: { ...printAdmin(context, deps.font), ...pushAdmin(settings) },
    books,
    tick: () => tick(),
  })
}

/** One meter a printer. */
function metersBySn(perSecond: number, clock: Clock) {
  const meters = new Map<string, (now: number) => boolean>()
  return (sn: string) => entry(meters, sn, () => createRateMeter(perSecond))(clock.now())
}
