import { useEffect, useRef, useState } from 'react'
import { callApi } from '../../../services/api'

const ASK_AGAIN_MS = 3_000

/** Printing waits until the platform's word is young; whoever cannot wait says so, and the bench and the van ask again. */
export const useFresh = () => {
  const [asOf, setAsOf] = useState<number>()
  const gone = useRef(false)
  const impatient = useRef(false)
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )
  /** True: print now. False: the page was left meanwhile. */
  const fresh = async (): Promise<boolean> => {
    impatient.current = false
    for (;;) {
      const answer = await callApi('gateCheck', { gate: 'print' })
      // without an answer the print itself says what is wrong
      const unsure = answer.ok && answer.value.answer === 'unsure' ? answer.value.asOf : undefined
      setAsOf(unsure)
      if (gone.current) return false
      if (unsure === undefined) return true
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
      if (impatient.current) {
        setAsOf(undefined)
        return !gone.current
      }
    }
  }
  const hurry = () => {
    impatient.current = true
  }
  return { asOf, fresh, hurry }
}
