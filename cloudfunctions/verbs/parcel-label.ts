import { ok, refuse, type Result } from '@shared/kernel/result'
import { isReceiverGone } from '@shared/order/drop-receiver'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrintPage } from '@shared/ports/printer'
import type { PrinterDoc } from '@shared/shop/shop'
import { findCopiesOfParcel } from '../repo/copies'
import { findPrinters } from '../repo/printers'
import type { RenderLabelFn } from '../work/deps'
import type { Desk } from './desk'
import { openParcelReceiver } from './receivers'
import { findTemplate, templateRefFor } from './templates'

/** Without a printer the most usual paper. */
const PAPER = '76x130'

/** Where its last copy went, else where its next would go. */
async function printerOf(desk: Desk, parcel: ParcelDoc, last: LabelCopy | undefined): Promise<PrinterDoc | undefined> {
  const printers = await findPrinters(desk, parcel.shopId)
  return printers.find(({ _id }) => _id === last?.printerId) ?? printers.find(({ on }) => on)
}

/** For the eye of staff: always masked, and no copy of the ledger. */
export async function drawParcelLabel(
  desk: Desk & { readonly renderLabel: RenderLabelFn },
  parcel: ParcelDoc,
): Promise<Result<PrintPage, 'receiver-gone' | 'no-waybill' | 'not-found' | 'label-not-whole'>> {
  if (isReceiverGone(parcel)) return refuse('receiver-gone')
  if (parcel.waybillNo === undefined) return refuse('no-waybill')
  const last = (await findCopiesOfParcel(desk, parcel._id)).filter(({ n }) => n === parcel.n).at(-1)
  const printer = await printerOf(desk, parcel, last)
  const ref = printer ? templateRefFor(printer, parcel.courier) : PAPER
  const template = (await findTemplate(desk, parcel.shopId, ref))?.template
  if (!template) return refuse('not-found', 'template')
  const copy: LabelCopy = {
    ...{ _id: parcel._id, v: 1, ver: 1, shopId: parcel.shopId, parcelId: parcel._id, n: parcel.n },
    ...{ no: last?.no ?? 1, waybillNo: parcel.waybillNo, printerId: '', seq: 0, state: 'new', sendRev: 0 },
    ...{ by: '', slot: parcel.slot, createdAt: desk.now() },
  }
  const receiver = openParcelReceiver(desk.seal, parcel)
  const label = desk.renderLabel({ parcel, copy, receiver, template, masked: true, printedAt: desk.now() })
  if (label.ok) return ok(label.page)
  return refuse('label-not-whole', label.problems.map(({ field, kind }) => `${field}: ${kind}`).join(', '))
}
