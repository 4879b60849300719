import { parseTemplateRef } from '@shared/label/template-version'
import { templateSchema, type Template } from '@shared/label/template'
import { builtInTemplate } from '@shared/label/templates'
import type { CourierKey } from '@shared/courier/courier-key'
import type { PrinterDoc, ShopDoc } from '@shared/shop/shop'
import type { Books } from '../repo/books'
import { getTemplate, newestTemplate, templateIdOf } from '../repo/templates'

/** What a printer prints a courier's labels with: its paper is the printer's, so the choice is, too. */
export const templateRefFor = (printer: PrinterDoc, courier: CourierKey | undefined): string =>
  (courier && printer.courierTemplates?.[courier]) ?? printer.template

/** Masks are on until the owner turns them off: GB/T 41833 wants them. */
export const isMasked = (shop: Pick<ShopDoc, 'labelMasked'>): boolean => shop.labelMasked ?? true

export interface FoundTemplate {
  readonly base: string
  /** 0: the built-in one. */
  readonly n: number
  readonly template: Template
}

/** The template a reference names, checked again as it is read. Undefined: there is none, or it can no longer be read. */
export async function findTemplate(books: Books, shopId: string, ref: string): Promise<FoundTemplate | undefined> {
  const asked = parseTemplateRef(ref)
  if (!asked) return undefined
  const { base, n } = asked
  const doc =
    n === undefined
      ? await newestTemplate(books, shopId, base)
      : n > 0
        ? await getTemplate(books, templateIdOf(shopId, base, n))
        : undefined
  if (doc) {
    const parsed = templateSchema.safeParse(doc.template)
    return parsed.success ? { base, n: doc.n, template: parsed.data } : undefined
  }
  const template = builtInTemplate(base)
  return template && (n ?? 0) === 0 ? { base, n: 0, template } : undefined
}
