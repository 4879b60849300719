import { partnerKey } from '@shared/effect/partner-key'
import { bucketOfParcel } from '@shared/parcel/bucket'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { WaybillAnswer } from '@shared/ports/courier'
import type { UnknownPolicy } from '@shared/ports/provider-error'
import { raiseCard } from '../../repo/cards'
import { withHistory } from '../../repo/books'
import type { Job, PartnerHandler, Work } from '../handler'
import { applyToParcel } from '../homes'
import { makeCopy } from './copy-make'
import { receiverOfParcel } from '../receiver'
import { ourRefusal, UNDECLARED } from './own-words'

const KEY_LENGTH = 30

/** 快递鸟 takes an OrderCode of 30 characters, the shortest of all partners. */
export const waybillKey = (parcel: Pick<ParcelDoc, '_id' | 'n'>): string =>
  partnerKey({ kind: 'waybill.create', docId: parcel._id, n: parcel.n }, KEY_LENGTH)

const policy = async (work: Work, { doc }: Job<ParcelDoc>): Promise<UnknownPolicy> =>
  (await work.accounts.courier(doc.ship.accountId))?.port.unknown.create ?? UNDECLARED

/** The courier account's number for the parcel, asked with the frozen receiver, once for all time under one key. */
export const waybillCreate: PartnerHandler<ParcelDoc> = {
  road: 'partner',
  policy,
  // A voided parcel whose call nobody knows the outcome of may have a number: it is fetched, so that it can be given back.
  stillOwed: (parcel, row) => parcel.waybill === 'voiding' && parcel.waybillNo === undefined && parcel.n === row.n,
  undecided: (parcel, row) => parcel.n === row.n && parcel.waybillNo === undefined,
  async open(work, job) {
    const { doc: parcel, row } = job
    if (row.askHash !== undefined && row.askHash !== parcel.ship.askHash)
      return { kind: 'refused', refusal: ourRefusal('changed') }
    const courier = await work.accounts.courier(parcel.ship.accountId)
    if (!courier) return { kind: 'refused', refusal: ourRefusal('account-off') }
    const { sender, weightGrams, remark } = parcel.ship
    const ask = {
      partnerKey: waybillKey(parcel),
      account: courier.account,
      receiver: receiverOfParcel(work, parcel),
      sender,
      goods: parcel.lines.map(({ title, quantity }) => ({ title, quantity })),
      weightGrams,
      remark,
    }
    return {
      kind: 'call',
      policy: courier.port.unknown.create,
      call: async () => {
        const { waybillNo, routing, partnerNo } = await courier.port.createWaybill(ask)
        return { waybillNo, routing, ...(partnerNo === undefined ? {} : { partnerNo }) }
      },
    }
  },
  async apply(work, { doc, row, answer }) {
    const { waybillNo, routing } = answer as unknown as Pick<WaybillAnswer, 'waybillNo' | 'routing'>
    // The ledger row comes first: once the parcel has its number, nothing else of it waits.
    const printing = doc.waybill === 'asked' && doc.n === row.n && doc.goods !== 'void' ? doc.printWish : undefined
    if (printing) await makeCopy(work, doc, waybillNo)
    const after = await applyToParcel(work, doc, (parcel) => {
      if (parcel.waybillNo !== undefined || parcel.n !== row.n || parcel.voidNumbers.includes(waybillNo))
        return undefined
      const waybill = parcel.waybill === 'asked' ? 'got' : parcel.waybill
      return {
        waybillNo,
        routing,
        waybill,
        ...(waybill === 'got' && parcel.printWish?.seq === printing?.seq ? { printWish: undefined } : {}),
        bucket: bucketOfParcel({ ...parcel, waybill }),
        history: withHistory(parcel, { at: work.now(), kind: 'waybill', by: 'system', note: { waybillNo } }),
      }
    })
    if (!after || after.waybillNo === waybillNo || after.voidNumbers.includes(waybillNo)) return
    const facts = { waybillNo, parcelId: doc._id }
    await raiseCard(work, { shopId: row.shopId, kind: 'late-answer', subject: row._id, facts })
  },
}
