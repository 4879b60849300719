import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { CauseView, OrderCardView } from '@shared/api/views'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { CauseBar } from '../../../components/cause-bar'
import { Icon } from '../../../components/icon'
import { Load } from '../../../components/load'
import { OrderCard } from '../../../components/order-card'
import { Screen } from '../../../components/screen'
import { useNow } from '../../../hooks/use-now'
import { go } from '../../../nav/go'
import {
  acceptAct,
  acceptLater,
  AUDIT,
  autoPassed,
  CARD_ACT,
  CAUSE_WORDS,
  goPrint,
  updatedTo,
} from '../../../text/audit'
import { COMMON } from '../../../text/common'
import { FixSheet } from './fix-sheet'
import { useAudit, type Audit } from './use-audit'

type List = ValueOf<'auditList'>
/** Ends when the fact ends: no tap takes these away. */
const WAITS: readonly string[] = [
  'unpaid',
  'refund-in-progress',
  'cancelled',
  'stock-short',
  'unknown-sku',
  'not-served',
]
const BY_HAND: readonly string[] = ['address-incomplete', 'address-contradiction']

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

/** What one tap may do to this order; undefined: only look. */
const cardAct = (order: OrderCardView, audit: Audit, onFix: (order: OrderCardView) => void) => {
  const stops = order.findings.filter((finding) => finding.severity === 'stop')
  const hand = order.findings.find((finding) => BY_HAND.includes(finding.code))
  if (hand) return { label: CARD_ACT[hand.code] ?? AUDIT.fixTitle, onTap: () => onFix(order) }
  if (stops.length > 0) return undefined
  const first = order.findings.find((finding) => finding.severity === 'fix')
  return { label: (first && CARD_ACT[first.code]) ?? AUDIT.pass, onTap: () => void audit.approve(order) }
}

const Cards = ({ list, audit, onFix }: { list: List; audit: Audit; onFix: (order: OrderCardView) => void }) => {
  const now = useNow()
  if (list.orders.length === 0) {
    const title = audit.cause === undefined ? AUDIT.emptyTitle : AUDIT.emptyHere
    return (
      <Blank icon='done' tone='done' title={title} body={autoPassed(list.autoPassed)} foot={updatedTo(list.asOf)} />
    )
  }
  return (
    <View id='audit-list'>
      {list.orders.map((order) => {
        const act = audit.offline ? undefined : cardAct(order, audit, onFix)
        const swipes = act !== undefined && !order.findings.some((finding) => finding.severity === 'stop')
        return (
          <OrderCard
            key={order.id}
            order={order}
            now={now}
            onOpen={() => go('order', { id: order.id })}
            {...(act ? { act } : {})}
            {...(swipes ? { onSwipe: () => void audit.approve(order) } : {})}
          />
        )
      })}
      {list.cursor !== undefined && !audit.offline && (
        <ActBar quiet={{ id: 'more', label: COMMON.more, onTap: () => void audit.more() }} />
      )}
    </View>
  )
}

const AcceptBar = ({ cause, audit }: { cause: CauseView | undefined; audit: Audit }) => {
  const list = audit.list
  if (list === undefined) return null
  if (list.total === 0) {
    return <ActBar primary={{ id: 'to-print', label: goPrint, icon: 'printer', onTap: () => go('plan') }} />
  }
  if (cause === undefined || WAITS.includes(cause.code) || BY_HAND.includes(cause.code)) {
    if (cause === undefined) return null
    const label = BY_HAND.includes(cause.code) ? AUDIT.waitsAddress : AUDIT.waitsStop
    return <ActBar primary={{ id: 'accept', label, icon: 'look', off: true, onTap: () => undefined }} />
  }
  if (audit.offline) {
    return (
      <ActBar
        primary={{ id: 'accept', label: acceptLater(cause.count), icon: 'off', off: true, onTap: () => undefined }}
      />
    )
  }
  const label = acceptAct(cause.count, cause.frees)
  return (
    <ActBar
      primary={{
        id: 'accept',
        label,
        icon: 'check',
        busy: audit.busy,
        onTap: () => void audit.acceptCause(cause.code),
      }}
    />
  )
}

export default function AuditPage() {
  const audit = useAudit()
  const [fixing, setFixing] = useState<OrderCardView>()
  const causes = audit.list?.causes ?? []
  const chosen = causes.find((cause) => cause.code === audit.cause)
  return (
    <Screen roles={['owner', 'auditor']} bottom={<AcceptBar cause={chosen} audit={audit} />}>
      <Load of={audit.resource}>
        {() => (
          <>
            <CauseBar
              chosen={audit.cause ?? 'all'}
              items={[
                { key: 'all', label: AUDIT.all, count: audit.list?.total ?? 0 },
                ...causes.map((cause) => ({ key: cause.code, label: CAUSE_WORDS[cause.code], count: cause.count })),
              ]}
              onChoose={(key) => {
                audit.choose(causes.find((cause) => cause.code === key)?.code)
                void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
              }}
            />
            {audit.offline ? <ReadOnly /> : <Legend />}
            {audit.list && <Cards list={audit.list} audit={audit} onFix={setFixing} />}
          </>
        )}
      </Load>
      {fixing && (
        <FixSheet
          order={fixing}
          onDone={() => {
            setFixing(undefined)
            void audit.resource.reload()
          }}
          onClose={() => setFixing(undefined)}
        />
      )}
    </Screen>
  )
}
