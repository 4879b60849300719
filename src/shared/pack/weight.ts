import type { PackingSettings } from './packing-settings'

/** A line of a parcel; 0 or absent: nobody knows what a piece of it weighs. */
export interface WeighedLine {
  readonly sku: string
  readonly quantity: number
  readonly grams?: number
}

export type WeightVerdict =
  /** A piece of unknown weight is in it: nothing is claimed. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fits'; readonly expected: number; readonly off: number }
  /** `off` is below zero when it is too light. `suspects`: articles of which one piece would explain it. */
  | {
      readonly kind: 'light' | 'heavy'
      readonly expected: number
      readonly off: number
      readonly suspects: readonly string[]
    }

/** Undefined: the weight of an article is not known, so that of the parcel is not either. */
export function expectedGrams(lines: readonly WeighedLine[], boxGrams: number): number | undefined {
  if (lines.length === 0 || lines.some(({ grams = 0 }) => grams <= 0)) return undefined
  return lines.reduce((sum, { grams = 0, quantity }) => sum + grams * quantity, boxGrams)
}

/** Weighed against what is in the parcel; on the phone at once, on the server again. */
export function judgeWeight(
  weighed: number,
  lines: readonly WeighedLine[],
  { boxGrams, toleranceGrams }: Pick<PackingSettings, 'boxGrams' | 'toleranceGrams'>,
): WeightVerdict {
  const expected = expectedGrams(lines, boxGrams)
  if (expected === undefined) return { kind: 'unknown' }
  const off = weighed - expected
  if (Math.abs(off) <= toleranceGrams) return { kind: 'fits', expected, off }
  const explains = ({ grams = 0 }: WeighedLine) => Math.abs(Math.abs(off) - grams) <= toleranceGrams
  const suspects = [...new Set(lines.filter(explains).map(({ sku }) => sku))]
  return { kind: off < 0 ? 'light' : 'heavy', expected, off, suspects }
}
