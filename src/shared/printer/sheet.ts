import { driverInfo, type SheetPaper } from './drivers'

/** What is printed beside labels: the list a picker walks with, and the list that lies in the box. */
export const SHEET_KINDS = ['pick-list', 'packing-slip'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

export interface SheetPrinter {
  readonly printerId: string
  readonly paper: SheetPaper
}
/** Who prints which kind; nobody until it is chosen. */
export type SheetPrinters = Readonly<Partial<Record<SheetKind, SheetPrinter>>>

/** The built-in template; a shop's own versions of it go by the same name. */
export const sheetTemplate = (kind: SheetKind, paper: SheetPaper): string => `${kind}-${paper}`

/** A socket of the network is a head that takes raw commands; only a queue of the computer knows office paper. */
export function sheetPapers({ driver, sn }: { readonly driver: string; readonly sn: string }): readonly SheetPaper[] {
  const papers = driverInfo(driver)?.sheets ?? []
  return driver === 'lan' && !sn.startsWith('cups:') ? papers.filter((paper) => paper !== 'a4') : papers
}

/** What lies in it as the shop's settings say; undefined: label paper. A printer with another paper gets no label. */
export const paperIn = (
  printing: { readonly sheets?: SheetPrinters } | undefined,
  printerId: string,
): SheetPaper | undefined =>
  SHEET_KINDS.map((kind) => printing?.sheets?.[kind]).find((one) => one?.printerId === printerId)?.paper
