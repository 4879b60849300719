import { View } from '@tarojs/components'
import type { ParcelView } from '@shared/api/views'
import { Btn } from '../../../components/btn'
import { Sheet } from '../../../components/sheet'
import { Timeline } from '../../../components/timeline'
import { callPhone } from '../../../device/wechat'
import { useNow } from '../../../hooks/use-now'
import { placeBeside, traceTitle } from '../../../text/history'
import { callCourier, noTrack, trackTitle } from '../../../text/order'
import { moment, newestFirst } from '../../../text/time'

interface Props {
  readonly parcel: ParcelView
  readonly onClose: () => void
}
/** Where the courier has seen it, and whom to ring when that is not enough. */
export const TrackSheet = ({ parcel, onClose }: Props) => {
  const now = useNow()
  const items = newestFirst(parcel.traces).map((trace) => ({
    time: moment(trace.at, now),
    title: traceTitle(parcel.courier, trace.text),
    line: placeBeside(trace),
    icon: 'truck' as const,
  }))
  return (
    <Sheet title={trackTitle(parcel)} onClose={onClose}>
      <View id='track'>
        {items.length === 0 ? <View className='pad ink2'>{noTrack(parcel)}</View> : <Timeline items={items} />}
        <View className='pad'>
          <Btn id='call' icon='phone' grow label={callCourier(parcel)} onTap={() => callPhone(parcel.hotline)} />
        </View>
      </View>
    </Sheet>
  )
}
