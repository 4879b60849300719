import type { FloorParcel } from '@shared/api/floor'

type Line = FloorParcel['lines'][number]

/** A row each article: orders that travel together may each want a piece of it. */
export function piecesBySku(lines: readonly Line[]): readonly Line[] {
  const bySku = new Map<string, Line>()
  for (const line of lines)
    bySku.set(line.sku, { ...line, quantity: line.quantity + (bySku.get(line.sku)?.quantity ?? 0) })
  return [...bySku.values()]
}
