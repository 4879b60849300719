import type { HistoryView } from '@shared/api/views'
import type { HistoryEntry } from '@shared/kernel/doc'
import type { OrderDoc } from '@shared/order/order'
import { packHistory } from '@shared/pack/history'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import { getBatch } from '../repo/batches'
import { findCopiesOfParcel } from '../repo/copies'
import { getHandover } from '../repo/handovers'
import { findPrinters } from '../repo/printers'
import { findStaffOfShop } from '../repo/staff'
import type { RouteContext } from './route'

/** Ids of people and printers to what they are called. */
type Names = ReadonlyMap<string, string>

interface ParcelFacts {
  readonly parcel: ParcelDoc
  readonly copies: readonly LabelCopy[]
  /** When its wave was tapped; 0: nobody knows. */
  readonly waveAt: number
  /** How many went with it into the van. */
  readonly inVan: number
}

const OUT: readonly LabelCopy['state'][] = ['accepted', 'printed']

async function factsOf(context: RouteContext, parcel: ParcelDoc): Promise<ParcelFacts> {
  const { handoverId } = parcel
  const [copies, wave, session] = await Promise.all([
    findCopiesOfParcel(context, parcel._id),
    getBatch(context, parcel.waveId),
    handoverId === undefined ? undefined : getHandover(context, handoverId),
  ])
  const out = copies.filter(({ state }) => OUT.includes(state))
  return { parcel, copies: out, waveAt: wave?.createdAt ?? 0, inVan: session?.handedOver.length ?? 0 }
}

const namesOf = async (context: RouteContext): Promise<Names> => {
  const shopId = context.shop._id
  const [staff, printers] = await Promise.all([findStaffOfShop(context, shopId), findPrinters(context, shopId)])
  return new Map([
    ...staff.map(({ _id, name }) => [_id, name] as const),
    ...printers.map(({ _id, label }) => [_id, label] as const),
  ])
}

/** The ledger knows which printer and whose tap; the parcel only counts. */
const printedBy = ({ copies }: ParcelFacts, names: Names): HistoryEntry[] =>
  copies.map(({ acceptedAt, printedAt, createdAt, by, no, printerId, reason }) => ({
    at: acceptedAt ?? printedAt ?? createdAt,
    kind: 'printed',
    by,
    note: { printer: names.get(printerId) ?? '', no, ...(reason === undefined ? {} : { why: reason }) },
  }))

const piecesIn = ({ lines }: ParcelDoc) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

/** What a step of a parcel was about, from where it is kept. */
function noteOf({ kind, note }: HistoryEntry, { parcel, waveAt, inVan }: ParcelFacts): HistoryEntry['note'] {
  if (kind === 'pick') return { ...note, slot: parcel.slot, wave: waveAt }
  if (kind === 'hand-over') return { ...note, courier: parcel.courier, together: inVan }
  if (kind === 'pack') return { scanned: 0, ...note, pieces: piecesIn(parcel) }
  return note
}

const TOLD_BY_ORDER: readonly HistoryEntry['kind'][] = ['planned']

function stepsOf(facts: ParcelFacts, names: Names): HistoryEntry[] {
  const printed = printedBy(facts, names)
  const own = packHistory(facts.parcel).filter(
    ({ kind }) => !TOLD_BY_ORDER.includes(kind) && !(kind === 'printed' && printed.length > 0),
  )
  return [...own.map((entry) => ({ ...entry, note: noteOf(entry, facts) ?? {} })), ...printed]
}

/**
 * All an order has been through, oldest first: its own steps and those of its parcels, each with the facts that stand elsewhere
 * (paper on the ledger, slots in the wave, piles in their session), so that nothing is written twice.
 */
export async function orderStory(
  context: RouteContext,
  order: OrderDoc,
  parcels: readonly ParcelDoc[],
): Promise<HistoryView[]> {
  const [names, facts] = await Promise.all([
    namesOf(context),
    Promise.all(parcels.map((parcel) => factsOf(context, parcel))),
  ])
  return [...order.history, ...facts.flatMap((one) => stepsOf(one, names))]
    .sort((a, b) => a.at - b.at)
    .map(({ at, kind, by, note }) => ({ at, kind, by: names.get(by) ?? by, note: note ?? {} }))
}
