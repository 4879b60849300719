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

/** A weight may have decimals; rounded up. */
export function readGrams(text: string): number | undefined {
  const grams = plain(text)
  return /^\d{1,7}(?:\.\d+)?$/.test(grams) ? Math.ceil(Number(grams)) : undefined
}
