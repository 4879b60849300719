import type { Template } from '@shared/label/template'
import type { LabelCopy } from '@shared/parcel/copy'
import { whyNoCopy, type NoCopy } from '@shared/parcel/copy-rules'
import type { ParcelDoc } from '@shared/parcel/parcel'
import type { PrintPage } from '@shared/ports/printer'
import type { PrinterDoc, ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { getParcel } from '../repo/parcels'
import { getShop } from '../repo/shops'
import { findTemplate, isMasked, templateRefFor } from '../verbs/templates'
import type { LabelAsk, TestSheetAsk, WorkDeps } from './deps'
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
  /** `parcel` is the one the label was drawn from; a test sheet has none. */
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

type Unprinted = Omit<LabelAsk, 'template'> | Omit<TestSheetAsk, 'template'>

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

/** The parcel's label from its frozen ask, or the sample of a test sheet. */
async function askFor(tools: PageTools, copy: LabelCopy): Promise<Unprinted | NoCopy | 'soon'> {
  const masked = isMasked(await tools.accounts.shop(copy.shopId))
  const head = { copy, masked, printedAt: tools.now() }
  if (copy.test) return head
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
  const ref = templateRefFor(printer, 'parcel' in ask ? ask.parcel.courier : undefined)
  const template = copy.test?.template ?? (await tools.accounts.template(copy.shopId, ref))
  if (!template) return { kind: 'refused', code: 'no-template', text: ref }
  const label = tools.renderLabel({ ...ask, template })
  if (label.ok) return { kind: 'page', page: label.page, ...('parcel' in ask ? { parcel: ask.parcel } : {}) }
  const text = label.problems.map(({ field, kind }) => `${field}: ${kind}`).join(', ')
  return { kind: 'refused', code: 'label-not-whole', text }
}
