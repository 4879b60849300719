import { joinId } from '@shared/kernel/ids'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { addCopy, findCopiesOfParcel } from '../../repo/copies'
import type { OwnHandler } from '../handler'
import { applyToParcel } from '../homes'

/** One row in the print ledger for the wish on the parcel; made once, however often this runs. */
export const copyMake: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel }) {
    const { printWish: wish, waybillNo } = parcel
    if (!wish || waybillNo === undefined) return undefined
    const copies = (await findCopiesOfParcel(work, parcel._id)).filter(({ n }) => n === parcel.n)
    if (!copies.some((copy) => copy.seq === wish.seq && copy.printerId === wish.printerId)) {
      const no = Math.max(0, ...copies.map((copy) => copy.no)) + 1
      const copy: LabelCopy = {
        _id: joinId(parcel._id, parcel.n, no),
        v: 1,
        ver: 1,
        shopId: parcel.shopId,
        parcelId: parcel._id,
        n: parcel.n,
        no,
        waybillNo,
        printerId: wish.printerId,
        seq: wish.seq,
        state: 'new',
        sendRev: 1,
        by: wish.by,
        batchId: parcel.waveId,
        slot: parcel.slot,
        ...((await work.accounts.byPhone(wish.printerId)) ? { via: 'phone' } : {}),
        createdAt: work.now(),
      }
      await addCopy(work, copy)
    }
    await applyToParcel(work, parcel, (fresh) =>
      fresh.printWish?.seq === wish.seq && fresh.printWish.printerId === wish.printerId
        ? { printWish: undefined }
        : undefined,
    )
    return undefined
  },
}
