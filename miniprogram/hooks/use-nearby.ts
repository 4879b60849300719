import { useCallback, useEffect, useState } from 'react'
import { NO_ANSWER, RadioError, type FoundDevice } from '../device/bluetooth/port'
import { radio } from '../device/bluetooth/radio'

const LOOK_MS = 12_000

type Likely = (name: string) => boolean
/** Those with a likely name first, then the nearest. */
const ordered = (devices: readonly FoundDevice[], likely: Likely): FoundDevice[] =>
  [...devices].sort((a, b) => Number(likely(b.name)) - Number(likely(a.name)) || b.rssi - a.rssi)

/** Looks about for twelve seconds, or until the page has what it wants. Devices without a name are nobody's. `likely` stays the same. */
export function useNearby(likely: Likely) {
  const [turn, setTurn] = useState(0)
  const [devices, setDevices] = useState<readonly FoundDevice[]>([])
  const [looking, setLooking] = useState(true)
  const [trouble, setTrouble] = useState<number>()
  useEffect(() => {
    let over = false
    let stop: (() => void) | undefined
    const end = () => {
      stop?.()
      stop = undefined
      setLooking(false)
    }
    const found = (device: FoundDevice) => {
      if (device.name === '') return
      setDevices((known) => ordered([...known.filter(({ deviceId }) => deviceId !== device.deviceId), device], likely))
    }
    const look = async () => {
      try {
        await radio.open()
        stop = await radio.look(found)
        if (over) end()
      } catch (error) {
        setTrouble(error instanceof RadioError ? error.code : NO_ANSWER)
        setLooking(false)
      }
    }
    setLooking(true)
    setTrouble(undefined)
    setDevices([])
    void look()
    const timer = setTimeout(end, LOOK_MS)
    return () => {
      over = true
      clearTimeout(timer)
      end()
    }
  }, [turn, likely])
  const again = useCallback(() => setTurn((last) => last + 1), [])
  return { devices, looking, trouble, again }
}
