/** `load`: all printers are through at the same time. `zone`: an aisle's labels come out of one printer, for pickers who stand there. */
export const SHARE_MODES = ['load', 'zone'] as const
export type ShareMode = (typeof SHARE_MODES)[number]

/** The next `count` labels of the batch, in its order, come out of this printer. */
export interface SharePiece {
  readonly printerId: string
  readonly count: number
}
export interface SharePrinter {
  readonly id: string
  /** Labels that wait there already. */
  readonly waiting: number
}

/** So many for each that all end together; those with longer queues than that get none. */
function byLoad(count: number, printers: readonly SharePrinter[]): number[] {
  let open = [...printers]
  let level = 0
  for (;;) {
    level = (count + open.reduce((sum, { waiting }) => sum + waiting, 0)) / Math.max(1, open.length)
    const shorter = open.filter(({ waiting }) => waiting < level)
    if (shorter.length === open.length || shorter.length === 0) break
    open = shorter
  }
  let given = 0
  let exact = 0
  return printers.map((printer) => {
    exact += open.includes(printer) ? Math.max(0, level - printer.waiting) : 0
    const upTo = Math.min(count, Math.round(exact))
    const own = upTo - given
    given = upTo
    return own
  })
}

/** Whole zones in a row; a zone goes to the next printer when that lies nearer to an even share. */
function byZone(zones: readonly string[], printers: number): number[] {
  const counts = Array<number>(printers).fill(0)
  const fair = zones.length / printers
  let at = 0
  for (let i = 0; i < zones.length;) {
    let end = i
    while (end < zones.length && zones[end] === zones[i]) end += 1
    const boundary = fair * (at + 1)
    const isOver = end - boundary > boundary - i
    if (i > 0 && isOver && at < printers - 1) at += 1
    counts[at] = (counts[at] ?? 0) + end - i
    i = end
  }
  return counts
}

/** Shares the labels of a batch (the zone of each, in the order of the batch) among printers: one piece each, in order. */
export function sharePieces(
  zones: readonly string[],
  printers: readonly SharePrinter[],
  mode: ShareMode,
): readonly SharePiece[] {
  if (printers.length === 0) return []
  const counts = mode === 'load' ? byLoad(zones.length, printers) : byZone(zones, printers.length)
  const pieces = printers.map(({ id }, i) => ({ printerId: id, count: counts[i] ?? 0 }))
  // what rounding left over comes out of the last printer that has any
  const left = zones.length - pieces.reduce((sum, { count }) => sum + count, 0)
  const last = pieces.reduce((found, { count }, i) => (count > 0 ? i : found), 0)
  return pieces.map((piece, i) => (i === last ? { ...piece, count: piece.count + left } : piece))
}

/** The printer of the label at this place. */
export function printerAt(pieces: readonly SharePiece[], index: number): string | undefined {
  let upTo = 0
  for (const { printerId, count } of pieces) {
    upTo += count
    if (index < upTo) return printerId
  }
  return undefined
}

/**
 * The places of the batch in the order in which they are worked off: one of each printer's piece in turn, so that every printer
 * has something from the first moment on.
 */
export function inTurns(pieces: readonly SharePiece[]): readonly number[] {
  const starts = pieces.map((_piece, i) => pieces.slice(0, i).reduce((sum, { count }) => sum + count, 0))
  const longest = Math.max(0, ...pieces.map(({ count }) => count))
  return Array.from({ length: longest }, (_, turn) =>
    pieces.flatMap(({ count }, i) => (turn < count ? [(starts[i] ?? 0) + turn] : [])),
  ).flat()
}
