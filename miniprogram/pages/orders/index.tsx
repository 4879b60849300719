import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import { ActBar } from '../../components/act-bar'
import { Blank } from '../../components/blank'
import { CauseBar } from '../../components/cause-bar'
import { Load } from '../../components/load'
import { OrderCard } from '../../components/order-card'
import { Screen } from '../../components/screen'
import { SearchBox } from '../../components/search-box'
import { useAct } from '../../hooks/use-act'
import { useNow } from '../../hooks/use-now'
import { useResource } from '../../hooks/use-resource'
import { go } from '../../nav/go'
import { COMMON } from '../../text/common'
import { ORDERS } from '../../text/order'

type List = ValueOf<'orderList'>
const BUCKETS = ['to-audit', 'held', 'to-print', 'in-work', 'problem'] as const
const FILTERS = ['urged', ...BUCKETS] as const
type Filter = (typeof FILTERS)[number]
const inputOf = (filter: Filter | undefined) =>
  filter === undefined ? {} : filter === 'urged' ? { urged: true as const } : { bucket: filter }

interface FoundProps {
  readonly list: List
  readonly searching: boolean
  readonly more: (() => void) | undefined
}
const Found = ({ list, searching, more }: FoundProps) => {
  const now = useNow()
  if (list.orders.length === 0) {
    return searching ? (
      <Blank icon='search' tone='wait' title={ORDERS.emptyTitle} body={ORDERS.emptyBody} />
    ) : (
      <Blank icon='done' tone='done' title={ORDERS.emptyBucket} body={ORDERS.emptyBucketBody} />
    )
  }
  return (
    <View id='order-list'>
      {list.orders.map((order) => (
        <OrderCard key={order.id} order={order} now={now} withState onOpen={() => go('order', { id: order.id })} />
      ))}
      {more && <ActBar quiet={{ id: 'more', label: COMMON.more, onTap: more }} />}
    </View>
  )
}

export default function OrdersPage() {
  const [filter, setFilter] = useState<Filter>()
  const [find, setFind] = useState('')
  const input = find !== '' ? { find } : inputOf(filter)
  const resource = useResource('orderList', input)
  const [tail, setTail] = useState<{ of: List; list: List }>()
  const { act } = useAct()
  const first = resource.shown?.value
  // pages read on belong to the first page they followed; a fresh first page drops them
  const list = tail !== undefined && tail.of === first ? tail.list : first
  const more = async () => {
    if (first === undefined || list?.cursor === undefined) return
    const next = await act('orderList', { ...input, cursor: list.cursor })
    if (next) setTail({ of: first, list: { ...next, orders: [...list.orders, ...next.orders] } })
  }
  return (
    <Screen roles='staff'>
      <SearchBox placeholder={ORDERS.search} label={ORDERS.find} onFind={setFind} />
      <CauseBar
        chosen={filter ?? 'all'}
        items={[
          { key: 'all', label: ORDERS.all },
          { key: 'urged', label: ORDERS.urged },
          ...BUCKETS.map((key) => ({ key, label: ORDERS.buckets[key] })),
        ]}
        onChoose={(key) => {
          setFind('')
          setFilter(FILTERS.find((one) => one === key))
        }}
      />
      <Load of={resource} what={ORDERS.what}>
        {() =>
          list && (
            <Found
              list={list}
              searching={find !== ''}
              more={list.cursor === undefined || resource.offline ? undefined : () => void more()}
            />
          )
        }
      </Load>
    </Screen>
  )
}
