import type { PrinterDoc } from '@shared/shop/shop'
import type { Books } from './books'

const printers = ({ db }: Books) => db.collection<PrinterDoc>('printers')

export const getPrinter = (books: Books, id: string): Promise<PrinterDoc | undefined> => printers(books).get(id)
export const addPrinter = (books: Books, doc: PrinterDoc): Promise<'added' | 'exists'> => printers(books).add(doc)
export const findPrinters = (books: Books, shopId: string): Promise<PrinterDoc[]> =>
  printers(books).find({ where: { shopId }, limit: 100 })

/** Undefined: somebody else changed it meanwhile. */
export async function changePrinter(
  books: Books,
  doc: PrinterDoc,
  patch: Partial<PrinterDoc>,
): Promise<PrinterDoc | undefined> {
  const ver = doc.ver + 1
  const updated = await printers(books).update({ _id: doc._id, ver: doc.ver }, { $set: { ...patch, ver } })
  return updated === 1 ? { ...doc, ...patch, ver } : undefined
}
