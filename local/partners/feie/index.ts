import { assembleTwin } from '../assemble'
import type { CellFont } from '../paper/tspl-draw'
import { printAdmin } from '../printing/admin'
import { openRoom, pushAdmin } from '../printing/open-room'
import type { Job } from '../printing/state'
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
  const settings = { ...deps.settings }
  const quirks = feieQuirks()
  const accepts = ({ status, body }: { status: number; body: string }) =>
    status === 200 && (!quirks['FEIE-push-success'] || body.trim() === 'SUCCESS')
  const { room, books, tick } = openRoom({
    deps,
    firstId: FIRST_JOB,
    push: {
      policy: { gapsMs: PUSH_GAPS_MS, accepts },
      // the address must be the one entered in the console; a job that was thrown away is told to nobody
      message: (job) =>
        job.state === 'printed' && job.callback?.url === settings.pushUrl
          ? receiptMessage(context, job, settings.pushUrl)
          : undefined,
      isDoubled: () => quirks['FEIE-push-twice'],
    },
  })
  const context: FeieContext = { ...room, settings, quirks }

  return assembleTwin({
    name: 'feie',
    clock: deps.clock,
    quirks,
    faces: FEIE_FACES,
    operationOf: feieOperation,
    serve: (request) => serveFeie(context, request),
    admin: { ...printAdmin(context, deps.font), ...pushAdmin(settings) },
    books,
    tick: () => tick(),
  })
}
