import { useCallback, useEffect, useRef, useState } from 'react'
import { addTallies, EMPTY_TALLY, type DryTally } from '@shared/audit/dry-tally'
import type { AuditSettings } from '@shared/audit/settings'
import { callApi } from '../../../services/api'

/** A rule is often changed twice in a breath: the month is read when the hand rests. */
const REST_MS = 600

export interface DryRun {
  readonly state: 'idle' | 'running' | 'done' | 'failed'
  readonly tally: DryTally
  readonly again: () => void
}

/** What the draft would have done, part by part; a new draft begins anew. Undefined: nothing was changed. */
export function useDryRun(draft: AuditSettings | undefined): DryRun {
  const [state, setState] = useState<DryRun['state']>('idle')
  const [tally, setTally] = useState(EMPTY_TALLY)
  const [tries, setTries] = useState(0)
  const turn = useRef(0)

  const read = useCallback(async (settings: AuditSettings, mine: number) => {
    let sum = EMPTY_TALLY
    let cursor: string | undefined
    do {
      const answer = await callApi('auditDryRun', { settings, ...(cursor === undefined ? {} : { cursor }) })
      if (turn.current !== mine) return
      if (!answer.ok) return setState('failed')
      sum = addTallies(sum, answer.value.tally)
      setTally(sum)
      cursor = answer.value.cursor
    } while (cursor !== undefined)
    setState('done')
  }, [])

  useEffect(() => {
    const mine = ++turn.current
    setTally(EMPTY_TALLY)
    if (draft === undefined) {
      setState('idle')
      return undefined
    }
    setState('running')
    const timer = setTimeout(() => void read(draft, mine), REST_MS)
    return () => clearTimeout(timer)
  }, [draft, tries, read])
  useEffect(() => () => void ++turn.current, [])
  return { state, tally, again: () => setTries((count) => count + 1) }
}
