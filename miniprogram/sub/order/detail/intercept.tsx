import { View } from '@tarojs/components'
import type { InputOf } from '@shared/api'
import type { ParcelView } from '@shared/api/views'
import { COURIERS } from '@shared/courier/couriers'
import { Btn, type BtnProps } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { callPhone } from '../../../device/wechat'
import { useAct } from '../../../hooks/use-act'
import { useSession } from '../../../store/session'
import { interceptLine, interceptTitle, ORDER } from '../../../text/order'

type Say = InputOf<'parcelIntercept'>['say']
const ANSWERS: Readonly<Record<string, readonly Exclude<Say, 'ask'>[]>> = {
  wanted: ['called', 'dropped'],
  called: ['caught', 'missed'],
}
const TONE = { wanted: 'stop', called: 'look', missed: 'look' } as const
const ICON = { wanted: 'stop', called: 'look', missed: 'look' } as const

interface Props {
  readonly parcel: ParcelView
  readonly offline: boolean
  readonly onSaid: () => Promise<void>
}

/** A parcel that is to come home: whom to ring with which number, and what came of it. */
export const Intercept = ({ parcel, offline, onSaid }: Props) => {
  const { busy, act } = useAct()
  const role = useSession((session) => session.me?.role)
  const { intercept, hotline } = parcel
  if (intercept === undefined || intercept.state === 'dropped' || intercept.state === 'caught') return null
  const { state, reason } = intercept
  const say = async (word: Exclude<Say, 'ask'>) => {
    await act('parcelIntercept', { parcelId: parcel.id, say: word }, word)
    await onSaid()
  }
  const open = state === 'wanted' || state === 'called'
  const buttons: BtnProps[] = (ANSWERS[state] ?? []).map((word) => ({
    id: `say-${word}`,
    label: ORDER[word],
    busy: busy === word,
    onTap: () => void say(word),
  }))
  return (
    <View className='fix' id='intercept'>
      <View className='row-top gap12'>
        <View className={`mark tone-${TONE[state]}`}>
          <Icon name={ICON[state]} />
        </View>
        <View className='sp'>
          <View className='t17 b'>{interceptTitle(state, reason)}</View>
          {open && <View className='t15 ink2'>{interceptLine(COURIERS[parcel.courier].short, hotline)}</View>}
        </View>
        {open && <Btn id='call' size='m' kind='a' label={ORDER.call} onTap={() => callPhone(hotline)} />}
      </View>
      {role !== 'packer' && !offline && buttons.length > 0 && (
        <View className='fix-acts'>
          {buttons.map((button) => (
            <Btn key={button.id} {...button} size='m' grow />
          ))}
        </View>
      )}
    </View>
  )
}
