import { ok, refuse } from '@shared/kernel/result'
import type { TrackReport } from '@shared/ports/courier'
import type { TrackState } from '@shared/parcel/track-state'
import { followTrack } from '@shared/tracking/follow-track'
import { raiseCard } from '../repo/cards'
import { markTakenIn, wasTakenIn } from '../repo/inbound-events'
import { changeParcel, findParcelByVoidNumber, findParcelByWaybill, getParcel } from '../repo/parcels'
import { changing } from '../verbs/desk'
import { forged, type Inbound, type Sender } from './sender'

/** Ends of the way that the orders must learn of. */
const TOLD: readonly TrackState[] = ['delivered', 'returning', 'lost']

async function follow(inbound: Inbound, report: TrackReport): Promise<void> {
  const parcel = await findParcelByWaybill(inbound, report.waybillNo)
  if (parcel) {
    await changing(
      () => getParcel(inbound, parcel._id),
      (now) => {
        const patch = followTrack(now, report)
        if (!patch) return refuse('nothing-new')
        const told = patch.track !== undefined && patch.track !== now.track && TOLD.includes(patch.track)
        return ok(told ? { rollRev: now.rollRev + 1, ...patch } : patch)
      },
      (now, patch) => changeParcel(inbound, now, patch),
    )
    return
  }
  const voided = await findParcelByVoidNumber(inbound, report.waybillNo)
  if (!voided || report.events.length === 0) return
  const tail = report.waybillNo.slice(-4)
  await raiseCard(inbound, {
    shopId: voided.shopId,
    kind: 'void-number-scanned',
    subject: report.waybillNo,
    facts: { tail, parcelId: voided._id },
  })
}

/** Push 102: every push carries the complete track, so a lost one costs nothing and a doubled one changes nothing. */
export const kdniaoSender: Sender = async (request, inbound) => {
  const push = inbound.kdniao.parse(request.rawBody)
  if (!push) return forged(inbound, 'kdniao')
  if (!(await wasTakenIn(inbound, 'kdniao', push.eventId))) {
    for (const report of push.reports) await follow(inbound, report)
    await markTakenIn(inbound, inbound.shop._id, { sender: 'kdniao', eventId: push.eventId })
  }
  return { status: 200, ...inbound.kdniao.answer(inbound.now()) }
}
