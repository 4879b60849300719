import { copyAnswer, copyReprint, printerMove } from '@shared/api/print'
import { effectRowId } from '@shared/effect/partner-key'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { openStops } from '@shared/parcel/gates'
import type { LabelCopy } from '@shared/parcel/copy'
import { addCopy, changeCopy, findCopiesOfParcel, findCopiesOfPrinter, getCopy } from '../../repo/copies'
import type { Patch } from '../../repo/books'
import { getEffect, moveEffect } from '../../repo/effects'
import { getParcel } from '../../repo/parcels'
import { findPrinters, getPrinter } from '../../repo/printers'
import { changing } from '../../verbs/desk'
import { countCopies } from '../../work/effects/print-send'
import { actorOf, route, type RouteContext } from '../route'

const PLACES = 4096
const MOVE_MAX = 1000

/** The row of the send that nobody could settle ends with the person's word. */
async function settleSend(context: RouteContext, copy: LabelCopy, cameOut: boolean) {
  const row = await getEffect(context, effectRowId({ kind: 'print.send', docId: copy._id, n: copy.sendRev }))
  if (row?.state === 'person') await moveEffect(context, row, { to: cameOut ? 'done' : 'dropped' })
}

/** It came out: counted. It did not: sent again under a new number, by this person's word only. */
export const copyAnswerRoute = route(copyAnswer, async ({ copyId, cameOut }, context) => {
  const asked = await getCopy(context, copyId)
  if (!asked || asked.shopId !== context.shop._id) return refuse('not-found')
  if (asked.state === 'printed' && cameOut) return ok({ state: asked.state })
  if (asked.state === 'unknown') await settleSend(context, asked, cameOut)
  const changed = await changing(
    () => getCopy(context, copyId),
    (copy): Result<Patch<LabelCopy>, 'wrong-state'> => {
      if (copy.state !== 'unknown') return refuse('wrong-state', copy.state)
      const by = actorOf(context)
      return cameOut
        ? ok({ state: 'printed', printedAt: context.now(), problem: undefined, by })
        : ok({ state: 'new', sendRev: copy.sendRev + 1, problem: undefined, by })
    },
    (copy, patch) => changeCopy(context, copy, patch),
  )
  if (!changed.ok) return changed
  await countCopies(context, asked.parcelId)
  return ok({ state: changed.value.state })
})

/** One more copy with who and why; never in bulk. The same tap twice is one copy. */
export const copyReprintRoute = route(copyReprint, async ({ requestId, parcelId, reason }, context) => {
  const parcel = await getParcel(context, parcelId)
  if (!parcel || parcel.shopId !== context.shop._id) return refuse('not-found')
  if (parcel.waybill !== 'got' || parcel.waybillNo === undefined || parcel.goods === 'void') return refuse('no-waybill')
  if (openStops(parcel).length > 0) return refuse('stopped')
  const copies = await findCopiesOfParcel(context, parcelId)
  const again = copies.find(({ batchId }) => batchId === requestId)
  if (again) return ok({ copyId: again._id })
  const on = (await findPrinters(context, context.shop._id)).filter((printer) => printer.on)
  const last = copies.at(-1)?.printerId
  const printer = on.find(({ _id }) => _id === last) ?? on[0]
  if (!printer) return refuse('no-printer')
  const no = Math.max(1, ...copies.map((copy) => copy.no)) + 1
  const copy: LabelCopy = {
    _id: joinId(parcelId, parcel.n, no),
    v: 1,
    ver: 1,
    shopId: parcel.shopId,
    parcelId,
    n: parcel.n,
    no,
    waybillNo: parcel.waybillNo,
    printerId: printer._id,
    seq: context.now() * PLACES,
    state: 'new',
    sendRev: 1,
    by: actorOf(context),
    reason,
    batchId: requestId,
    slot: parcel.slot,
    createdAt: context.now(),
  }
  return (await addCopy(context, copy)) === 'added' ? ok({ copyId: copy._id }) : refuse('changed-meanwhile')
})

/** Only what was surely not sent moves; a new send number leaves the old row unwanted. */
export const printerMoveRoute = route(printerMove, async ({ from, to }, context) => {
  const target = await getPrinter(context, to)
  if (!target || target.shopId !== context.shop._id || !target.on) return refuse('not-found')
  let moved = 0
  for (const copy of await findCopiesOfPrinter(context, from, { state: 'new', limit: MOVE_MAX })) {
    if (copy.shopId !== context.shop._id) continue
    if (await changeCopy(context, copy, { printerId: to, sendRev: copy.sendRev + 1 })) moved += 1
  }
  return ok({ moved })
})
