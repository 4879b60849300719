import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { OrderCardView } from '@shared/api/views'
import { Blank } from '../../../components/blank'
import { CauseBar } from '../../../components/cause-bar'
import { Icon } from '../../../components/icon'
import { Load } from '../../../components/load'
import { LongList } from '../../../components/long-list'
import { OrderCard } from '../../../components/order-card'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { SearchBox } from '../../../components/search-box'
import { useNow } from '../../../hooks/use-now'
import { useShareCard } from '../../../hooks/use-share-card'
import { go } from '../../../nav/go'
import { useSession } from '../../../store/session'
import { askRow, AUDIT, auditing, autoPassed, CAUSE_WORDS, updatedTo } from '../../../text/audit'
import { mergeRow } from '../../../text/travel'
import { AcceptBar } from './accept-bar'
import { approveLabel, canSwipe, cardSide, isWide } from './card-acts'
import { FixSheet } from './fix-sheet'
import { useAudit, type Audit } from './use-audit'

const Legend = () => (
  <View className='row t13 ink2 pad gap4'>
    <View className='ad-added'>{AUDIT.legendAdded}</View>
    <View>{AUDIT.legendAddedIs}　</View>
    <View className='ad-missing t13'>{AUDIT.legendHole}</View>
    <View className='sp'>{AUDIT.legendHoleIs}</View>
    <View className='nw'>{AUDIT.sorted}</View>
  </View>
)

const ReadOnly = () => (
  <View className='row t13 ink2 pad gap4'>
    <Icon name='eye' size='xs' />
    <View>{AUDIT.offlineHelp}</View>
  </View>
)

const Nothing = ({ audit }: { readonly audit: Audit }) => {
  const { list, search, cause } = audit
  if (list === undefined) return null
  if (search !== '') return <Blank icon='search' tone='wait' title={AUDIT.notFound} body={AUDIT.notFoundBody} />
  if (list.auditing > 0 && cause === undefined)
    return <Blank icon='run' tone='run' title={auditing(list.auditing)} body={AUDIT.auditingBody} />
  const title = cause === undefined ? AUDIT.emptyTitle : AUDIT.emptyHere
  return <Blank icon='done' tone='done' title={title} body={autoPassed(list.autoPassed)} foot={updatedTo(list.asOf)} />
}

interface CardsProps {
  readonly audit: Audit
  readonly canAsk: boolean
  readonly onFix: (order: OrderCardView) => void
}
const idOf = (order: OrderCardView) => order.id

const Cards = ({ audit, canAsk, onFix }: CardsProps) => {
  const now = useNow()
  const orders = audit.list?.orders ?? []
  if (orders.length === 0) return <Nothing audit={audit} />
  const card = (order: OrderCardView) => (
    <OrderCard
      key={order.id}
      order={order}
      now={now}
      onOpen={() => go('order', { id: order.id })}
      side={audit.offline ? undefined : cardSide(order, { audit, canAsk, onFix })}
      wide={isWide(order, canAsk)}
      {...(!audit.offline && canSwipe(order)
        ? { swipe: { label: approveLabel(order), onSwipe: () => audit.approve(order) } }
        : {})}
    />
  )
  return <LongList id='audit-list' items={orders} keyOf={idOf} render={card} onNearEnd={audit.more} />
}

/** What waits on the pages behind this one. */
const Elsewhere = ({ audit }: { readonly audit: Audit }) => {
  if (audit.list === undefined) return null
  const { mergeable, asks, auditing: fresh, held } = audit.list
  const asking = askRow(asks)
  // where no order is held yet the whole page says it
  const isAuditing = fresh > 0 && held > 0
  if (mergeable === 0 && asking === '' && !isAuditing) return null
  return (
    <View className='sec'>
      {isAuditing && <RowItem id='auditing' tone='run' title={auditing(fresh)} />}
      {asking !== '' && <RowItem id='to-asks' icon='msg' title={asking} onTap={() => go('asks')} />}
      {mergeable > 0 && <RowItem id='to-merge' icon='swap' title={mergeRow(mergeable)} onTap={() => go('merge')} />}
    </View>
  )
}

const Filters = ({ audit }: { readonly audit: Audit }) => {
  const causes = audit.list?.causes ?? []
  return (
    <CauseBar
      chosen={audit.cause ?? 'all'}
      items={[
        { key: 'all', label: AUDIT.all },
        ...causes.map((cause) => ({ key: cause.code, label: CAUSE_WORDS[cause.code], count: cause.count })),
      ]}
      onChoose={(key) => {
        audit.choose(causes.find((cause) => cause.code === key)?.code)
        void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
      }}
    />
  )
}

/** What chooses and explains orders; where none is held there is nothing to choose. */
const Above = ({ audit }: { readonly audit: Audit }) => {
  const isAll = audit.search === '' && audit.cause === undefined
  if (isAll && audit.list?.held === 0) return <Elsewhere audit={audit} />
  return (
    <>
      {audit.search === '' && <Filters audit={audit} />}
      {isAll && <Elsewhere audit={audit} />}
      {audit.offline ? <ReadOnly /> : <Legend />}
    </>
  )
}

export default function AuditPage() {
  const audit = useAudit()
  useShareCard(audit.shared)
  const [fixing, setFixing] = useState<OrderCardView>()
  const canAsk = useSession((state) => state.me?.shop?.sameApp ?? false)
  const close = useCallback(() => setFixing(undefined), [])
  const chosen = audit.list?.causes.find((cause) => cause.code === audit.cause)
  return (
    <Screen roles={['owner', 'auditor']} bottom={<AcceptBar cause={chosen} audit={audit} canAsk={canAsk} />}>
      <SearchBox placeholder={AUDIT.search} label={AUDIT.find} onFind={audit.find} />
      <Load of={audit.resource} what={AUDIT.what}>
        {() => (
          <>
            <Above audit={audit} />
            <Cards audit={audit} canAsk={canAsk} onFix={setFixing} />
          </>
        )}
      </Load>
      {fixing && (
        <FixSheet
          order={fixing}
          onDone={() => {
            close()
            audit.fixed(fixing)
          }}
          onClose={close}
        />
      )}
    </Screen>
  )
}
