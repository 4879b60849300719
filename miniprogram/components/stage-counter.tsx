import { View } from '@tarojs/components'
import type { DeskValue } from '@shared/api/orders'
import { DESK } from '../text/desk'

export type Stage = keyof DeskValue['stages']
export const STAGES = ['toAudit', 'toPrint', 'toPick', 'toPack', 'toHand'] as const satisfies readonly Stage[]

interface Props {
  readonly stages: DeskValue['stages']
  /** The one the day hangs on, in accent. */
  readonly fullest: Stage | undefined
  readonly onTap: (stage: Stage) => void
}
/** Five counters in the order of work. */
export const StageCounter = ({ stages, fullest, onTap }: Props) => (
  <View className='sec sec-cont strip'>
    {STAGES.map((stage) => (
      <View
        key={stage}
        id={`stage-${stage}`}
        role='button'
        className={`strip-cell${stage === fullest ? ' strip-on' : ''}`}
        onClick={() => onTap(stage)}
      >
        <View className='strip-n'>{stages[stage]}</View>
        <View className='strip-w'>{DESK.stages[stage]}</View>
      </View>
    ))}
  </View>
)
