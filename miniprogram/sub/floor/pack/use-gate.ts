import { useEffect, useState } from 'react'
import { callApi } from '../../../services/api'

/**
 * What the platform says of the open parcel, asked while the first piece is on its way into the box. Doubt is shown and packing
 * goes on; a stop is in the next snapshot.
 */
export const useGate = (parcelId: string | undefined, onStop: () => Promise<void>): boolean => {
  const [unsureOf, setUnsureOf] = useState<string>()
  useEffect(() => {
    if (parcelId === undefined) return undefined
    let here = true
    void callApi('gateCheck', { gate: 'pack', parcelIds: [parcelId] }).then((answer) => {
      if (!here || !answer.ok) return
      setUnsureOf(answer.value.answer === 'unsure' ? parcelId : undefined)
      if (answer.value.answer === 'stop') void onStop()
    })
    return () => {
      here = false
    }
  }, [parcelId, onStop])
  return parcelId !== undefined && unsureOf === parcelId
}
