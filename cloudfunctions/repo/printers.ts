import { rowsOfPrinter } from '@shared/effect/rows'
import type { PrinterDoc } from '@shared/shop/shop'
import { addDoc, changeIn, type Books, type Home } from './books'

export const PRINTERS: Home<PrinterDoc> = { name: 'printers', rows: rowsOfPrinter }
const printers = ({ db }: Books) => db.collection<PrinterDoc>('printers')

export const getPrinter = (books: Books, id: string): Promise<PrinterDoc | undefined> => printers(books).get(id)
export const addPrinter = (books: Books, doc: PrinterDoc): Promise<'added' | 'exists'> => addDoc(books, PRINTERS, doc)
export const findPrinters = (books: Books, shopId: string): Promise<PrinterDoc[]> =>
  printers(books).find({ where: { shopId }, limit: 100 })

/** Undefined: somebody else changed it meanwhile. */
export const changePrinter = changeIn(PRINTERS)

/** Only as it was read: somebody may have bound it meanwhile. */
export const removePrinter = ({ db }: Books, doc: PrinterDoc): Promise<number> =>
  db.collection<PrinterDoc>('printers').remove({ _id: doc._id, ver: doc.ver })
