import type { UnsureCopy } from '@shared/api/print'
import type { LabelCopy } from '@shared/parcel/copy'
import { LOOKED_FOR, whyNoCopy } from '@shared/parcel/copy-rules'
import { findCopiesOfPrinter } from '../../repo/copies'
import { getParcels } from '../../repo/parcels'
import { findPrinters } from '../../repo/printers'
import type { RouteContext } from '../route'

const MAX = 50
/** Nobody finds older paper, nor needs it. */
const LOOKED_FOR_MS = 48 * 3_600_000

export const unsureRow = (copy: LabelCopy, printer: string): UnsureCopy => ({
  copyId: copy._id,
  printer,
  slot: copy.slot,
  waybillTail: copy.waybillNo.slice(-4),
  failed: copy.state === 'failed',
  ...(copy.sheet ? { sheet: { kind: copy.sheet.kind, page: copy.n } } : {}),
  ...(copy.test ? { test: true } : {}),
})

/** Copies of which somebody must say whether they came out, while it still matters. */
export async function unsureOfShop(context: RouteContext): Promise<UnsureCopy[]> {
  const printers = await findPrinters(context, context.shop._id)
  const ask = printers.flatMap(({ _id, label }) => LOOKED_FOR.map((state) => ({ _id, label, state })))
  const found = await Promise.all(
    ask.map(async ({ _id, label, state }) =>
      (await findCopiesOfPrinter(context, _id, { state, limit: MAX })).map((copy) => ({ copy, label })),
    ),
  )
  const young = found.flat().filter(({ copy }) => context.now() - copy.createdAt < LOOKED_FOR_MS)
  const isLabel = ({ sheet, test }: LabelCopy) => !sheet && !test
  const parcels = await getParcels(
    context,
    young.flatMap(({ copy }) => (isLabel(copy) ? [copy.parcelId] : [])),
  )
  const matters = (copy: LabelCopy) => {
    const parcel = parcels.find(({ _id }) => _id === copy.parcelId)
    return !isLabel(copy) || (parcel?.n === copy.n && whyNoCopy(parcel) === undefined)
  }
  return young.flatMap(({ copy, label }) => (matters(copy) ? [unsureRow(copy, label)] : []))
}
