import type { OrderDoc } from '@shared/order/order'
import { effectRowId } from '@shared/effect/partner-key'
import type { EffectDoc } from '@shared/effect/effect'
import { goodsText, planUpload, type UploadBlock, type UploadPlan } from '@shared/order/plan-upload'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { CardKind } from '@shared/shop/shop'
import { withHistory } from '../../repo/books'
import { closeCards, raiseCard } from '../../repo/cards'
import { getEffects } from '../../repo/effects'
import { findParcelsOfOrder } from '../../repo/parcels'
import { learnLive } from '../../verbs/learn-live'
import type { Answer, PartnerHandler, Work } from '../handler'
import { applyToOrder } from '../homes'

const MINUTE = 60_000
/** Another revision's call is in the air: it is settled in about this time. */
const BEHIND_MS = 3000
const IN_THE_AIR: readonly EffectDoc['state'][] = ['calling', 'unknown']

/** SF's shipments are shown to the buyer only with the masked phone that the courier knows. */
const phoneMasked = (parcel: ParcelDoc): string =>
  parcel.ship.masked.phone.includes('*') ? parcel.ship.masked.phone : `*******${parcel.ship.masked.phoneTail}`

/** What the platform knows now, and what must be told. Nothing is sent without having asked first. */
async function look(work: Work, order: OrderDoc) {
  const [parcels, live] = await Promise.all([
    findParcelsOfOrder(work, order._id),
    work.orderSource.live(order.platformNo),
  ])
  const plan = planUpload(order, parcels, live)
  return { plan, parcels, state: live.state, shown: live.shipping.parcels.map(({ waybillNo }) => waybillNo) }
}

/** What the look alone answers; undefined: something must be told. The numbers of `told-void` are for its card. */
function seen({ plan, state, shown }: { plan: UploadPlan; state: string; shown: readonly string[] }) {
  if (plan.kind === 'upload') return undefined
  if (plan.kind === 'nothing') return { nothing: true, state }
  if (plan.kind === 'same') return { same: true, state }
  return { blocked: plan.reason, state, ...(plan.reason === 'told-void' ? { shown } : {}) }
}

/** A look while a former call may still arrive would see too little, and what it wrote would be overtaken. */
async function isBehind(work: Work, { docId, n, kind }: EffectDoc): Promise<boolean> {
  const former = Array.from({ length: n - 1 }, (_, i) => effectRowId({ kind, docId, n: i + 1 }))
  return (await getEffects(work, former)).some(({ state }) => IN_THE_AIR.includes(state))
}

async function send(work: Work, order: OrderDoc): Promise<Answer> {
  const looked = await look(work, order)
  const { plan, parcels } = looked
  const answer = seen(looked)
  if (answer || plan.kind !== 'upload') return answer ?? {}
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

const CARDS = {
  'reship-needed': 'reship-needed',
  'reship-used': 'reship-needed',
  gone: 'reship-needed',
  'told-void': 'told-void',
} as const satisfies Record<UploadBlock, CardKind>

/** One card of a payment at a time: the newest revision knows best. */
async function tellPerson(work: Work, order: OrderDoc, { answer, row }: { answer: Answer; row: EffectDoc }) {
  const { _id: subject, shopId, platformNo } = order
  const blocked = answer.blocked as UploadBlock | undefined
  const kind = blocked && CARDS[blocked]
  const others = (['reship-needed', 'told-void'] as const).filter((one) => one !== kind)
  // a first revision has raised none
  if (row.n > 1)
    await closeCards(
      work,
      others.map((other) => ({ shopId, kind: other, subject })),
      'system',
    )
  if (!kind) return
  const [waybillNo = ''] = (answer.shown ?? []) as readonly string[]
  const facts = { platformNo, orderId: subject, reason: blocked, ...(waybillNo === '' ? {} : { waybillNo }) }
  await raiseCard(work, { shopId, kind, subject, facts })
}

/** Writes the shipping of one payment back. `n` is `upload.rev`: a parcel more is a new effect with the whole list. */
export const shippingUpload: PartnerHandler<OrderDoc> = {
  road: 'partner',
  // 10060001 is lag more often than refusal.
  notFoundWaitsMs: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
  policy: async (work) => work.orderSource.unknown.upload,
  open: async (work, { doc, row }) =>
    row.n > 1 && (await isBehind(work, row))
      ? { kind: 'later', laterMs: BEHIND_MS }
      : { kind: 'call', policy: work.orderSource.unknown.upload, call: () => send(work, doc) },
  query: async (work, { doc }) => seen(await look(work, doc)),
  async apply(work, { doc, row, answer }) {
    const blocked = answer.blocked as UploadBlock | undefined
    const now = await applyToOrder(work, doc, (order) => {
      if (order.upload.doneRev >= row.n || (blocked && order.upload.blocked === blocked)) return undefined
      // a newer revision looks by itself
      if (blocked && order.upload.rev > row.n) return undefined
      const entry = blocked
        ? ({ at: work.now(), kind: 'upload-blocked', by: 'wechat', note: { upload: blocked } } as const)
        : ({ at: work.now(), kind: 'uploaded', by: 'system' } as const)
      const upload = blocked ? { ...order.upload, blocked } : { ...order.upload, doneRev: row.n }
      return answer.nothing ? { upload } : { upload, history: withHistory(order, entry) }
    })
    if (doc.payment && answer.state === 'refunded')
      await learnLive(work, doc._id, { live: { ...doc.payment, state: answer.state } })
    if (now?.upload.rev === row.n) await tellPerson(work, doc, { answer, row })
  },
}
