import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ContractKey, InputOf, ValueOf } from '@shared/api'
import { callApi } from '../services/api'
import { keepAnswer, keptAnswer } from '../device/kept-answers'

interface Shown<T> {
  readonly value: T
  /** When the server said it. */
  readonly at: number
}
export interface Resource<T> {
  readonly shown: Shown<T> | undefined
  /** The last read got no answer: what is shown is old, what would change things waits. */
  readonly offline: boolean
  /** The last read was refused; the text is for copying. */
  readonly trouble: { readonly refusal: string; readonly detail: string; readonly at: number } | undefined
  readonly reload: () => Promise<void>
  readonly set: (value: T) => void
}
interface Options {
  readonly pollMs?: number
  /** False: nothing is read yet (a page that waits for a choice). */
  readonly on?: boolean
}

/** Bump when a kept answer's shape changes: old ones are then not read. */
const SHAPE = 3
const lastKnown = <T>(place: string): Shown<T> | undefined => {
  const found = keptAnswer(place) as { shape?: unknown; value: T; at: number } | undefined
  return found?.shape === SHAPE ? { value: found.value, at: found.at } : undefined
}

/** What is shown of one place. It is shown first and then kept: the phone may have no room for it. */
function useShown<T>(place: string) {
  const known = () => ({ place, shown: lastKnown<T>(place) })
  const [held, setHeld] = useState(known)
  const recall = useCallback(() => setHeld((before) => (before.place === place ? before : known())), [place])
  const set = useCallback(
    (value: T) => {
      const shown = { value, at: Date.now() }
      setHeld({ place, shown })
      keepAnswer(place, { shape: SHAPE, ...shown })
    },
    [place],
  )
  return { shown: held.shown, recall, set }
}

/**
 * What one route says, kept on the phone (answers hold masked data only): shown at once from the last visit, read anew
 * whenever the page shows, and again every `pollMs` while it is on screen.
 */
export function useResource<K extends ContractKey>(
  key: K,
  input: InputOf<K>,
  options: Options = {},
): Resource<ValueOf<K>> {
  const { pollMs, on = true } = options
  const text = JSON.stringify(input)
  const place = `${key}-${text}`
  const { shown, recall, set } = useShown<ValueOf<K>>(place)
  const [offline, setOffline] = useState(false)
  const [trouble, setTrouble] = useState<Resource<ValueOf<K>>['trouble']>()
  const visible = useRef(true)
  const seen = useRef(false)
  const current = useRef(place)

  const reload = useCallback(async () => {
    if (!on) return
    const answer = await callApi(key, JSON.parse(text) as InputOf<K>)
    if (current.current !== place) return
    setOffline(!answer.ok && answer.refusal === 'network')
    setTrouble(
      answer.ok ? undefined : { refusal: answer.refusal, detail: answer.detail ?? answer.refusal, at: Date.now() },
    )
    if (answer.ok) set(answer.value)
  }, [key, text, on, place, set])

  useEffect(() => {
    current.current = place
    recall()
    void reload()
    if (pollMs === undefined) return undefined
    const timer = setInterval(() => (visible.current ? void reload() : undefined), pollMs)
    return () => clearInterval(timer)
  }, [place, pollMs, recall, reload])
  useDidShow(() => {
    visible.current = true
    // the first show comes with the mount, which has read already
    if (seen.current) void reload()
    seen.current = true
  })
  useDidHide(() => {
    visible.current = false
  })
  return { shown, offline, trouble, reload, set }
}
