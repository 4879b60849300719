import type { Template } from '@shared/label/template'
import type { LabelCopy } from '@shared/parcel/copy'
import { whyNoCopy, type NoCopy } from '@shared/parcel/copy-rules'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrintPage } from '@shared/ports/printer'
import type { PrinterDoc, ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { getBatch } from '../repo/batches'
import { getParcel } from '../repo/parcels'
import { getShop } from '../repo/shops'
import { findTemplate, isMasked, templateRefFor } from '../verbs/templates'
import type { LabelAsk, PaperAsk, WorkDeps } from './deps'
import { once } from './once'
import { receiverOfParcel } from './receiver'

export interface PageTools extends Pick<WorkDeps, 'db' | 'now' | 'seal' | 'renderLabel'> {
  readonly accounts: {
    readonly shop: (id: string) => Promise<ShopDoc>
    /** A label template as the printer names it. */
    readonly template: (shopId: string, ref: string) => Promise<Template | undefined>
  }
}

type Refused = 'printer-off' | 'no-template' | 'label-not-whole'
export type CopyPage =
  /** `parcel` is the one whose label this is; a sheet is none. */
  | { readonly kind: 'page'; readonly page: PrintPage; readonly parcel?: ParcelDoc }
  /** The copy is on the ledger a moment before its parcel has the number. */
  | { readonly kind: 'soon' }
  /** Nobody wants this copy any more. */
  | { readonly kind: 'unwanted'; readonly why: NoCopy }
  | {
      readonly kind: 'refused'
      readonly code: Refused
      readonly text: string
    }

type Unprinted = Omit<LabelAsk, 'template'> | Omit<PaperAsk, 'template'>

type LabelBooks = PageTools['accounts']

/** Shops and templates for one call or one slice: each read once. */
export function labelBooks(books: Books): LabelBooks {
  const shop = once(async (id: string) => {
    const doc = await getShop(books, id)
    if (!doc) throw new Error(`no shop ${id}`)
    return doc
  })
  const templates = once((shopId: string) => once((ref: string) => findTemplate(books, shopId, ref)))
  return { shop, template: async (shopId, ref) => (await templates(shopId)(ref))?.template }
}

type Head = Omit<PaperAsk, 'template'>

/** A page of a sheet. A packing slip must still lie in the box whose number it bears. */
async function sheetFor(tools: PageTools, head: Head): Promise<Unprinted | NoCopy> {
  const { copy } = head
  const sheet = (await getBatch(tools, copy.batchId ?? ''))?.ask
  if (sheet?.verb !== 'sheet') return 'cancelled'
  if (sheet.kind === 'pick-list') return { ...head, sheet }
  const parcel = await getParcel(tools, sheet.subject)
  const why = parcel?.waybillNo === sheet.waybillNo ? whyNoCopy(parcel) : 'cancelled'
  if (!parcel || why !== undefined) return why ?? 'cancelled'
  return { ...head, sheet, parcel, receiver: receiverOfParcel(tools, parcel) }
}

/** The parcel's label from its frozen ask, a page of a sheet, or the sample of a test sheet. */
async function askFor(tools: PageTools, copy: LabelCopy): Promise<Unprinted | NoCopy | 'soon'> {
  const masked = isMasked(await tools.accounts.shop(copy.shopId))
  const head = { copy, masked, printedAt: tools.now() }
  if (copy.test) return head
  if (copy.sheet) return sheetFor(tools, head)
  const parcel = await getParcel(tools, copy.parcelId)
  if (parcel?.waybill === 'asked' && parcel.n === copy.n && parcel.goods !== 'void') return 'soon'
  const why = parcel?.n === copy.n ? whyNoCopy(parcel) : 'cancelled'
  if (!parcel || why !== undefined) return why ?? 'cancelled'
  return { ...head, parcel, receiver: receiverOfParcel(tools, parcel) }
}

/**
 * One copy as its printer shall print it: its template, its paper, the shop's masks. `printer` is undefined when it is off.
 * Drawn for the call and kept nowhere.
 */
export async function pageOfCopy(
  tools: PageTools,
  copy: LabelCopy,
  printer: PrinterDoc | undefined,
): Promise<CopyPage> {
  const ask = await askFor(tools, copy)
  if (ask === 'soon') return { kind: 'soon' }
  if (typeof ask === 'string') return { kind: 'unwanted', why: ask }
  if (!printer) return { kind: 'refused', code: 'printer-off', text: '' }
  const ref = ask.sheet?.template ?? templateRefFor(printer, 'parcel' in ask ? ask.parcel.courier : undefined)
  const template = copy.test?.template ?? (await tools.accounts.template(copy.shopId, ref))
  if (!template) return { kind: 'refused', code: 'no-template', text: ref }
  const label = tools.renderLabel({ ...ask, template })
  const own = 'parcel' in ask && !ask.sheet ? { parcel: ask.parcel } : {}
  if (label.ok) return { kind: 'page', page: label.page, ...own }
  const text = label.problems.map(({ field, kind }) => `${field}: ${kind}`).join(', ')
  return { kind: 'refused', code: 'label-not-whole', text }
}
