import { useEffect, useRef, useState } from 'react'
import { callApi } from '../../services/api'
import { useSnack } from '../../store/snack'
import { FLOOR } from '../../text/floor'
import type { Looked } from './why-not-here'

/** Longer than this a hand does not wait for the desk: what the phone knows has to do. */
const WAIT_MS = 4_000

/** What a page makes of a code: it is settled, or its list does not have it. */
export type Judged = 'settled' | 'not-listed'

interface Waiting {
  readonly code: string
  /** The desk was asked about it. */
  readonly looked?: Looked
}
interface Look {
  /** Reads the page's list again. */
  readonly reload: () => Promise<unknown>
  /** With what the desk said, once it was asked: then the list is of now, and the code must be settled. */
  readonly judge: (code: string, looked?: Looked) => Judged
  /** A red page is up: scans behind it count for nothing. */
  readonly isStopped: boolean
  readonly isOffline: boolean
}

async function askDesk(code: string, reload: Look['reload']): Promise<Looked> {
  const asked = Promise.all([callApi('scanFind', { code }), reload()]).then(([answer]): Looked => {
    if (answer.ok) return answer.value
    return answer.refusal === 'not-found' || answer.refusal === 'bad-input' ? 'nothing' : 'unasked'
  })
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('unasked'), WAIT_MS)
    void asked.then(resolve).finally(() => clearTimeout(timer))
  })
}

/**
 * Scans in their order. The list on the phone is some seconds old, and a page that has just opened has none: a box packed just
 * now at another bench is not on it. So a code is never called unknown before the desk was asked; what is scanned meanwhile
 * waits behind it.
 */
export function useLookUp({ reload, judge, isStopped, isOffline }: Look): (code: string) => void {
  const line = useRef<Waiting[]>([])
  const isBusy = useRef(false)
  // a code is judged on a render that holds what the one before it has changed: the store's own renders come too early
  const turns = useRef(0)
  const [turn, setTurn] = useState(0)
  const goOn = () => {
    isBusy.current = false
    turns.current += 1
    setTurn(turns.current)
  }
  const take = ({ code, looked }: Waiting) => {
    isBusy.current = true
    if (judge(code, looked ?? (isOffline ? 'unasked' : undefined)) === 'settled') return goOn()
    useSnack.getState().warn(FLOOR.lookingUp)
    void askDesk(code, reload).then((answer) => {
      useSnack.getState().clear()
      line.current.unshift({ code, looked: answer })
      goOn()
    })
  }
  const takeNext = () => {
    if (isBusy.current || turn !== turns.current) return
    if (isStopped) line.current = []
    const next = line.current.shift()
    if (next) take(next)
  }
  useEffect(takeNext)
  return (code) => {
    line.current.push({ code })
    takeNext()
  }
}
