import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { ValueOf } from '@shared/api'
import type { OrderCardView } from '@shared/api/views'
import { ASK_STAGES, STAGE_OF, type AskStage } from '@shared/notice/address-ask'
import { buyerPage } from '@shared/notice/buyer-pages'
import { Blank } from '../../../components/blank'
import { AskChip } from '../../../components/chip'
import { Load } from '../../../components/load'
import { Screen } from '../../../components/screen'
import { ShareBtn } from '../../../components/share-btn'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource } from '../../../hooks/use-resource'
import { useShareCard } from '../../../hooks/use-share-card'
import { go } from '../../../nav/go'
import { askedFor, ASKS, nextCard, SHARE, shareTitle, whoIs } from '../../../text/audit'

type Asks = ValueOf<'auditAsks'>
/** Buyers answer while the page is looked at; a message on its way is known of sooner. */
const POLL_MS = 20_000
const SOON_MS = 3_000

interface Shares {
  /** Undefined: no network, nothing can be noted down. */
  readonly onTaken: ((orderId: string) => void) | undefined
}
const cardOf = (order: OrderCardView) => ({
  title: shareTitle(order),
  path: buyerPage('fixAddress', order.id),
  of: order.id,
})

const Row = ({ order, onTaken }: { readonly order: OrderCardView } & Shares) => {
  const now = useNow()
  const state = order.ask?.state
  const giveable = state === 'not-sent' || state === 'sent' || state === 'shared'
  return (
    <View id={`asked-${order.id}`} className='li' role='button' onClick={() => go('order', { id: order.id })}>
      <View className='sp'>
        <View className='t17 b'>{whoIs(order)}</View>
        <View className='t15 ink2'>{askedFor(order)}</View>
        {order.ask !== undefined && state !== 'not-sent' && (
          <View className='chips mt4'>
            <AskChip ask={order.ask} now={now} />
          </View>
        )}
      </View>
      {giveable && onTaken !== undefined && (
        <ShareBtn
          id={`share-${order.id}`}
          label={state === 'not-sent' ? SHARE.act : SHARE.again}
          {...cardOf(order)}
          onTaken={onTaken}
        />
      )}
    </View>
  )
}

interface StageProps extends Shares {
  readonly stage: AskStage
  readonly value: Asks
}
const Stage = ({ stage, value, onTaken }: StageProps) => {
  const orders = value.orders.filter(({ ask }) => ask !== undefined && STAGE_OF[ask.state] === stage)
  if (value.counts[stage] === 0) return null
  return (
    <>
      <View className='cap-t'>
        {ASKS.stages[stage]}　{value.counts[stage]}
      </View>
      <View className='sec'>
        {orders.map((order) => (
          <Row key={order.id} order={order} onTaken={onTaken} />
        ))}
      </View>
    </>
  )
}

/** The next card; while messages are still being tried, nobody knows yet who needs one. */
const Bar = ({ value, onTaken }: { readonly value: Asks } & Shares) => {
  const next = value.orders.find(({ ask }) => ask?.state === 'not-sent')
  if (next === undefined || onTaken === undefined) return null
  const label = nextCard(next.name, next.phoneTail, value.counts.cards)
  return (
    <View className='act'>
      <ShareBtn key={next.id} id='share-next' primary label={label} {...cardOf(next)} onTaken={onTaken} />
    </View>
  )
}

export default function AsksPage() {
  const asks = useResource('auditAsks', {}, { pollMs: POLL_MS })
  const { act } = useAct()
  const taken = async (orderId: string) => {
    await act('auditShared', { orderId })
    await asks.reload()
  }
  const onTaken = (orderId: string) => void taken(orderId)
  useShareCard(onTaken)
  const { shown, reload } = asks
  useEffect(() => {
    if (shown === undefined || shown.value.counts.wanted === 0) return
    const timer = setTimeout(() => void reload(), SOON_MS)
    return () => clearTimeout(timer)
  }, [shown, reload])
  const shares: Shares = { onTaken: asks.offline ? undefined : onTaken }
  const bar = asks.shown && <Bar value={asks.shown.value} {...shares} />
  return (
    <Screen roles={['owner', 'auditor']} bottom={bar}>
      <Load of={asks}>
        {(value) =>
          value.orders.length === 0 ? (
            <Blank icon='msg' tone='done' title={ASKS.emptyTitle} body={ASKS.emptyBody} />
          ) : (
            <View id='asks'>
              <View className='pad t15 ink2'>{value.counts.wanted > 0 ? ASKS.checking : ASKS.help}</View>
              {ASK_STAGES.map((stage) => (
                <Stage key={stage} stage={stage} value={value} {...shares} />
              ))}
            </View>
          )
        }
      </Load>
    </Screen>
  )
}
