import { useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderValue } from '@shared/api/orders'
import type { ReceiverView } from '@shared/api/views'
import { Btn } from '../../../components/btn'
import { FindingChip } from '../../../components/chip'
import { HISTORY_ICON } from '../../../components/history-icon'
import { Icon } from '../../../components/icon'
import { Picture } from '../../../components/picture'
import { RowItem } from '../../../components/row-item'
import { Timeline, type TimelineItem } from '../../../components/timeline'
import type { Tone } from '../../../components/tone'
import { TONE_ICON } from '../../../components/tone'
import { useAct } from '../../../hooks/use-act'
import { useNow } from '../../../hooks/use-now'
import { useSession } from '../../../store/session'
import { TravelRows } from './travel-rows'
import { historyLine, historyTitle, placeBeside, traceTitle } from '../../../text/history'
import * as words from '../../../text/order'
import { moment, newestFirst, timeLeft } from '../../../text/time'
import { BoxPhotos } from './box-photos'
import { ComingBack } from './coming-back'
import { Intercept } from './intercept'
import { ParcelCard } from './parcel-card'
import { Reship } from './reship'

const { ORDER } = words
interface Props {
  readonly order: OrderValue
  /** What is shown is old: nothing may be changed by it. */
  readonly offline: boolean
}
const TONE: Readonly<Record<OrderValue['state'], Tone>> = {
  new: 'wait',
  held: 'look',
  ready: 'wait',
  fulfilling: 'run',
  shipped: 'done',
  done: 'done',
  cancelled: 'stop',
}

const Head = ({ order, offline }: Props) => {
  const now = useNow()
  const tone = TONE[order.state]
  const open = order.state !== 'shipped' && order.state !== 'done' && order.state !== 'cancelled'
  return (
    <View className='hero'>
      <View className='row gap8'>
        <View className={`tone-${tone}`}>
          <Icon name={TONE_ICON[tone]} size='l' />
        </View>
        <View className='t26 b sp' id='order-state'>
          {words.orderState(order)}
        </View>
        {open && <View className='t13 ink2'>{words.shipByLine(timeLeft(order.shipBy, now))}</View>}
      </View>
      {open && order.findings.length > 0 && (
        <View className='chips mt8'>
          {order.findings.map((finding) => (
            <FindingChip key={finding.code} finding={finding} />
          ))}
        </View>
      )}
      {order.parcels.map((parcel) => (
        <ParcelCard key={parcel.id} parcel={parcel} ofSeveral={order.parcels.length > 1} offline={offline} />
      ))}
    </View>
  )
}

/** The full receiver is asked for by a tap, shown on this visit only, and logged. */
const Receiver = ({ order, offline }: Props) => {
  const [full, setFull] = useState<ReceiverView>()
  const role = useSession((state) => state.me?.role)
  const { busy, act } = useAct()
  const shown = full ?? order.receiver
  const gone = order.receiverGone
  const reveal = async () => setFull(await act('orderReveal', { orderId: order.id }))
  return (
    <View className='li' id='receiver'>
      <View className='sp'>
        <View className='t17 b'>
          {gone === undefined ? `${shown.name}　${shown.phone}` : words.goneWord(gone.days)}
        </View>
        <View className='t15 ink2'>
          {shown.region}
          {shown.detail}
        </View>
      </View>
      {gone === undefined && full === undefined && !offline && role !== 'packer' && (
        <Btn
          id='reveal'
          size='m'
          kind='text'
          icon='eye'
          label={ORDER.reveal}
          busy={busy !== undefined}
          onTap={() => void reveal()}
        />
      )}
    </View>
  )
}

const Goods = ({ order }: Pick<Props, 'order'>) => (
  <>
    {order.lines.map((line) => (
      <View key={`${line.sku}-${line.spec}`} className='li'>
        <Picture title={line.title} spec={line.spec} />
        <View className='sp'>
          <View className='t17 b'>
            {line.title}　{line.spec.replace(';', ' ')}
          </View>
          <View className='t15 ink2'>{line.sku}</View>
        </View>
        <View className='t17 nw'>× {line.quantity}</View>
        <View className='t17 b nw'>{words.yuan(line.paidFen)}</View>
      </View>
    ))}
  </>
)

const historyOf = (order: OrderValue, now: number): TimelineItem[] => {
  const traces = order.parcels.flatMap((parcel) =>
    parcel.traces.map((trace) => ({
      at: trace.at,
      title: traceTitle(parcel.courier, trace.text),
      line: placeBeside(trace),
      icon: 'truck' as const,
    })),
  )
  const ours = order.history.map((one) => ({
    at: one.at,
    title: historyTitle(one, order.findings),
    line: historyLine(one),
    icon: HISTORY_ICON[one.kind] ?? 'ring',
  }))
  return newestFirst([...ours, ...traces]).map(({ at, ...rest }) => ({ ...rest, time: moment(at, now) }))
}

const uploadOf = (order: OrderValue) => {
  if (order.upload.blocked !== undefined) {
    return { tone: 'look' as const, title: words.uploadBlocked(order.upload.blocked) }
  }
  // done: the history says so, with its time
  return order.upload.wanted && !order.upload.done ? { tone: 'run' as const, title: ORDER.uploadWait } : undefined
}

export const OrderBody = ({ order, offline, onChanged }: Props & { readonly onChanged: () => Promise<void> }) => {
  const now = useNow()
  const history = historyOf(order, now)
  const upload = uploadOf(order)
  return (
    <View id='order'>
      <Head order={order} offline={offline} />
      {!offline && <Reship order={order} onAsked={onChanged} />}
      {order.parcels.map((parcel) => (
        <View key={parcel.id}>
          <Intercept parcel={parcel} offline={offline} onSaid={onChanged} />
          {!offline && <ComingBack parcel={parcel} onTaken={onChanged} />}
        </View>
      ))}
      <View className='sec sec-cont'>
        {order.parcels.map((parcel) => (
          <BoxPhotos key={parcel.id} parcel={parcel} />
        ))}
        <Receiver order={order} offline={offline} />
        {order.buyerRemark !== '' && <RowItem icon='msg' title={order.buyerRemark} line={ORDER.remark} />}
        {order.sellerMemo !== '' && <RowItem icon='edit' title={order.sellerMemo} line={ORDER.memo} />}
        <Goods order={order} />
        {!offline && <TravelRows order={order} onChanged={onChanged} />}
        {upload && <RowItem tone={upload.tone} title={upload.title} />}
      </View>
      <View className='cap-t wrap'>
        <View className='sp b'>{ORDER.history}</View>
        <View className='t13'>{order.platformNo}</View>
      </View>
      {history.length === 0 ? <View className='pad ink2 white'>{ORDER.noHistory}</View> : <Timeline items={history} />}
    </View>
  )
}
