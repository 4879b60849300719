import { effectRowId } from '@shared/effect/partner-key'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { getEffect, moveEffect } from '../../repo/effects'
import { withHistory } from '../../repo/books'
import type { Opened, PartnerHandler, Work } from '../handler'
import { applyToParcel } from '../homes'
import { mayBeSent } from '../outcome'
import { ourRefusal, UNDECLARED } from './own-words'
import { waybillKey } from './waybill-create'

const ASK_STILL_OPEN_MS = 30_000

/** Voiding without a number: void at once when the ask surely was never sent, else wait until its outcome is known. */
async function withoutNumber(work: Work, parcel: ParcelDoc): Promise<Opened> {
  const ask = await getEffect(work, effectRowId({ kind: 'waybill.create', docId: parcel._id, n: parcel.n }))
  const nothing = { kind: 'answer', answer: { waybillNo: '' } } as const
  if (!ask || ask.state === 'dropped' || ask.state === 'refused') return nothing
  const unsent = ask.state === 'ready' && !mayBeSent(ask)
  if (unsent && (await moveEffect(work, ask, { to: 'dropped', set: { dueAt: work.now() } }))) return nothing
  return { kind: 'later', laterMs: ASK_STILL_OPEN_MS }
}

/** Gives the number back. The parcel's goods were taken out of the way when the void was asked for. */
export const waybillCancel: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy: async (work, { doc }) => (await work.accounts.courier(doc.ship.accountId))?.port.unknown.cancel ?? UNDECLARED,
  async open(work, { doc: parcel }) {
    const { waybillNo } = parcel
    if (waybillNo === undefined) return withoutNumber(work, parcel)
    const courier = await work.accounts.courier(parcel.ship.accountId)
    if (!courier) return { kind: 'refused', refusal: ourRefusal('account-off') }
    return {
      kind: 'call',
      policy: courier.port.unknown.cancel,
      call: async () => {
        await courier.port.cancelWaybill({ partnerKey: waybillKey(parcel), account: courier.account, waybillNo })
        return { waybillNo }
      },
    }
  },
  async apply(work, { doc, answer }) {
    const number = typeof answer.waybillNo === 'string' ? answer.waybillNo : ''
    await applyToParcel(work, doc, (parcel) => {
      if (parcel.waybill !== 'voiding' || (parcel.waybillNo ?? '') !== number) return undefined
      return {
        waybill: 'void',
        waybillNo: undefined,
        printWish: undefined,
        voidNumbers: number === '' ? parcel.voidNumbers : [...parcel.voidNumbers, number],
        bucket: bucketOfParcel({ ...parcel, waybill: 'void' }),
        history: withHistory(parcel, {
          at: work.now(),
          kind: 'waybill-void',
          by: 'system',
          note: { waybillNo: number },
        }),
      }
    })
  },
}
