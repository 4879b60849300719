import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PrintPlanValue } from '@shared/api/print'
import { COURIERS } from '@shared/courier/couriers'
import { ActBar } from '../../../components/act-bar'
import { Blank } from '../../../components/blank'
import { Btn } from '../../../components/btn'
import { Load } from '../../../components/load'
import { ProgressPlan } from '../../../components/progress-plan'
import { RowItem } from '../../../components/row-item'
import { Screen } from '../../../components/screen'
import { newId } from '../../../device/id'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useResource, type Resource } from '../../../hooks/use-resource'
import { go, goInstead } from '../../../nav/go'
import { useSession } from '../../../store/session'
import * as words from '../../../text/print'
import { clock } from '../../../text/time'
import { useFresh } from './use-fresh'

const { PRINT } = words

const Head = ({ plan, now }: { readonly plan: PrintPlanValue; readonly now: number }) => (
  <View className='hero' id='plan'>
    <View className='t15 ink2'>{words.mergedFrom(plan.orders, plan.parcels)}</View>
    <View className='row-base mt4'>
      <View className='fig f56' id='plan-parcels'>
        {plan.parcels}
      </View>
      <View className='unit b sp'>{PRINT.parcels}</View>
      <View>
        <View className='fig f26'>{clock(plan.finishAt)}</View>
        <View className='t15 ink2 mt4'>{words.willFinish((plan.finishAt - now) / 1000)}</View>
      </View>
    </View>
    <ProgressPlan
      start={clock(now)}
      end={clock(plan.finishAt)}
      lanes={[
        {
          key: 'numbers',
          name: PRINT.numbers,
          line: words.perMinute(plan.numbers.perMinute),
          from: 0,
          seconds: plan.numbers.seconds,
        },
        ...plan.printers.map((printer) => ({
          key: printer.id,
          name: printer.label,
          line: words.copiesOf(printer.copies),
          from: 5,
          seconds: printer.seconds,
        })),
      ]}
    />
  </View>
)

const Couriers = ({ plan }: { readonly plan: PrintPlanValue }) => {
  const owner = useSession((state) => state.me?.role === 'owner')
  return (
    <>
      <View className='cap-t'>
        <View className='sp'>{PRINT.couriers}</View>
        {owner && <Btn id='couriers' size='m' kind='text' label={PRINT.changeCouriers} onTap={() => go('couriers')} />}
      </View>
      <View className='sec'>
        {plan.couriers.map((row) => (
          <View key={`${row.courier}-${row.reason}`} className='li'>
            <View className='sp t17 b'>{COURIERS[row.courier].short}</View>
            <View className='t15 ink2'>{words.reasonOf(row.reason)}</View>
            <View className='t20 b'>{row.count}</View>
          </View>
        ))}
        {plan.unserved.length > 0 && (
          <RowItem
            tone='look'
            title={words.unservedOf(plan.unserved.length)}
            line={[...new Set(plan.unserved.map((one) => one.reason))].slice(0, 3).join('，')}
            onTap={() => go('audit')}
          />
        )}
      </View>
    </>
  )
}

const Paper = ({ plan, now }: { readonly plan: PrintPlanValue; readonly now: number }) => {
  // nobody can ask about a Bluetooth printer: it prints while a phone beside it sends
  const bad = plan.printers.filter(({ condition, byPhone }) => condition !== 'ready' && !byPhone)
  const ready = plan.printers.filter((printer) => !bad.includes(printer))
  const seen = ready.filter(({ byPhone }) => !byPhone).map(({ conditionAt }) => conditionAt)
  return (
    <>
      <View className='cap-t'>{PRINT.paper}</View>
      <View className='sec'>
        {bad.map((printer) => (
          <RowItem
            key={printer.id}
            tone='look'
            title={words.printerIs(printer.label, printer.condition)}
            {...(printer.condition === 'unknown' ? {} : { line: words.seenAgo(printer.conditionAt, now) })}
            onTap={() => go('printers')}
          />
        ))}
        {ready.length > 0 && (
          <RowItem
            tone='done'
            title={words.printersReady(ready.length)}
            {...(seen.length > 0 ? { line: words.seenAgo(Math.min(...seen), now) } : {})}
          />
        )}
        <RowItem icon='list' title={PRINT.slotOrder} line={PRINT.slotOrderBody} />
      </View>
    </>
  )
}

const PlanBody = ({ plan }: { readonly plan: PrintPlanValue }) => {
  const now = useNow()
  if (plan.printers.length === 0) {
    return (
      <>
        <Blank icon='printer' tone='wait' title={PRINT.noPrinterTitle} body={PRINT.noPrinterBody} />
        <ActBar primary={{ id: 'add-printer', label: PRINT.addPrinter, icon: 'plus', onTap: () => go('addPrinter') }} />
      </>
    )
  }
  if (plan.parcels === 0) {
    return (
      <>
        <Blank icon='done' tone='done' title={PRINT.emptyTitle} body={PRINT.emptyBody} />
        {plan.unserved.length > 0 && <Couriers plan={plan} />}
        <ActBar primary={{ id: 'to-audit', label: PRINT.goAudit, icon: 'list', onTap: () => go('audit') }} />
      </>
    )
  }
  return (
    <>
      <Head plan={plan} now={now} />
      <Couriers plan={plan} />
      <Paper plan={plan} now={now} />
    </>
  )
}

const GoBar = ({ plan }: { readonly plan: Resource<PrintPlanValue> }) => {
  const { busy, act } = useAct()
  const { asOf, fresh, hurry } = useFresh()
  // one id for one batch: a second tap after a lost answer is the same tap
  const [requestId, setRequestId] = useState(newId)
  const value = plan.shown?.value
  if (value === undefined || plan.offline || value.parcels === 0 || value.printers.length === 0) return null
  const print = async (mark: 'all' | 'one') => {
    if (!(await fresh())) return
    const started = await act('printGo', { requestId, ...(mark === 'one' ? { limit: 1 } : {}) }, mark)
    if (started === undefined) return
    setRequestId(newId())
    goInstead('running', { batch: started.batchId })
  }
  if (asOf !== undefined) {
    return (
      <ActBar
        quiet={{ id: 'print-anyway', label: PRINT.printAnyway, onTap: hurry }}
        primary={{ id: 'waits-fresh', label: words.waitsFresh(asOf), icon: 'wait', off: true, onTap: () => undefined }}
      />
    )
  }
  return (
    <ActBar
      quiet={{ id: 'print-one', label: PRINT.printOne, busy: busy === 'one', onTap: () => void print('one') }}
      primary={{
        id: 'print-all',
        label: words.printAll(value.parcels),
        icon: 'printer',
        busy: busy === 'all',
        onTap: () => void print('all'),
      }}
    />
  )
}

export default function PlanPage() {
  const plan = useResource('printPlan', {})
  return (
    <Screen roles={['owner', 'auditor', 'packer']} bottom={<GoBar plan={plan} />}>
      <Load of={plan} rows={3}>
        {(value) => <PlanBody plan={value} />}
      </Load>
    </Screen>
  )
}
