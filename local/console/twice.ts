export interface Marked {
  readonly at: number
  /** The very same bytes came out before. */
  readonly twice: boolean
  readonly codes?: readonly string[]
  readonly mark?: string
}

/**
 * Which sheets are a second print of the same copy: same waybill and same copy mark, on whichever printer, whatever else on the
 * paper differs (its time does). A sheet without a barcode is told by its bytes.
 */
export function secondPrints<T extends Marked>(sheets: readonly T[]): ReadonlySet<T> {
  const seen = new Set<string>()
  const second = new Set<T>()
  for (const sheet of [...sheets].sort((a, b) => a.at - b.at)) {
    const [code] = sheet.codes ?? []
    const copy = `${code ?? ''} ${sheet.mark ?? ''}`
    if (code === undefined ? sheet.twice : seen.has(copy)) second.add(sheet)
    seen.add(copy)
  }
  return second
}
