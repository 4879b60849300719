import { useEffect, useRef } from 'react'
import { say } from '../device/voice'
import { SPOKEN } from '../text/floor'
import { useFloorQueue } from './floor-queue'
import { sendWaiting } from './use-send-waiting'

/** The queue, sent at once when a floor page opens; ears hear when the network goes and comes. */
export const useFloorSync = () => {
  const queue = useFloorQueue()
  const { offline } = queue
  const known = useRef(offline)
  useEffect(() => {
    if (known.current === offline) return
    known.current = offline
    say(offline ? SPOKEN.offline : SPOKEN.online)
  }, [offline])
  useEffect(sendWaiting, [])
  return queue
}
