import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf, ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import type { Resource } from '../../../hooks/use-resource'
import { callApi } from '../../../services/api'

type List = ValueOf<'auditList'>
export type HeldList = Omit<List, 'cursor'>
interface Tail {
  readonly of: string
  readonly orders: readonly OrderCardView[]
  readonly cursor?: string
}

/**
 * The first page as it was read last, and behind it the pages that were scrolled to. A fresh first page keeps them, so that an
 * approval far down does not throw the hand back to the top. Rows that a hand has dealt with are hidden at once.
 */
export function useHeldList(resource: Resource<List>, input: InputOf<'auditList'>) {
  const of = JSON.stringify(input)
  const first = resource.shown?.value
  const [tail, setTail] = useState<Tail>()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const reading = useRef(false)
  useEffect(() => setHidden(new Set()), [of])

  const own = tail?.of === of ? tail : undefined
  const cursor = own ? own.cursor : first?.cursor
  const list = useMemo((): HeldList | undefined => {
    if (first === undefined) return undefined
    const known = new Set(first.orders.map(({ id }) => id))
    const all = [...first.orders, ...(own?.orders ?? []).filter(({ id }) => !known.has(id))]
    const gone = first.orders.filter(({ id }) => hidden.has(id)).length
    const left = (count: number) => Math.max(0, count - gone)
    return {
      ...first,
      total: left(first.total),
      held: left(first.held),
      orders: all.filter(({ id }) => !hidden.has(id)),
    }
  }, [first, own, hidden])

  const more = useCallback(() => {
    if (cursor === undefined || reading.current || resource.offline) return
    reading.current = true
    void callApi('auditList', { ...(JSON.parse(of) as InputOf<'auditList'>), cursor }).then((answer) => {
      reading.current = false
      // no answer: the next scroll asks again
      if (!answer.ok) return
      const { orders, cursor: next } = answer.value
      setTail((now) => ({
        of,
        orders: [...(now?.of === of ? now.orders : []), ...orders],
        ...(next === undefined ? {} : { cursor: next }),
      }))
    })
  }, [cursor, of, resource.offline])

  const hide = useCallback((id: string) => setHidden((now) => new Set([...now, id])), [])
  const show = useCallback((id: string) => setHidden((now) => new Set([...now].filter((one) => one !== id))), [])
  return { list, more, hide, show }
}
