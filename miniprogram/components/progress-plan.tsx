import { View } from '@tarojs/components'
import { spanOf } from '../text/time'

interface Props {
  readonly lanes: readonly {
    readonly key: string
    readonly name: string
    readonly line: string
    readonly from: number
    readonly seconds: number
  }[]
  readonly start: string
  readonly end: string
}
const percent = (part: number, whole: number) => `${whole <= 0 ? 0 : Math.min(100, Math.round((part / whole) * 100))}%`

/** Lanes with real start and end: numbers first, then each printer. */
export const ProgressPlan = ({ lanes, start, end }: Props) => {
  const whole = Math.max(1, ...lanes.map((lane) => lane.from + lane.seconds))
  return (
    <View id='plan-lanes'>
      {lanes.map((lane) => (
        <View key={lane.key} className='lane'>
          <View className='lane-name'>
            <View className='t17 b'>{lane.name}</View>
            <View className='t13 ink2'>{lane.line}</View>
          </View>
          <View className='lane-track'>
            <View
              className='lane-bar f-run'
              style={{ left: percent(lane.from, whole), width: percent(Math.max(whole / 50, lane.seconds), whole) }}
            />
          </View>
          <View className='lane-time t15 nw'>{spanOf(lane.seconds)}</View>
        </View>
      ))}
      <View className='row t13 ink2 mt4'>
        <View className='lane-name' />
        <View className='sp'>　{start}</View>
        <View>{end}</View>
        <View className='lane-time' />
      </View>
    </View>
  )
}
