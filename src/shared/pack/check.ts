/** A piece as the floor session knows it from its snapshot. */
export interface PieceFacts {
  readonly sku: string
  readonly barcode: string
  readonly title: string
  readonly spec: string
}
export interface NeededPiece extends PieceFacts {
  readonly quantity: number
}

export type ScanVerdict =
  | { readonly kind: 'right'; readonly piece: PieceFacts; readonly left: number }
  | { readonly kind: 'complete'; readonly piece: PieceFacts }
  | { readonly kind: 'too-many'; readonly piece: PieceFacts }
  /** The right article in another size or colour: `needed` is what to fetch. */
  | { readonly kind: 'wrong-size'; readonly piece: PieceFacts; readonly needed: PieceFacts }
  | { readonly kind: 'not-in-parcel'; readonly code: string; readonly piece?: PieceFacts }

export interface PackBench {
  readonly lines: readonly NeededPiece[]
  /** SKU -> pieces already in the box. */
  readonly counts: Readonly<Record<string, number>>
  /** Every piece of the session, to name what does not belong here. */
  readonly known: readonly PieceFacts[]
}

const sumBySku = (lines: readonly NeededPiece[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const line of lines) sums.set(line.sku, (sums.get(line.sku) ?? 0) + line.quantity)
  return sums
}

/** True when every line has all its pieces. */
export const isComplete = ({ lines, counts }: Pick<PackBench, 'lines' | 'counts'>): boolean =>
  [...sumBySku(lines)].every(([sku, quantity]) => (counts[sku] ?? 0) >= quantity)

/** Judges one scan of a barcode or SKU, on the phone at once and on the server again. */
export function judgeScan(bench: PackBench, code: string): ScanVerdict {
  const is = (piece: PieceFacts) => piece.sku === code || (piece.barcode !== '' && piece.barcode === code)
  const needs = sumBySku(bench.lines)
  const leftOf = (sku: string) => (needs.get(sku) ?? 0) - (bench.counts[sku] ?? 0)
  const line = bench.lines.find(is)
  if (line) {
    if (leftOf(line.sku) <= 0) return { kind: 'too-many', piece: line }
    const counts = { ...bench.counts, [line.sku]: (bench.counts[line.sku] ?? 0) + 1 }
    if (isComplete({ lines: bench.lines, counts })) return { kind: 'complete', piece: line }
    return { kind: 'right', piece: line, left: leftOf(line.sku) - 1 }
  }
  const piece = bench.known.find(is)
  const needed = piece && bench.lines.find((one) => one.title === piece.title && leftOf(one.sku) > 0)
  if (piece && needed) return { kind: 'wrong-size', piece, needed }
  return { kind: 'not-in-parcel', code, ...(piece ? { piece } : {}) }
}
