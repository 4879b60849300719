import { joinId } from '@shared/kernel/ids'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc, PrintWish } from '@shared/parcel/parcel'
import { addCopy, getCopy } from '../../repo/copies'
import type { OwnHandler, Work } from '../handler'
import { applyToParcel } from '../homes'

interface CopyPlace {
  readonly no: number
  readonly waybillNo: string
  readonly byPhone: boolean
  readonly at: number
}

const copyOf = (parcel: ParcelDoc, wish: PrintWish, place: CopyPlace): LabelCopy => ({
  _id: joinId(parcel._id, parcel.n, place.no),
  v: 1,
  ver: 1,
  shopId: parcel.shopId,
  parcelId: parcel._id,
  n: parcel.n,
  no: place.no,
  waybillNo: place.waybillNo,
  printerId: wish.printerId,
  seq: wish.seq,
  state: 'new',
  sendRev: 1,
  by: wish.by,
  batchId: parcel.waveId,
  slot: parcel.slot,
  ...(place.byPhone ? { via: 'phone' } : {}),
  createdAt: place.at,
})

/** One row in the print ledger for the wish on the parcel: made once, however often this runs. */
export async function makeCopy(work: Work, parcel: ParcelDoc, waybillNo: string): Promise<void> {
  const { printWish: wish } = parcel
  if (!wish) return
  const byPhone = await work.accounts.byPhone(wish.printerId)
  for (let no = 1; ; no++) {
    const copy = copyOf(parcel, wish, { no, waybillNo, byPhone, at: work.now() })
    if ((await addCopy(work, copy)) === 'added') return
    const there = await getCopy(work, copy._id)
    if (there?.seq === wish.seq && there.printerId === wish.printerId) return
  }
}

/** A wish for paper of a parcel that has its number already. */
export const copyMake: OwnHandler<ParcelDoc> = {
  road: 'ours',
  async run(work, { doc: parcel }) {
    const { printWish: wish, waybillNo } = parcel
    if (!wish || waybillNo === undefined) return undefined
    await makeCopy(work, parcel, waybillNo)
    await applyToParcel(work, parcel, (fresh) =>
      fresh.printWish?.seq === wish.seq && fresh.printWish.printerId === wish.printerId
        ? { printWish: undefined }
        : undefined,
    )
    return undefined
  },
}
