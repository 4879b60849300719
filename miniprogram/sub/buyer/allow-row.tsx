import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn } from '../../components/btn'
import { RowItem } from '../../components/row-item'
import { useAct } from '../../hooks/use-act'
import { allowMessages } from '../../services/notify'
import { useSnack } from '../../store/snack'
import { BUYER } from '../../text/buyer'

/** One tap is one message of each kind: WeChat gives no more. Nothing to allow: no row. */
export const AllowRow = ({ templateIds }: { readonly templateIds: readonly string[] }) => {
  const [allowed, setAllowed] = useState(false)
  const { busy, act } = useAct()
  if (templateIds.length === 0) return null
  const allow = async () => {
    // WeChat's prompt opens within the tap only: it goes first, the cloud after it
    const granted = await allowMessages(templateIds)
    if (granted.length === 0) return useSnack.getState().warn(BUYER.notAllowed)
    if ((await act('buyerSubscribe', { templateIds: granted })) === undefined) return
    setAllowed(true)
    useSnack.getState().show(BUYER.allowed)
  }
  const btn = <Btn id='allow' size='m' label={BUYER.allow} busy={busy !== undefined} onTap={() => void allow()} />
  return (
    <View className='sec' id='allow-row'>
      <RowItem
        icon={allowed ? 'done' : 'msg'}
        tone={allowed ? 'done' : 'wait'}
        title={allowed ? BUYER.allowed : BUYER.allowTitle}
        line={BUYER.allowBody}
        {...(allowed ? {} : { side: btn })}
      />
    </View>
  )
}
