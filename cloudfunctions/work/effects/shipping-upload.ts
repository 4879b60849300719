import type { OrderDoc } from '@shared/order/order'
import { goodsText, planUpload, type UploadPlan } from '@shared/order/plan-upload'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { withHistory } from '../../repo/books'
import { raiseCard } from '../../repo/cards'
import { findParcelsOfOrder } from '../../repo/parcels'
import { learnLive } from '../../verbs/learn-live'
import type { Answer, PartnerHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

const MINUTE = 60_000
type Blocked = Extract<UploadPlan, { kind: 'blocked' }>['reason']

/** SF's shipments are shown to the buyer only with the masked phone that the courier knows. */
const phoneMasked = (parcel: ParcelDoc): string =>
  parcel.ship.masked.phone.includes('*') ? parcel.ship.masked.phone : `*******${parcel.ship.masked.phoneTail}`

/** What the platform knows now, and what must be told. Nothing is sent without having asked first. */
async function look(work: Work, order: OrderDoc) {
  const [parcels, live] = await Promise.all([
    findParcelsOfOrder(work, order._id),
    work.orderSource.live(order.platformNo),
  ])
  return { plan: planUpload(order, parcels, live), parcels, state: live.state }
}

async function send(work: Work, order: OrderDoc): Promise<Answer> {
  const { plan, parcels, state } = await look(work, order)
  if (plan.kind === 'blocked') return { blocked: plan.reason, state }
  if (plan.kind !== 'upload') return { same: true, state }
  if (!order.payment) throw new Error(`order ${order._id} has no payment`)
  const { transactionId, openid } = order.payment
  const byId = new Map(parcels.map((parcel) => [parcel._id, parcel]))
  await work.orderSource.upload({
    payment: { transactionId, openid },
    mode: plan.mode,
    allDelivered: plan.allDelivered,
    parcels: plan.parcels.flatMap(({ _id }) => {
      const parcel = byId.get(_id)
      return parcel?.waybillNo === undefined
        ? []
        : [
            {
              waybillNo: parcel.waybillNo,
              courier: parcel.courier,
              goods: goodsText(order, parcel),
              receiverPhoneMasked: phoneMasked(parcel),
            },
          ]
    }),
    uploadedAt: work.now(),
  })
  return { uploaded: plan.parcels.length }
}

/** Writes the shipping of one payment back. `n` is `upload.rev`: a parcel more is a new effect with the whole list. */
export const shippingUpload: PartnerHandler<OrderDoc> = {
  road: 'partner',
  // 10060001 is lag more often than refusal.
  notFoundWaitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
  policy: async (work) => work.orderSource.unknown.upload,
  open: async (work, { doc }) => ({
    kind: 'call',
    policy: work.orderSource.unknown.upload,
    call: () => send(work, doc),
  }),
  async query(work, { doc }) {
    const { plan, state } = await look(work, doc)
    if (plan.kind === 'blocked') return { blocked: plan.reason, state }
    return plan.kind === 'upload' ? undefined : { same: true, state }
  },
  async apply(work, { doc, row, answer }) {
    const blocked = answer.blocked as Blocked | undefined
    await applyToOrder(work, doc, (order) => {
      if (order.upload.doneRev >= row.n || (blocked && order.upload.blocked === blocked)) return undefined
      const entry = blocked
        ? ({ at: work.now(), kind: 'upload-blocked', by: 'wechat', note: { upload: blocked } } as const)
        : ({ at: work.now(), kind: 'uploaded', by: 'system' } as const)
      const upload = blocked ? { ...order.upload, blocked } : { ...order.upload, doneRev: row.n }
      return { upload, history: withHistory(order, entry) }
    })
    if (doc.payment && answer.state === 'refunded')
      await learnLive(work, doc._id, { live: { ...doc.payment, state: answer.state } })
    if (!blocked) return
    const facts = { platformNo: doc.platformNo, reason: blocked }
    await raiseCard(work, { shopId: doc.shopId, kind: 'reship-needed', subject: doc._id, facts })
  },
}
