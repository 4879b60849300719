import { View } from '@tarojs/components'
import type { DeskValue } from '@shared/api/orders'
import { comes, DESK, forecastLate, forecastOk, lateBy, ordersTo, readyOr } from '../text/desk'
import { hoursMinutes } from '../text/time'
import { Icon } from './icon'
import { StackBar } from './stack-bar'

type Deadline = DeskValue['deadlines'][number]
interface Props {
  readonly desk: DeskValue
  readonly now: number
}
export const openOf = (deadline: Deadline) => deadline.toPack + deadline.toPick + deadline.toPrint
/** The nearest van that still lacks something; the nearest of all when none does. */
export const nearestOf = ({ deadlines }: DeskValue): Deadline | undefined =>
  deadlines.find((deadline) => openOf(deadline) > 0) ?? deadlines[0]

const Forecast = ({ desk, deadline, now }: Props & { readonly deadline: Deadline }) => {
  const open = openOf(deadline)
  if (desk.packedPerHour <= 0 || open === 0) return null
  const doneAt = now + (open / desk.packedPerHour) * 3_600_000
  const short = Math.max(1, open - Math.floor((desk.packedPerHour * Math.max(0, deadline.at - now)) / 3_600_000))
  const fits = doneAt <= deadline.at
  return (
    <View className={`row t15 b mt8 gap4 ${fits ? 'cd' : 'cs'}`}>
      <Icon name={fits ? 'done' : 'stop'} size='s' />
      <View>{fits ? forecastOk(doneAt) : forecastLate(short)}</View>
    </View>
  )
}

const Countdown = ({ ms }: { readonly ms: number }) => {
  const { hours, minutes } = hoursMinutes(ms)
  if (ms <= 0) return <View className='fig f36 cs'>{lateBy}</View>
  return (
    <View className='row-base'>
      {hours > 0 && <View className='fig f56'>{hours}</View>}
      {hours > 0 && <View className='unit b'>{DESK.hours}</View>}
      <View className='fig f56'>{minutes}</View>
      <View className='unit b'>{DESK.minutes}</View>
    </View>
  )
}

const Fresh = ({ desk }: Pick<Props, 'desk'>) => (
  <View className='row t13 ink2 gap4 nw'>
    <Icon name='done' size='xs' />
    <View>{ordersTo(desk.pulledTo > 0 ? desk.pulledTo : desk.asOf)}</View>
  </View>
)

const NoDeadline = ({ desk }: Pick<Props, 'desk'>) => (
  <View className='hero'>
    <View className='row'>
      <View className='sp hero-none'>{DESK.noDeadline}</View>
      <Fresh desk={desk} />
    </View>
    <View className='t15 ink2 mt4'>{DESK.noDeadlineBody}</View>
  </View>
)

/** What now: the nearest pickup, how much is missing, whether today's pace is enough. */
export const DeadlineHero = ({ desk, now }: Props) => {
  const deadline = nearestOf(desk)
  if (deadline === undefined) return <NoDeadline desk={desk} />
  const any = deadline.packed + openOf(deadline) > 0
  return (
    <View className='hero' id='deadline'>
      <View className='row t15 ink2'>
        <View>{DESK.nearest}　</View>
        <View className='b sp'>{comes(deadline.courier, deadline.at)}</View>
        <Fresh desk={desk} />
      </View>
      <View className='row-base hero-count'>
        <View className='sp'>
          <Countdown ms={deadline.at - now} />
        </View>
        {any && (
          <>
            <View className='t15'>{DESK.short}</View>
            <View className='fig f26 gut'>{openOf(deadline)}</View>
            <View className='t15'>{DESK.parcels}</View>
          </>
        )}
      </View>
      {any ? (
        <StackBar
          parts={[
            { tone: 'done', label: DESK.packed, count: deadline.packed },
            { tone: 'run', label: DESK.toPack, count: deadline.toPack },
            { tone: 'next', label: DESK.toPick, count: deadline.toPick },
            { tone: 'wait', label: DESK.toPrint, count: deadline.toPrint },
          ]}
        />
      ) : (
        <View className='t15 ink2'>{desk.stages.toPrint > 0 ? DESK.unplanned : readyOr(0)}</View>
      )}
      <Forecast desk={desk} deadline={deadline} now={now} />
    </View>
  )
}
