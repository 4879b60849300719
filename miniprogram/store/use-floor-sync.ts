import { useEffect } from 'react'
import { useFloorQueue } from './floor-queue'

const RESEND_MS = 5_000

/** The queue, with what waits sent again every few seconds while a floor page is open. */
export const useFloorSync = () => {
  const queue = useFloorQueue()
  useEffect(() => {
    const send = () => void useFloorQueue.getState().flush()
    send()
    const timer = setInterval(send, RESEND_MS)
    return () => clearInterval(timer)
  }, [])
  return queue
}
