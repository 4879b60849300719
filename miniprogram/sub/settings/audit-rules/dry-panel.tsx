import { View } from '@tarojs/components'
import type { DryExample, RuleTally } from '@shared/audit/dry-tally'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { go } from '../../../nav/go'
import { AUDIT_RULES_TEXT, dryHeld, dryReleased, dryRunning, drySum, ruleShift } from '../../../text/audit-rules'
import { dayClock } from '../../../text/time'
import type { Rule } from './levels'
import type { DryRun } from './use-dry-run'

const Examples = ({ title, examples }: { readonly title: string; readonly examples: readonly DryExample[] }) =>
  examples.length === 0 ? null : (
    <>
      <View className='cap-t'>{title}</View>
      {examples.map((one) => (
        <RowItem
          key={one.orderId}
          id={`example-${one.orderId}`}
          title={`${one.name}　${one.region}`}
          line={`${one.reason}　${dayClock(one.placedAt)}`}
          onTap={() => go('order', { id: one.orderId })}
        />
      ))}
    </>
  )

const changed = ({ before, after }: RuleTally) => before.hold !== after.hold || before.note !== after.note

const Shifts = ({ rules, run }: { readonly rules: readonly Rule[]; readonly run: DryRun }) => (
  <>
    {run.tally.rules.filter(changed).map(({ rule, before, after }) => (
      <View key={rule} className='row gap8 pad t15'>
        <View className='sp ink2'>{rules.find(({ id }) => id === rule)?.question ?? rule}</View>
        <View className='nw b'>{ruleShift(before, after)}</View>
      </View>
    ))}
  </>
)

const Figures = ({ run }: { readonly run: DryRun }) => {
  const { held, released, orders } = run.tally
  const running = run.state === 'running'
  return (
    <View className='pad'>
      {(!running || orders > 0) && (
        <View className='row gap16'>
          <View className={`t26 b${held > 0 ? ' cl' : ''}`}>{dryHeld(held)}</View>
          <View className={`t26 b${released > 0 ? ' cd' : ''}`}>{dryReleased(released)}</View>
        </View>
      )}
      <View className='row gap8 t15 ink2 mt4'>
        {running && <Icon name='run' size='s' />}
        <View>{running ? dryRunning(orders) : drySum(orders)}</View>
      </View>
      {run.state === 'done' && held + released === 0 && !run.tally.rules.some(changed) && (
        <View className='t15 ink2 mt4'>{AUDIT_RULES_TEXT.quiet}</View>
      )}
    </View>
  )
}

/** What the change would have done to the last 30 days: figures, rule by rule, and orders to look at. Shown before anything is stored. */
export const DryPanel = ({ rules, run }: { readonly rules: readonly Rule[]; readonly run: DryRun }) => {
  if (run.state === 'idle') return null
  return (
    <View id='dry-run'>
      <View className='cap-t'>{AUDIT_RULES_TEXT.dryTitle}</View>
      <View className='sec'>
        {run.state === 'failed' ? (
          <View className='row gap12 pad'>
            <View className='sp t17'>{AUDIT_RULES_TEXT.dryFailed}</View>
            <Btn id='dry-again' size='m' icon='run' label={AUDIT_RULES_TEXT.dryAgain} onTap={run.again} />
          </View>
        ) : (
          <>
            <Figures run={run} />
            <Shifts rules={rules} run={run} />
            <Examples title={AUDIT_RULES_TEXT.heldExamples} examples={run.tally.heldExamples} />
            <Examples title={AUDIT_RULES_TEXT.releasedExamples} examples={run.tally.releasedExamples} />
          </>
        )}
      </View>
    </View>
  )
}
