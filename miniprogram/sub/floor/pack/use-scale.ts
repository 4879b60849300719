import { useCallback, useEffect, useRef, useState } from 'react'
import * as z from 'zod/mini'
import { hearScale, NEW_EAR, readWeightMeasurement, watchScale, type ScaleReading } from '@shared/pack/scale'
import { HAS_SCALE, scale, type ScaleSound } from '../../../device/scale'
import { keep, kept } from '../../../device/storage'

const known = z.object({ deviceId: z.string(), name: z.string() })
export type ScaleDevice = z.infer<typeof known>
const lastScale = (): ScaleDevice | undefined => {
  const found = z.safeParse(known, kept('scale'))
  return found.success ? found.data : undefined
}

/** none: no scale was ever chosen on this phone. */
export type ScaleState = 'none' | 'connecting' | 'on' | 'lost'

/** The scale beside this phone, the one used last while boxes are weighed. `onBox` hears each box that stands still on it, once. */
export function useScale(wanted: boolean, onBox: (grams: number) => void) {
  const [device, setDevice] = useState(lastScale)
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<ScaleState>('none')
  const [reading, setReading] = useState<ScaleReading>()
  const watch = useRef({ moved: true })
  const tell = useRef(onBox)
  tell.current = onBox
  useEffect(() => {
    if (!HAS_SCALE || !wanted || device === undefined) return undefined
    let over = false
    let stop: (() => void) | undefined
    let ear = NEW_EAR
    const hear = ({ bytes, measured }: ScaleSound) => {
      const heard = measured ? { ear, reading: readWeightMeasurement(bytes) } : hearScale(ear, bytes)
      ear = heard.ear
      if (heard.reading === undefined) return
      setReading(heard.reading)
      const seen = watchScale(watch.current, heard.reading)
      watch.current = seen.watch
      if (seen.box !== undefined) tell.current(seen.box)
    }
    const lost = () => !over && setState('lost')
    setState('connecting')
    scale.listen(device.deviceId, hear, lost).then((end) => {
      if (over) return end()
      stop = end
      setState('on')
    }, lost)
    return () => {
      over = true
      stop?.()
    }
  }, [wanted, device, turn])
  const choose = useCallback((next: ScaleDevice) => {
    keep('scale', next)
    setDevice(next)
    setTurn((last) => last + 1)
  }, [])
  /** What stands on it is to be taken once more. */
  const again = useCallback(() => {
    watch.current = { moved: true }
  }, [])
  const reconnect = useCallback(() => setTurn((last) => last + 1), [])
  return { state, reading, choose, again, reconnect }
}
