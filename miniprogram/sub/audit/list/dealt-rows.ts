import { useCallback, useState } from 'react'
import type { OrderCardView } from '@shared/api/views'
import { lastRead } from '../../../hooks/read-number'

/** Orders that a hand has dealt with: the last read that cannot know of it yet. */
export type Dealt = ReadonlyMap<string, number>
type Row = Pick<OrderCardView, 'id' | 'auditing'>

/**
 * Not to be seen, as far as the read of this number can tell: dealt with since, or the rules are looking anew at what was dealt with.
 * A later read that lists the order has the last word.
 */
export function isHidden(dealt: Dealt, row: Row, read: number): boolean {
  const until = dealt.get(row.id)
  return until !== undefined && (read <= until || row.auditing === true)
}

/** It is hidden by a read that is older than another one, which knows more. */
export function isOutdated(dealt: Dealt, row: Row, reads: { readonly own: number; readonly newest: number }): boolean {
  const until = dealt.get(row.id)
  return until !== undefined && until < reads.newest && reads.own < reads.newest && isHidden(dealt, row, reads.own)
}

/** `hide`: while an act is on its way; `settle`: it was answered; `show`: it is undone or was refused. */
export function useDealt() {
  const [dealt, setDealt] = useState<Dealt>(new Map())
  const mark = useCallback((id: string, until: number) => setDealt((now) => new Map(now).set(id, until)), [])
  const hide = useCallback((id: string) => mark(id, Infinity), [mark])
  const settle = useCallback((id: string) => mark(id, lastRead()), [mark])
  const show = useCallback((id: string) => setDealt((now) => new Map([...now].filter(([one]) => one !== id))), [])
  return { dealt, hide, settle, show }
}
