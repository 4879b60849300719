import type { SplitValue } from '@shared/api/travel'
import type { SplitPart } from '@shared/order/split'

type Lines = SplitValue['lines']

/** Two parcels to begin with: everything in the first. */
export const firstParts = (lines: Lines): SplitPart[] => [
  Object.fromEntries(lines.map(({ lineNo, quantity }) => [String(lineNo), quantity])),
  {},
]

const of = (part: SplitPart, lineNo: number): number => part[lineNo] ?? 0
const put = (part: SplitPart, lineNo: number, quantity: number): SplitPart => ({ ...part, [lineNo]: quantity })

/** One piece of a line goes on to the next parcel; from the last one it comes back to the first. */
export function moveOn(parts: readonly SplitPart[], lineNo: number, from: number): SplitPart[] {
  const to = (from + 1) % parts.length
  const source = parts[from]
  const target = parts[to]
  if (source === undefined || target === undefined || of(source, lineNo) === 0) return [...parts]
  return parts.map((part, index) =>
    index === from
      ? put(part, lineNo, of(source, lineNo) - 1)
      : index === to
        ? put(part, lineNo, of(target, lineNo) + 1)
        : part,
  )
}

/** The last parcel's pieces go into the one before it. */
export function fewer(parts: readonly SplitPart[]): SplitPart[] {
  const last = parts.at(-1)
  const before = parts.at(-2)
  if (last === undefined || before === undefined || parts.length <= 2) return [...parts]
  const merged = Object.keys({ ...before, ...last }).map((no) => [no, (before[no] ?? 0) + (last[no] ?? 0)] as const)
  return [...parts.slice(0, -2), Object.fromEntries(merged)]
}

export const piecesIn = (part: SplitPart): number => Object.values(part).reduce((sum, quantity) => sum + quantity, 0)

/** Lines of nothing are left out: the contract takes pieces only. */
export const filled = (parts: readonly SplitPart[]): SplitPart[] =>
  parts.map((part) => Object.fromEntries(Object.entries(part).filter(([, quantity]) => quantity > 0)))
