import type { ImportProblem } from '@shared/api/import'

/** What the same thing is wrong with, in the same column. */
export interface AlikeProblems {
  readonly key: string
  readonly column: string
  readonly reason: ImportProblem['reason']
  readonly kept: boolean
  /** Rows as the spreadsheet counts. */
  readonly rows: readonly number[]
  /** What stands in the first of them. */
  readonly texts: string
}
const TEXTS = 3

/** A file's problems, one line for each kind: rows that are left out before cells that were only made harmless. */
export function alike(problems: readonly ImportProblem[]): AlikeProblems[] {
  const groups = new Map<string, ImportProblem[]>()
  for (const problem of problems) {
    const key = `${problem.column} ${problem.reason} ${String(problem.kept === true)}`
    groups.set(key, [...(groups.get(key) ?? []), problem])
  }
  return [...groups]
    .map(([key, group]) => {
      const [{ column, reason, kept = false }] = group as [ImportProblem]
      const said = [...new Set(group.map(({ text }) => text).filter((text) => text !== ''))]
      const texts = said.slice(0, TEXTS).join('　')
      return { key, column, reason, kept, rows: group.map(({ row }) => row), texts }
    })
    .sort((a, b) => Number(a.kept) - Number(b.kept))
}
