import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import { beginRead } from '../../../hooks/read-number'
import { callApi } from '../../../services/api'
import { isOutdated, type Dealt } from './dealt-rows'

interface Page {
  /** The cursor that it was asked with. */
  readonly after: string
  readonly read: number
  readonly orders: readonly OrderCardView[]
  readonly cursor?: string
}
interface Tail {
  readonly of: string
  readonly pages: readonly Page[]
}

/** The page in its place, or behind the others. */
const withPage = (pages: readonly Page[], page: Page): Page[] =>
  pages.some(({ after }) => after === page.after)
    ? pages.map((one) => (one.after === page.after ? page : one))
    : [...pages, page]

/** Pages that were scrolled to. One is read again only where a row of it was dealt with, after the first page (`newest`) was. */
export function useTail(of: string, newest: number, dealt: Dealt) {
  const [tail, setTail] = useState<Tail>()
  const reading = useRef(new Set<string>())
  const pages = useMemo(() => (tail?.of === of ? tail.pages : []), [tail, of])

  const read = useCallback(
    async (after: string) => {
      const name = `${of} ${after}`
      if (reading.current.has(name)) return
      reading.current.add(name)
      const number = beginRead()
      const answer = await callApi('auditList', { ...(JSON.parse(of) as InputOf<'auditList'>), cursor: after })
      reading.current.delete(name)
      // no answer: the next scroll asks again
      if (!answer.ok) return
      const { orders, cursor } = answer.value
      const page = { after, read: number, orders, ...(cursor === undefined ? {} : { cursor }) }
      setTail((now) => ({ of, pages: withPage(now?.of === of ? now.pages : [], page) }))
    },
    [of],
  )
  useEffect(() => {
    for (const page of pages)
      if (page.orders.some((order) => isOutdated(dealt, order, { own: page.read, newest }))) void read(page.after)
  }, [pages, newest, dealt, read])
  return { pages, read }
}
