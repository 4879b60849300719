/** A state machine is a table of allowed moves; every machine of the house is checked with these two. */
export type Moves<S extends string> = Readonly<Record<S, readonly S[]>>

export const canMove = <S extends string>(moves: Moves<S>, from: S, to: S): boolean => moves[from].includes(to)

/** Throws on a move that the table does not have; staying is none. */
export function mustMove<S extends string>(moves: Moves<S>, from: S, to: S): void {
  if (from !== to && !canMove(moves, from, to)) throw new Error(`there is no move ${from} -> ${to}`)
}

/** States that no path from `start` reaches: a table with any is a defect (each table's spec asserts none). */
export function unreachable<S extends string>(moves: Moves<S>, start: S): S[] {
  const seen = new Set<S>([start])
  const queue: S[] = [start]
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const next of moves[state]) {
      if (!seen.has(next)) {
        seen.add(next)
        queue.push(next)
      }
    }
  }
  return (Object.keys(moves) as S[]).filter((state) => !seen.has(state))
}
