import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActBar } from '../../../components/act-bar'
import { Btn } from '../../../components/btn'
import { Icon } from '../../../components/icon'
import { RowItem } from '../../../components/row-item'
import { Sheet } from '../../../components/sheet'
import { HAS_SCALE } from '../../../device/scale'
import { useNearby } from '../../../hooks/use-nearby'
import { noteGrams, PACK } from '../../../text/pack'
import type { ScaleDevice } from './use-scale'

/** 200 kg: what no courier carries is a slip of the finger. */
const MOST_GRAMS = 200_000
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', 'erase'] as const
type Key = (typeof KEYS)[number]

const typed = (text: string, key: Key): string => {
  if (key === 'erase') return text.slice(0, -1)
  const next = String(Number(text + key))
  return Number(next) > MOST_GRAMS ? text : next === '0' ? '' : next
}

const Keypad = ({ onKey }: { readonly onKey: (key: Key) => void }) => (
  <View className='pad-keys'>
    {KEYS.map((key) => (
      <View key={key} id={`key-${key}`} className='pad-key' role='button' onClick={() => onKey(key)}>
        {key === 'erase' ? <View className='t17 b'>{PACK.erase}</View> : <View className='fig f36'>{key}</View>}
      </View>
    ))}
  </View>
)

/** Names that scales call themselves by; they come first in the list of what is near. */
const looksLikeScale = (name: string): boolean => /scale|weigh|^(?:YC|CF|ACS|TCS|BLE?S|JDY|HC-|DX-)/i.test(name)
const OFF: readonly (number | undefined)[] = [3, 103, 10000, 10001]

const Scales = ({ onChoose }: { readonly onChoose: (device: ScaleDevice) => void }) => {
  const { devices, looking, trouble, again } = useNearby(looksLikeScale)
  return (
    <View className='sec' id='scales'>
      {devices.map(({ deviceId, name }) => (
        <RowItem
          key={deviceId}
          id={`scale-${deviceId}`}
          icon='bt'
          title={name}
          onTap={() => onChoose({ deviceId, name })}
        />
      ))}
      {looking ? (
        <View className='row gap8 pad t15 ink2'>
          <Icon name='run' size='s' />
          <View className='sp'>{PACK.scalesBody}</View>
        </View>
      ) : (
        <RowItem
          tone='look'
          title={OFF.includes(trouble) ? PACK.scalesOff : devices.length === 0 ? PACK.scalesNone : PACK.scalesMore}
          side={<Btn id='look-again' size='m' label={PACK.lookAgain} onTap={again} />}
        />
      )}
    </View>
  )
}

interface Props {
  readonly onGrams: (grams: number) => void
  readonly onScale: (device: ScaleDevice) => void
  readonly onClose: () => void
}
/** Grams by hand, or the way to a scale that says them. */
export const WeighSheet = ({ onGrams, onScale, onClose }: Props) => {
  const [text, setText] = useState('')
  const [scales, setScales] = useState(false)
  const grams = Number(text)
  if (scales)
    return (
      <Sheet title={PACK.scalesTitle} onClose={onClose}>
        <Scales onChoose={onScale} />
      </Sheet>
    )
  return (
    <Sheet title={PACK.keypadTitle} onClose={onClose}>
      <View className='row-base pad-shown'>
        <View className='fig f56 sp' id='grams'>
          {text === '' ? '0' : text}
        </View>
        <View className='t20 b'>{PACK.gramsUnit}</View>
      </View>
      <Keypad onKey={(key) => setText((now) => typed(now, key))} />
      <ActBar
        {...(HAS_SCALE
          ? { quiet: { id: 'use-scale', icon: 'bt', label: PACK.connect, onTap: () => setScales(true) } as const }
          : {})}
        primary={{ id: 'note-grams', label: noteGrams(grams), off: grams === 0, onTap: () => onGrams(grams) }}
      />
    </Sheet>
  )
}
