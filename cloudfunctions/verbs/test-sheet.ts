import { joinId } from '@shared/kernel/ids'
import type { Template } from '@shared/label/template'
import type { LabelCopy } from '@shared/parcel/copy'
import { seqAt } from '@shared/parcel/place'
import { sentByPhone } from '@shared/printer/drivers'
import type { PrinterDoc } from '@shared/shop/shop'
import { addCopy, getCopy } from '../repo/copies'
import type { Desk } from './desk'

interface TestSheetTap {
  readonly requestId: string
  readonly printer: PrinterDoc
  readonly template: Template
  readonly by: string
}

/** A sheet to look at takes the road of every label: a row of the print ledger, sent by its effect. The same tap is one sheet. */
export async function addTestSheet(desk: Desk, { requestId, printer, template, by }: TestSheetTap): Promise<LabelCopy> {
  const request = joinId('test', printer.shopId, requestId)
  const now = desk.now()
  const copy: LabelCopy = {
    _id: joinId(request, 1, 1),
    v: 1,
    ver: 1,
    shopId: printer.shopId,
    parcelId: request,
    n: 1,
    no: 1,
    waybillNo: '',
    printerId: printer._id,
    seq: seqAt(now),
    state: 'new',
    sendRev: 1,
    by,
    slot: 0,
    test: { template },
    ...(sentByPhone(printer) ? { via: 'phone' } : {}),
    createdAt: now,
  }
  if ((await addCopy(desk, copy)) === 'added') return copy
  return (await getCopy(desk, copy._id)) ?? copy
}
