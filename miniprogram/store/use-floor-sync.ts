import { useEffect, useRef } from 'react'
import { say } from '../device/voice'
import { SPOKEN } from '../text/floor'
import { useFloorQueue } from './floor-queue'
import { usePhotoQueue } from './photo-queue'

const RESEND_MS = 5_000

/** The queue, with what waits sent again every few seconds while a floor page is open. */
export const useFloorSync = () => {
  const queue = useFloorQueue()
  const { offline } = queue
  const known = useRef(offline)
  useEffect(() => {
    if (known.current === offline) return
    known.current = offline
    say(offline ? SPOKEN.offline : SPOKEN.online)
  }, [offline])
  useEffect(() => {
    const send = () => {
      void useFloorQueue.getState().flush()
      void usePhotoQueue.getState().flush()
    }
    send()
    const timer = setInterval(send, RESEND_MS)
    return () => clearInterval(timer)
  }, [])
  return queue
}
