import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import type { ContractKey, InputOf, ValueOf } from '@shared/api'
import { callApi } from '../services/api'
import { keepAnswer, keptAnswer } from '../device/kept-answers'
import { beginRead } from './read-number'

interface Shown<T> {
  readonly value: T
  /** When the server said it. */
  readonly at: number
  /** The number of the read that heard it (`read-number.ts`); 0: kept from an earlier visit. */
  readonly read: number
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
  return found?.shape === SHAPE ? { value: found.value, at: found.at, read: 0 } : undefined
}

/** What is shown of one place. It is shown first and then kept: the phone may have no room for it. */
function useShown<T>(place: string) {
  const known = () => ({ place, shown: lastKnown<T>(place) })
  const [held, setHeld] = useState(known)
  const recall = useCallback(() => setHeld((before) => (before.place === place ? before : known())), [place])
  const show = useCallback(
    (value: T, read: number) => {
      const at = Date.now()
      setHeld({ place, shown: { value, at, read } })
      keepAnswer(place, { shape: SHAPE, value, at })
    },
    [place],
  )
  return { shown: held.shown, recall, show }
}

/** Whether the page is on screen; each time it comes back, `onBack`. */
function useOnScreen(onBack: () => void) {
  const visible = useRef(true)
  const seen = useRef(false)
  useDidShow(() => {
    visible.current = true
    // the first show comes with the mount, which has read already
    if (seen.current) onBack()
    seen.current = true
  })
  useDidHide(() => {
    visible.current = false
  })
  return visible
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
  const { shown, recall, show } = useShown<ValueOf<K>>(place)
  const [offline, setOffline] = useState(false)
  const [trouble, setTrouble] = useState<Resource<ValueOf<K>>['trouble']>()
  const current = useRef(place)
  const newest = useRef(0)

  const take = useCallback(
    (value: ValueOf<K>, read: number) => {
      newest.current = read
      show(value, read)
    },
    [show],
  )
  const set = useCallback((value: ValueOf<K>) => take(value, beginRead()), [take])
  const reload = useCallback(async () => {
    if (!on) return
    const read = beginRead()
    const answer = await callApi(key, JSON.parse(text) as InputOf<K>)
    // of two reads under way the one that began later knows more, whichever is heard last
    if (current.current !== place || read < newest.current) return
    setOffline(!answer.ok && answer.refusal === 'network')
    setTrouble(
      answer.ok ? undefined : { refusal: answer.refusal, detail: answer.detail ?? answer.refusal, at: Date.now() },
    )
    if (answer.ok) take(answer.value, read)
  }, [key, text, on, place, take])

  const visible = useOnScreen(() => void reload())
  useEffect(() => {
    current.current = place
    recall()
    void reload()
    if (pollMs === undefined) return undefined
    const timer = setInterval(() => (visible.current ? void reload() : undefined), pollMs)
    return () => clearInterval(timer)
  }, [place, pollMs, recall, reload, visible])
  return { shown, offline, trouble, reload, set }
}
