import { copyAnswer, copyReprint, printerMove } from '@shared/api/print'
import type { EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import { joinId } from '@shared/kernel/ids'
import { ok, refuse, type Result } from '@shared/kernel/result'
import { isUsable } from '@shared/printer/printer-doc'
import { sentByPhone } from '@shared/printer/drivers'
import { paperIn } from '@shared/printer/sheet'
import type { LabelCopy } from '@shared/parcel/copy'
import { isLookedFor, sentAnew, whyNoCopy } from '@shared/parcel/copy-rules'
import { seqAt } from '@shared/parcel/place'
import type { PrinterDoc } from '@shared/shop/shop'
import { addCopy, changeCopy, findCopiesOfParcel, findCopiesOfPrinter, getCopy } from '../../repo/copies'
import type { Patch } from '../../repo/books'
import { getEffect, moveEffect } from '../../repo/effects'
import { getParcel } from '../../repo/parcels'
import { findPrinters, getPrinter } from '../../repo/printers'
import { changing } from '../../verbs/desk'
import { countCopies } from '../../work/effects/print-send'
import { mayBeSent } from '../../work/outcome'
import { actorOf, route, type RouteContext } from '../route'

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
      if (!isLookedFor(copy)) return refuse('wrong-state', copy.state)
      const by = actorOf(context)
      return cameOut
        ? ok({ state: 'printed', printedAt: context.now(), problem: undefined, by })
        : ok({ ...sentAnew(copy, context.now()), state: 'new', by })
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
  const why = whyNoCopy(parcel)
  if (why !== undefined || parcel.waybillNo === undefined) return refuse(why ?? 'no-waybill')
  const copies = await findCopiesOfParcel(context, parcelId)
  const again = copies.find(({ batchId }) => batchId === requestId)
  if (again) return ok({ copyId: again._id })
  const { shop } = context
  const on = (await findPrinters(context, shop._id)).filter((one) => isUsable(one) && !paperIn(shop.printing, one._id))
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
    seq: seqAt(context.now()),
    state: 'new',
    sendRev: 1,
    by: actorOf(context),
    reason,
    batchId: requestId,
    slot: parcel.slot,
    ...(sentByPhone(printer) ? { via: 'phone' } : {}),
    createdAt: context.now(),
  }
  return (await addCopy(context, copy)) === 'added' ? ok({ copyId: copy._id }) : refuse('changed-meanwhile')
})

/** Rows of these states are nobody's. */
const UNHELD: readonly EffectDoc['state'][] = ['ready', 'refused']

/**
 * Takes the send off its printer's queue. A row that a worker holds, or that waits to be sent again because its answer was lost,
 * is left alone: its label may be in the printer already, and a second send to another printer would be a second label.
 */
async function takeOff(context: RouteContext, copy: LabelCopy): Promise<boolean> {
  const row = await getEffect(context, effectRowId({ kind: 'print.send', docId: copy._id, n: copy.sendRev }))
  if (!row) return true
  if (!UNHELD.includes(row.state) || mayBeSent(row)) return false
  return (await moveEffect(context, row, { to: 'dropped' })) !== undefined
}

/** A label on a receipt roll, or a list on labels, is paper for the bin. */
const fits = ({ shop }: RouteContext, copy: LabelCopy, to: string): boolean =>
  paperIn(shop.printing, to) === copy.sheet?.paper

const queueOf = async (context: RouteContext, from: string, state: 'accepted' | 'new') =>
  (await findCopiesOfPrinter(context, from, { state, limit: MOVE_MAX })).filter(
    ({ shopId }) => shopId === context.shop._id,
  )

/** What the first printer's maker has already is called back by an effect, and goes on only when the maker confirms it. */
async function callBack(context: RouteContext, copy: LabelCopy, target: PrinterDoc): Promise<boolean> {
  const { _id: to } = target
  if (copy.jobId === undefined || copy.recallTo === to || !fits(context, copy, to)) return false
  const recallRev = (copy.recallRev ?? 0) + 1
  return (await changeCopy(context, copy, { recallTo: to, recallRev, problem: undefined })) !== undefined
}

async function moveOver(context: RouteContext, copy: LabelCopy, target: PrinterDoc): Promise<boolean> {
  if (!fits(context, copy, target._id) || !(await takeOff(context, copy))) return false
  const via = sentByPhone(target) ? ('phone' as const) : undefined
  const anew = { ...sentAnew(copy, context.now()), printerId: target._id, via }
  return (await changeCopy(context, copy, anew)) !== undefined
}

/** A call has 20 s and the phone waits 15; each label wants three database calls in its turn. The rest is the next call's. */
const MOVES_WITHIN_MS = 8000

/** The rest of a printer's queue goes to another, in the same order; what may be in the first printer stays there. */
export const printerMoveRoute = route(printerMove, async ({ from, to }, context) => {
  const target = await getPrinter(context, to)
  if (!target || target.shopId !== context.shop._id || !isUsable(target) || from === to) return refuse('not-found')
  const until = context.now() + MOVES_WITHIN_MS
  const told = { moved: 0, asked: 0, left: 0 }
  for (const copy of await queueOf(context, from, 'accepted')) {
    if (context.now() >= until) return ok({ ...told, more: true as const })
    if (await callBack(context, copy, target)) told.asked += 1
  }
  for (const copy of await queueOf(context, from, 'new')) {
    if (context.now() >= until) return ok({ ...told, more: true as const })
    told[(await moveOver(context, copy, target)) ? 'moved' : 'left'] += 1
  }
  return ok(told)
})
