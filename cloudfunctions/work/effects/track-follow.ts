import { codeOfMissing } from '@shared/ports/missing-setting'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { getOrders } from '../../repo/orders'
import type { PartnerHandler } from '../handler'
import { applyToParcel } from '../homes'
import { receiverOfParcel } from '../receiver'
import { ourRefusal } from './own-words'

const PAYMENT_AGAIN_MS = 60_000
/** 31 minutes: as long as a payment may still become known. */
const PAYMENT_TRIES = 31
const GOODS_MAX = 10

/** 物流消息: the platform itself tells the buyer of each step. It wants the payment, which may be learned late. */
export const trackFollow: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy: async (work) => work.notices.unknown.follow,
  async open(work, { doc: parcel, row }) {
    const orders = await getOrders(work, parcel.orderIds)
    const payment = orders.find((order) => order.payment)?.payment
    if (parcel.waybillNo === undefined) return { kind: 'refused', refusal: ourRefusal('no-waybill') }
    if (work.goodsPicture === '') return { kind: 'refused', refusal: ourRefusal(codeOfMissing(['GOODS_PICTURE_URL'])) }
    if (!payment)
      return row.tries > PAYMENT_TRIES
        ? { kind: 'refused', refusal: ourRefusal('payment-unknown') }
        : { kind: 'later', laterMs: PAYMENT_AGAIN_MS }
    const follow = {
      openid: payment.openid,
      waybillNo: parcel.waybillNo,
      courier: parcel.courier,
      receiverPhone: receiverOfParcel(work, parcel).phone,
      transactionId: payment.transactionId,
      goods: parcel.lines.slice(0, GOODS_MAX).map(({ title }) => ({ title, pictureUrl: work.goodsPicture })),
      page: `sub/buyer/parcels?parcelId=${parcel._id}`,
    }
    return {
      kind: 'call',
      policy: work.notices.unknown.follow,
      call: async () => ({ waybillToken: (await work.notices.followWaybill(follow)).waybillToken }),
    }
  },
  async apply(work, { doc, answer }) {
    const token = typeof answer.waybillToken === 'string' ? { waybillToken: answer.waybillToken } : {}
    await applyToParcel(work, doc, (parcel) =>
      parcel.followed === 'wanted' ? { followed: 'done', ...token } : undefined,
    )
  },
  async refused(work, { doc }) {
    await applyToParcel(work, doc, (parcel) => (parcel.followed === 'wanted' ? { followed: 'refused' } : undefined))
  },
}
