/** In half width, without the signs of thousands. */
const plain = (text: string) => text.normalize('NFKC').replace(/,(?=\d{3}(?!\d))/g, '')

/** A price that went through a double (309.89999999999998) is as near to a whole fen as this. */
const NEARLY_FEN = 1e-4

/** 2, ２, 2.00, 1,200; no sign, no part of a piece. */
export function readWhole(text: string): number | undefined {
  const digits = plain(text).replace(/\.0+$/, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}

export const readPieces = (text: string): number | undefined => readWhole(text) || undefined

/** Yuan, with or without its sign, in fen. */
export function readFen(text: string): number | undefined {
  const yuan = plain(text).replace(/^(?:¥|CNY|RMB)\s*|\s*元$/gi, '')
  if (!/^\d{1,9}(?:\.\d+)?$/.test(yuan)) return undefined
  const fen = Number(yuan) * 100
  return Math.abs(fen - Math.round(fen)) < NEARLY_FEN ? Math.round(fen) : undefined
}

const GRAMS: Readonly<Record<string, number>> = { kg: 1000, 千克: 1000, 公斤: 1000, g: 1, 克: 1, '': 1 }

/** Grams, unless the cell names another unit; may have decimals, rounded up. */
export function readGrams(text: string): number | undefined {
  const [, figure, unit = ''] = /^(\d{1,7}(?:\.\d+)?)\s*(kg|千克|公斤|g|克|)$/i.exec(plain(text)) ?? []
  // 0.3 kg is 300 g and no hair more
  return figure === undefined
    ? undefined
    : Math.ceil(Number((Number(figure) * (GRAMS[unit.toLowerCase()] ?? 1)).toFixed(3)))
}

/** Pieces on the shelf. A back office counts below nothing what it has sold too much of: there is none. */
export function readStock(text: string): number | undefined {
  return /^-\d{1,7}(?:\.0+)?$/.test(plain(text)) ? 0 : readWhole(text)
}
