import { ok, refuse } from '@shared/kernel/result'
import { canMove } from '@shared/kernel/states'
import { COPY_MOVES, type CopyState } from '@shared/parcel/copy-state'
import type { JobCondition } from '@shared/ports/printer'
import { changeCopy, findCopiesByJob, getCopy } from '../repo/copies'
import { changing } from '../verbs/desk'
import { countCopies } from '../work/effects/print-send'
import { forged, type Inbound, type Sender } from './sender'

/** A receipt never moves a copy backwards; `waiting`, `delivered` and `unknown` say nothing about paper. */
const STATE_OF: Readonly<Partial<Record<JobCondition, CopyState>>> = { printed: 'printed', failed: 'failed' }

async function settle(inbound: Inbound, jobId: string, condition: JobCondition): Promise<void> {
  const to = STATE_OF[condition]
  if (!to) return
  for (const { _id, parcelId } of await findCopiesByJob(inbound, [jobId])) {
    await changing(
      () => getCopy(inbound, _id),
      (copy) => {
        if (!canMove<CopyState>(COPY_MOVES, copy.state, to)) return refuse('nothing-new')
        return ok({ state: to, ...(to === 'printed' ? { printedAt: inbound.now() } : {}) })
      },
      (copy, patch) => changeCopy(inbound, copy, patch),
    )
    await countCopies(inbound, parcelId)
  }
}

/** Print receipts; the cloud repeats them up to three times, and a repeat moves nothing. */
export const kuaimaiSender: Sender = async (request, inbound) => {
  const push = inbound.kuaimai.parse(request.rawBody)
  if (!push) return forged(inbound, 'kuaimai')
  for (const { jobId, condition } of push.jobs) await settle(inbound, jobId, condition)
  return { status: 200, ...inbound.kuaimai.answer() }
}
