import type { MaskedReceiver } from '../kernel/address'
import { withoutFiles } from '../pack/box-marks'
import type { ParcelDoc } from '../parcel/parcel'
import type { OrderDoc } from './order'

const AT_REST: readonly OrderDoc['state'][] = ['shipped', 'done', 'cancelled']

type Order = Pick<OrderDoc, 'state' | 'bucket' | 'upload' | 'placedAt' | 'history'>
type Parcel = Pick<ParcelDoc, 'bucket' | 'waybill' | 'history' | 'traces'>

const isParcelAtRest = ({ bucket, waybill }: Parcel): boolean =>
  bucket === undefined && waybill !== 'asked' && waybill !== 'voiding'

/** Since when nothing has happened to an order that nobody has to do anything with; undefined: somebody has. */
export function restsSince(order: Order, parcels: readonly Parcel[]): number | undefined {
  const told = order.upload.doneRev >= order.upload.rev || order.upload.blocked !== undefined
  const isAtRest = AT_REST.includes(order.state) && order.bucket === undefined && told && parcels.every(isParcelAtRest)
  if (!isAtRest) return undefined
  const events = [order.history, ...parcels.flatMap(({ history, traces }) => [history, traces])].flat()
  return Math.max(order.placedAt, ...events.map(({ at }) => at))
}

/** Province and city stay, for figures. */
const maskedWithout = ({ province, city }: MaskedReceiver): MaskedReceiver => ({
  name: '',
  phone: '',
  phoneTail: '',
  province,
  city,
  district: '',
  detail: '',
})

/** New values of an order without anything of its receiver; what buyer and seller wrote, and what the audit said of it, names him too. */
export const orderWithout = ({ masked }: Pick<OrderDoc, 'masked'>, gone: NonNullable<OrderDoc['receiverGone']>) =>
  ({
    receiver: '',
    receiverRaw: '',
    former: undefined,
    cameAs: undefined,
    masked: maskedWithout(masked),
    find: [],
    mergeKey: '',
    buyerRemark: '',
    sellerMemo: '',
    findings: [],
    keptSince: undefined,
    receiverGone: gone,
  }) as const

type Kept = Pick<ParcelDoc, 'ship' | 'subscribed' | 'followed' | 'photos'>
/** New values of a parcel; couriers write names and phones into their scans. What still wanted its phone is given up. */
export const parcelWithout = ({ ship, subscribed, followed, photos }: Kept) => ({
  ship: { ...ship, receiver: '', masked: maskedWithout(ship.masked), remark: '', askHash: '' },
  traces: [],
  subscribed: subscribed === 'wanted' ? ('refused' as const) : subscribed,
  followed: followed === 'wanted' ? ('refused' as const) : followed,
  photos: photos && withoutFiles(photos),
})

/** A parcel's receiver has been dropped: no label of it can be drawn any more. */
export const isReceiverGone = ({ ship }: { readonly ship: Pick<ParcelDoc['ship'], 'receiver'> }): boolean =>
  ship.receiver === ''
