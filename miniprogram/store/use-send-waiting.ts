import { useEffect } from 'react'
import { useFloorQueue } from './floor-queue'
import { usePhotoQueue } from './photo-queue'

const RESEND_MS = 5_000

export function sendWaiting(): void {
  if (useFloorQueue.getState().events.length > 0) void useFloorQueue.getState().flush()
  if (usePhotoQueue.getState().waiting.length > 0) void usePhotoQueue.getState().flush()
}

/** What waits is sent again every few seconds whatever page is open: the van may stand at the door while a scan is still here. */
export const useSendWaiting = (): void =>
  useEffect(() => {
    sendWaiting()
    const timer = setInterval(sendWaiting, RESEND_MS)
    return () => clearInterval(timer)
  }, [])
