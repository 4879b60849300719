import { useRef, useState } from 'react'
import type { HandoverValue } from '@shared/api/floor'
import { newId } from '../../../device/id'
import { callApi } from '../../../services/api'
import { useFloorQueue } from '../../../store/floor-queue'
import { useSnack } from '../../../store/snack'
import { refusalText } from '../../../text/common'

/** The one close of a session: online only, asked at the platform, refused while anything is wrong or nobody knows. */
export function useClose(id: string | undefined, before: () => Promise<void>, after: () => Promise<void>) {
  const [closed, setClosed] = useState<HandoverValue>()
  const [busy, setBusy] = useState(false)
  const [unsureSince, setUnsureSince] = useState<number>()
  // one id for one close: tapping again after a lost answer is the same close
  const requestId = useRef(newId())
  const close = async (override?: string) => {
    if (id === undefined) return
    setBusy(true)
    await before()
    // a scan that is not up yet would be left out of its van
    if (useFloorQueue.getState().events.length > 0) {
      setBusy(false)
      return useSnack.getState().warn(refusalText('scans-wait'))
    }
    const ask = { id, requestId: requestId.current, ...(override === undefined ? {} : { override }) }
    let answer = await callApi('handoverClose', ask)
    // a big van takes more than one call
    while (answer.ok && answer.value.state === 'closing') answer = await callApi('handoverClose', ask)
    setBusy(false)
    setUnsureSince(!answer.ok && answer.refusal === 'unsure' ? Number(answer.detail) : undefined)
    if (answer.ok && answer.value.state === 'closed') return setClosed(answer.value)
    if (!answer.ok && answer.refusal !== 'unsure') useSnack.getState().warn(refusalText(answer.refusal, answer.detail))
    await after()
  }
  return { closed, closing: busy, unsureSince, close }
}
