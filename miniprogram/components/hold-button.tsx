import { useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { mousePress } from '../device/mouse'

const HOLD_MS = 1_000

/** Held for a second: a glove that brushes it does nothing. */
export const HoldButton = ({ label, onHeld }: { readonly label: string; readonly onHeld: () => void }) => {
  const [on, setOn] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const stop = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    setOn(false)
  }
  const start = () => {
    if (timer.current !== undefined) return
    setOn(true)
    timer.current = setTimeout(() => {
      stop()
      onHeld()
    }, HOLD_MS)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <View
      className='stop-hold'
      id='hold'
      role='button'
      onTouchStart={start}
      onTouchEnd={stop}
      onTouchCancel={stop}
      {...mousePress(start, stop)}
    >
      <View className={`stop-hold-fill${on ? ' stop-hold-on' : ''}`} />
      <View>{label}</View>
    </View>
  )
}
