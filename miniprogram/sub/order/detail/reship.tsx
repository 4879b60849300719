import { useState } from 'react'
import { View } from '@tarojs/components'
import type { OrderValue } from '@shared/api/orders'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { useAct } from '../../../hooks/use-act'
import { useSession } from '../../../store/session'
import { useSnack } from '../../../store/snack'
import { LATE, RESHIP } from '../../../text/late'

interface Props {
  readonly order: OrderValue
  readonly onAsked: () => Promise<void>
}

/** WeChat's one re-ship of a payment: it asks first, for it never comes back. */
export const Reship = ({ order, onAsked }: Props) => {
  const [asking, setAsking] = useState(false)
  const role = useSession((session) => session.me?.role)
  const { busy, act } = useAct()
  if (order.upload.blocked !== 'reship-needed') return null
  const spend = async () => {
    const done = await act('orderReship', { orderId: order.id })
    setAsking(false)
    if (done) useSnack.getState().show(RESHIP.asked)
    await onAsked()
  }
  const able = order.upload.reship === true
  const close = () => setAsking(false)
  return (
    <View className='fix' id='reship'>
      <View className='t17 b'>{RESHIP.title}</View>
      <View className='t15 ink2'>{able ? RESHIP.line : RESHIP.waits}</View>
      {able && (
        <View className='fix-acts'>
          {role === 'owner' ? (
            <Btn id='reship-ask' size='m' grow label={RESHIP.act} onTap={() => setAsking(true)} />
          ) : (
            <Btn id='reship-ask' size='m' grow off label={LATE.ownerOnly} onTap={() => undefined} />
          )}
        </View>
      )}
      {asking && (
        <Sheet title={RESHIP.ask} onClose={close}>
          <RowItem tone='look' title={RESHIP.askLine} />
          <ActBar
            quiet={{ id: 'reship-keep', label: RESHIP.keep, onTap: close }}
            primary={{ id: 'reship-go', label: RESHIP.act, busy: busy !== undefined, onTap: () => void spend() }}
          />
        </Sheet>
      )}
    </View>
  )
}
