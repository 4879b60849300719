import { useCallback, useMemo } from 'react'
import type { InputOf, ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import type { Resource } from '../../../hooks/use-resource'
import { isHidden, useDealt, type Dealt } from './dealt-rows'
import { useTail } from './use-tail'

type List = ValueOf<'auditList'>
export type HeldList = Omit<List, 'cursor'>
interface Page {
  readonly read: number
  readonly orders: readonly OrderCardView[]
}

/** What is to be seen of several pages, each order once, and how many the first page counts that are not. */
function rowsOf(pages: readonly Page[], dealt: Dealt) {
  const known = new Set<string>()
  const rows = pages.flatMap(({ read, orders }) =>
    orders.filter(({ id }) => !known.has(id) && known.add(id)).map((order) => ({ read, order })),
  )
  const [counted] = pages
  return {
    orders: rows.filter(({ read, order }) => !isHidden(dealt, order, read)).map(({ order }) => order),
    gone: rows.filter(({ order }) => isHidden(dealt, order, counted?.read ?? 0)).length,
  }
}

/**
 * The first page as it was read last, and behind it the pages that were scrolled to. A fresh first page keeps them, so that an
 * approval far down does not throw the hand back to the top. Rows that a hand has dealt with are hidden at once, until a read that
 * began after the act was answered says how they are.
 */
export function useHeldList(resource: Resource<List>, input: InputOf<'auditList'>) {
  const { shown, offline } = resource
  const { dealt, ...acts } = useDealt()
  const { pages, read } = useTail(JSON.stringify(input), shown?.read ?? 0, dealt)
  const cursor = (pages.at(-1) ?? shown?.value)?.cursor
  const list = useMemo((): HeldList | undefined => {
    if (shown === undefined) return undefined
    const first = shown.value
    const { orders, gone } = rowsOf([{ read: shown.read, orders: first.orders }, ...pages], dealt)
    const left = (count: number) => Math.max(0, count - gone)
    return { ...first, total: left(first.total), held: left(first.held), orders }
  }, [shown, pages, dealt])
  const more = useCallback(() => {
    if (cursor !== undefined && !offline) void read(cursor)
  }, [cursor, offline, read])
  return { list, more, ...acts }
}
