import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { DeskValue } from '@shared/api/orders'
import { ActBar } from '../../components/act-bar'
import { AlertRow } from '../../components/alert-row'
import { LateSheet } from '../../components/late-sheet'
import { DeadlineHero, nearestOf, openOf } from '../../components/deadline-hero'
import { FirstDay, FirstDayAct } from '../../components/first-day'
import { Icon } from '../../components/icon'
import { Load } from '../../components/load'
import { RowItem } from '../../components/row-item'
import { Screen } from '../../components/screen'
import { StackBar } from '../../components/stack-bar'
import { StageCounter, STAGES, type Stage } from '../../components/stage-counter'
import { useNow } from '../../hooks/use-now'
import { useResource } from '../../hooks/use-resource'
import { go } from '../../nav/go'
import { isBuyerPhone } from '../../services/identity'
import { useSession } from '../../store/session'
import {
  DESK,
  DESK_ACT,
  fewerAlerts,
  lacking,
  moreAlerts,
  ofCourier,
  readyOr,
  runningOf,
  stageList,
} from '../../text/desk'
import { PRINT } from '../../text/print'
import { clock } from '../../text/time'
import { useAlert } from './use-alert'

const POLL_MS = 15_000
const PAGE_OF = { toAudit: 'audit', toPrint: 'plan', toPick: 'pick', toPack: 'pack', toHand: 'handover' } as const
const ICON_OF = { toAudit: 'list', toPrint: 'printer', toPick: 'cart', toPack: 'box', toHand: 'truck' } as const

const fullestOf = (stages: DeskValue['stages']): Stage | undefined =>
  // what is packed waits for the van, not for a hand
  [...STAGES].filter((stage) => stage !== 'toHand' && stages[stage] > 0).sort((a, b) => stages[b] - stages[a])[0]
interface Next {
  readonly stage: Stage
  readonly label: string
}
/** The next thing: the latest stage that holds work, for what is nearest the van matters most; packing before picking. */
const nextOf = (desk: DeskValue): Next | undefined => {
  const near = nearestOf(desk)
  if (near && near.toPack > 0) return { stage: 'toPack', label: DESK_ACT.toPack(near.toPack, ofCourier(near.courier)) }
  if (near && near.toPick > 0) return { stage: 'toPick', label: DESK_ACT.toPick(near.toPick, ofCourier(near.courier)) }
  const stage = [...STAGES].reverse().find((one) => desk.stages[one] > 0)
  return stage && { stage, label: DESK_ACT[stage](desk.stages[stage], '') }
}
/** Where a hand goes for a van: to what is nearest it. */
const pageFor = ({ toPack, toPick, toPrint }: DeskValue['deadlines'][number]) =>
  toPack > 0 ? 'pack' : toPick > 0 ? 'pick' : toPrint > 0 ? 'plan' : 'handover'

const Later = ({ desk }: { readonly desk: DeskValue }) => {
  const near = nearestOf(desk)
  const later = desk.deadlines.filter((deadline) => deadline !== near)
  if (later.length === 0) return null
  return (
    <>
      <View className='cap-t'>{DESK.laterTitle}</View>
      <View className='sec'>
        {later.map((deadline) => {
          const open = openOf(deadline)
          return (
            <View
              key={`${deadline.courier}-${deadline.at}`}
              id={`later-${deadline.at}`}
              className='li'
              role='button'
              onClick={() => go(pageFor(deadline))}
            >
              <View className='dl'>
                <View className='t20 b'>{clock(deadline.at)}</View>
                <View className='t13 ink2'>{deadline.courier}</View>
              </View>
              <View className='sp'>
                <View className='t17 b'>{open === 0 ? readyOr(deadline.packed) : lacking(open)}</View>
                <View className='t15 ink2'>{stageList(deadline)}</View>
              </View>
              <Icon name='right' size='s' />
            </View>
          )
        })}
      </View>
    </>
  )
}

interface BodyProps {
  readonly desk: DeskValue
  readonly reload: () => Promise<void>
  readonly onLate: () => void
}
/** More push the van off the screen: the rest is unfolded by a tap. */
const ALERTS_FOLDED = 2
const Alerts = ({ desk, reload, onLate }: BodyProps) => {
  const { busy, actOf } = useAlert(reload)
  const [isOpen, setOpen] = useState(false)
  const rest = desk.alerts.length - ALERTS_FOLDED
  if (desk.alerts.length === 0) return null
  return (
    <View className='sec sec-cont'>
      {(isOpen ? desk.alerts : desk.alerts.slice(0, ALERTS_FOLDED)).map((alert) => (
        <AlertRow
          key={alert.id}
          alert={alert}
          busy={busy === alert.id}
          onTap={alert.kind === 'late' ? onLate : actOf(alert)}
        />
      ))}
      {rest > 0 && (
        <RowItem
          id='alerts-more'
          title={isOpen ? fewerAlerts(rest) : moreAlerts(rest)}
          side={
            <View className={isOpen ? 'turned' : ''}>
              <Icon name='down' size='s' />
            </View>
          }
          onTap={() => setOpen(!isOpen)}
        />
      )}
    </View>
  )
}

const Running = ({ running }: { readonly running: NonNullable<DeskValue['running']> }) => (
  <View className='sec sec-cont pad' id='running' onClick={() => go('running', { batch: running.batchId })}>
    <View className='row'>
      <View className='sp t15 b acc'>{DESK.runningTitle}</View>
      <View className='t15 ink2'>{runningOf(running.done, running.total)}</View>
    </View>
    <View className='mt8'>
      <StackBar
        parts={[
          { tone: 'done', label: PRINT.done, count: running.done },
          { tone: 'next', label: PRINT.queued, count: running.total - running.done },
        ]}
      />
    </View>
  </View>
)

const DeskBody = ({ desk, reload, onLate, now }: BodyProps & { readonly now: number }) => {
  if (desk.firstDay) {
    return (
      <View id='desk-empty'>
        <Alerts desk={desk} reload={reload} onLate={onLate} />
        <FirstDay />
      </View>
    )
  }
  return (
    <View id='desk'>
      <Alerts desk={desk} reload={reload} onLate={onLate} />
      {desk.running && <Running running={desk.running} />}
      <DeadlineHero desk={desk} now={now} />
      <StageCounter stages={desk.stages} fullest={fullestOf(desk.stages)} onTap={(stage) => go(PAGE_OF[stage])} />
      <Later desk={desk} />
    </View>
  )
}

const NextAct = ({ desk }: { readonly desk: DeskValue | undefined }) => {
  if (desk?.firstDay) return <FirstDayAct />
  const next = desk === undefined ? undefined : nextOf(desk)
  if (desk === undefined || next === undefined) return null
  const { stage, label } = next
  return <ActBar primary={{ id: 'next', label, icon: ICON_OF[stage], onTap: () => go(PAGE_OF[stage]) }} />
}

const Desk = () => {
  const desk = useResource('deskShow', {}, { pollMs: POLL_MS })
  const now = useNow()
  const [late, setLate] = useState(false)
  const name = desk.shown?.value.shopName
  useEffect(() => {
    if (name !== undefined && name !== '') void Taro.setNavigationBarTitle({ title: name })
  }, [name])
  return (
    <Screen roles='staff' bottom={<NextAct desk={desk.shown?.value} />}>
      <Load of={desk}>
        {(value) => <DeskBody desk={value} reload={desk.reload} onLate={() => setLate(true)} now={now} />}
      </Load>
      {late && <LateSheet onClose={() => setLate(false)} onTold={() => (setLate(false), void desk.reload())} />}
    </Screen>
  )
}

export default function DeskPage() {
  const { me } = useSession()
  const buyer = isBuyerPhone() && me?.role === 'none'
  useEffect(() => {
    if (buyer) go('parcels')
  }, [buyer])
  if (me === undefined || me.role === 'none') {
    return (
      <Screen roles='staff'>
        <View />
      </Screen>
    )
  }
  return <Desk />
}
