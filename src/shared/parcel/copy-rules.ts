import type { LabelCopy } from './copy'
import type { CopyState } from './copy-state'
import { isReceiverGone } from '../order/drop-receiver'
import { openStops } from './gates'
import type { ParcelDoc } from './parcel'

/** A job that waited longer comes out among tomorrow's parcels: it must not come out at all. */
export const COPY_LIVES_MS = 2 * 3_600_000

export type NoCopy = 'receiver-gone' | 'cancelled' | 'handed-over' | 'no-waybill' | 'stopped'

type Printable = Pick<ParcelDoc, 'goods' | 'waybill' | 'waybillNo' | 'stops'> & {
  readonly ship: Pick<ParcelDoc['ship'], 'receiver'>
}
const GONE: readonly ParcelDoc['goods'][] = ['handed-over', 'coming-back', 'back']

/**
 * Why no label of this parcel may be put on paper, asked when it is wished and again just before it is sent; undefined: it may.
 * A second label of a parcel that has left, or of a number that is void, ends on a wrong box.
 */
export function whyNoCopy(parcel: Printable): NoCopy | undefined {
  if (isReceiverGone(parcel)) return 'receiver-gone'
  if (parcel.goods === 'void') return 'cancelled'
  if (GONE.includes(parcel.goods)) return 'handed-over'
  if (parcel.waybill !== 'got' || parcel.waybillNo === undefined) return 'no-waybill'
  return openStops(parcel).length > 0 ? 'stopped' : undefined
}

/** Until when the copy may come out: counted from the tap that asked for it, however often it is tried. */
export const copyLivesUntil = ({ askedAt, createdAt }: Pick<LabelCopy, 'askedAt' | 'createdAt'>): number =>
  (askedAt ?? createdAt) + COPY_LIVES_MS

export const LOOKED_FOR = ['unknown', 'failed'] as const satisfies readonly CopyState[]

/** Only a look at the paper tells: an outcome nobody knows, or a printer that says it failed. */
export const isLookedFor = ({ state }: Pick<LabelCopy, 'state'>): boolean => LOOKED_FOR.some((one) => one === state)

/** Its maker still has to say whether the job was dropped. A receipt may have told first that it will not come out. */
export const isRecalled = ({ state, recallTo }: Pick<LabelCopy, 'state' | 'recallTo'>): boolean =>
  recallTo !== undefined && (state === 'accepted' || state === 'failed')

/** A new send of the same copy, asked for now. The job before it is no longer spoken of. */
export const sentAnew = ({ sendRev }: Pick<LabelCopy, 'sendRev'>, askedAt: number) => ({
  sendRev: sendRev + 1,
  askedAt,
  problem: undefined,
  jobId: undefined,
  acceptedAt: undefined,
  recallTo: undefined,
})
