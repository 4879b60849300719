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

type Sheets = { readonly sheets?: SheetPrinters } | undefined

/** What it prints beside labels as the shop's settings say: the kind it was chosen for first, and the paper in it. */
export function sheetIn(printing: Sheets, printerId: string): { kind: SheetKind; paper: SheetPaper } | undefined {
  const kind = SHEET_KINDS.find((one) => printing?.sheets?.[one]?.printerId === printerId)
  const paper = kind && printing?.sheets?.[kind]?.paper
  return kind && paper && { kind, paper }
}

/** What lies in it; undefined: label paper. A printer with another paper gets no label. */
export const paperIn = (printing: Sheets, printerId: string): SheetPaper | undefined =>
  sheetIn(printing, printerId)?.paper
