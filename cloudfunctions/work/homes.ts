import { EFFECT_KINDS, type EffectDoc } from '@shared/effect/effect'
import { effectRowId } from '@shared/effect/partner-key'
import { wantedOfCopy, wantedOfOrder, wantedOfParcel, wantedOfPrinter } from '@shared/effect/wanted'
import type { OrderDoc } from '@shared/order/order'
import type { LabelCopy } from '@shared/parcel/copy'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrinterDoc } from '@shared/shop/shop'
import type { Books, Patch } from '../repo/books'
import { changeCopy, getCopy } from '../repo/copies'
import { changeOrder, getOrder } from '../repo/orders'
import { changeParcel, getParcel } from '../repo/parcels'
import { changePrinter, getPrinter } from '../repo/printers'
import type { HomeDoc } from './handler'

interface HomeRoad<D> {
  get(books: Books, id: string): Promise<D | undefined>
  wants(doc: D, rowId: string): boolean
}

const road = <D>(get: HomeRoad<D>['get'], wanted: (doc: D) => Parameters<typeof effectRowId>[0][]): HomeRoad<D> => ({
  get,
  wants: (doc, rowId) => wanted(doc).some((id) => effectRowId(id) === rowId),
})

const ORDERS = road<OrderDoc>(getOrder, wantedOfOrder)
const PARCELS = road<ParcelDoc>(getParcel, wantedOfParcel)
const COPIES = road<LabelCopy>(getCopy, wantedOfCopy)
const PRINTERS = road<PrinterDoc>(getPrinter, wantedOfPrinter)

async function loadFrom<D extends HomeDoc>(books: Books, home: HomeRoad<D>, row: EffectDoc) {
  const doc = await home.get(books, row.docId)
  return doc && { doc, wanted: home.wants(doc, row._id) }
}

/** The document that an effect serves, as it is now, and whether it still wants the effect. */
export function loadHome(books: Books, row: EffectDoc): Promise<{ doc: HomeDoc; wanted: boolean } | undefined> {
  const home = EFFECT_KINDS[row.kind]
  if (home === 'orders') return loadFrom(books, ORDERS, row)
  if (home === 'parcels') return loadFrom(books, PARCELS, row)
  if (home === 'printers') return loadFrom(books, PRINTERS, row)
  return loadFrom(books, COPIES, row)
}

const TRIES = 12

/**
 * Decides and changes until the change holds; `decide` answers undefined when there is nothing (more) to change. Given the
 * document itself, a first try saves the read: the change is conditional, and a "nothing to do" is believed of a fresh read only.
 */
function changer<D extends HomeDoc>(
  get: (books: Books, id: string) => Promise<D | undefined>,
  change: (books: Books, doc: D, patch: Patch<D>) => Promise<D | undefined>,
) {
  return async (books: Books, from: D | string, decide: (doc: D) => Patch<D> | undefined): Promise<D | undefined> => {
    const id = typeof from === 'string' ? from : from._id
    const patchNow = typeof from === 'string' ? undefined : decide(from)
    const now = typeof from === 'string' || !patchNow ? undefined : await change(books, from, patchNow)
    if (now) return now
    for (let left = TRIES; left > 0; left--) {
      const doc = await get(books, id)
      if (!doc) return undefined
      const patch = decide(doc)
      if (!patch) return doc
      const next = await change(books, doc, patch)
      if (next) return next
    }
    throw new Error(`${id} was changed by others ${TRIES} times in a row`)
  }
}

export const applyToOrder = changer<OrderDoc>(getOrder, changeOrder)
export const applyToParcel = changer<ParcelDoc>(getParcel, changeParcel)
export const applyToCopy = changer<LabelCopy>(getCopy, changeCopy)
export const applyToPrinter = changer<PrinterDoc>(getPrinter, changePrinter)
