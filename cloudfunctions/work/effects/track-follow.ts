import { buyerPage } from '@shared/notice/buyer-pages'
import type { OrderDoc } from '@shared/order/order'
import type { Followed, ParcelDoc } from '@shared/parcel/parcel'
import { travellersOf } from '@shared/parcel/travellers'
import { codeOfMissing } from '@shared/ports/missing-setting'
import type { Follow } from '@shared/ports/notice-channel'
import { getOrders } from '../../repo/orders'
import type { Job, Opened, PartnerHandler, Work } from '../handler'
import { applyToParcel } from '../homes'
import { receiverOfParcel } from '../receiver'
import { ourRefusal } from './own-words'

const PAYMENT_AGAIN_MS = 60_000
/** 31 minutes: as long as a payment may still become known. */
const PAYMENT_TRIES = 31
const GOODS_MAX = 10

type FollowJob = Job<ParcelDoc>
type Paid = OrderDoc & Required<Pick<OrderDoc, 'payment'>>
const isPaid = (order: OrderDoc | undefined): order is Paid => order?.payment !== undefined

/** The order whose payer this row is for; `wanted.ts` numbers them by their place. */
const orderIdOf = ({ doc, row }: FollowJob): string | undefined => travellersOf(doc)[row.n - doc.n]

/** Orders of other payers are nobody's business: theirs are other messages. */
const followOf = (
  work: Work,
  parcel: ParcelDoc,
  of: { own: Paid; his: readonly string[] },
): Omit<Follow, 'waybillNo'> => ({
  openid: of.own.payment.openid,
  courier: parcel.courier,
  receiverPhone: receiverOfParcel(work, parcel).phone,
  transactionId: of.own.payment.transactionId,
  goods: parcel.lines
    .filter(({ orderId }) => of.his.includes(orderId))
    .slice(0, GOODS_MAX)
    .map(({ title }) => ({ title, pictureUrl: work.goodsPicture })),
  page: buyerPage('parcels', of.own._id),
})

/** One payer of several orders in the parcel hears of it once, with all his goods, by the first of them. */
async function open(work: Work, job: FollowJob): Promise<Opened> {
  const { doc: parcel, row } = job
  const { waybillNo } = parcel
  if (waybillNo === undefined) return { kind: 'refused', refusal: ourRefusal('no-waybill') }
  if (work.goodsPicture === '') return { kind: 'refused', refusal: ourRefusal(codeOfMissing(['GOODS_PICTURE_URL'])) }
  const ids = travellersOf(parcel)
  const found = new Map((await getOrders(work, ids)).map((order) => [order._id, order]))
  const own = found.get(orderIdOf(job) ?? '')
  if (!isPaid(own))
    return row.tries > PAYMENT_TRIES
      ? { kind: 'refused', refusal: ourRefusal('payment-unknown') }
      : { kind: 'later', laterMs: PAYMENT_AGAIN_MS }
  const before = ids.slice(0, ids.indexOf(own._id))
  // whoever paid for the one before may be the same: he is told once
  if (before.some((id) => !isPaid(found.get(id)) && !parcel.follows?.[id]))
    return { kind: 'later', laterMs: PAYMENT_AGAIN_MS }
  const his = ids.filter((id) => found.get(id)?.payment?.openid === own.payment.openid)
  const speaks = (id: string) => before.includes(id) && parcel.follows?.[id]?.state !== 'refused'
  if (his.some((id) => speaks(id) || parcel.follows?.[id]?.state === 'done')) return { kind: 'answer', answer: {} }
  const follow = { ...followOf(work, parcel, { own, his }), waybillNo }
  return {
    kind: 'call',
    policy: work.notices.unknown.follow,
    call: async () => ({ waybillToken: (await work.notices.followWaybill(follow)).waybillToken }),
  }
}

async function close(work: Work, job: FollowJob, outcome: Followed): Promise<void> {
  await applyToParcel(work, job.doc, (parcel) => {
    const id = orderIdOf({ ...job, doc: parcel })
    if (id === undefined || parcel.followed !== 'wanted' || parcel.follows?.[id]) return undefined
    const follows = { ...parcel.follows, [id]: outcome }
    if (travellersOf(parcel).some((one) => !follows[one])) return { follows }
    return { follows, followed: Object.values(follows).some(({ state }) => state === 'done') ? 'done' : 'refused' }
  })
}

/** 物流消息: the platform itself tells the payer of each step. It wants the payment, which may be learned late. */
export const trackFollow: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.follow,
  open,
  apply: (work, { doc, row, answer }) => {
    const { waybillToken: token } = answer
    return close(work, { doc, row }, { state: 'done', ...(typeof token === 'string' ? { token } : {}) })
  },
  refused: (work, job) => close(work, job, { state: 'refused' }),
}
