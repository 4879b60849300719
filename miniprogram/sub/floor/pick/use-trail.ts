import { useState } from 'react'
import * as z from 'zod/mini'
import { paceOf } from '@shared/pack/pace'
import { keep, kept } from '../../../device/storage'
import { useNow } from '../../../hooks/use-now'

const shape = z.array(z.object({ at: z.number(), location: z.string() }))
const KEPT = 50
/** Whoever comes back after this may stand anywhere. */
const STANDS_MS = 30 * 60_000

const load = () => {
  const found = z.safeParse(shape, kept('pick-trail'))
  return found.success ? found.data : []
}

/** The places behind, on disk: they tell the pace of this walk, and where the hand stands. */
export function useTrail() {
  const [trail, setTrail] = useState(load)
  const last = trail.at(-1)
  const now = Math.max(useNow(), last?.at ?? 0)
  const write = (next: typeof trail) => {
    keep('pick-trail', next)
    setTrail(next)
  }
  const leave = (location: string) => write([...trail, { at: Date.now(), location }].slice(-KEPT))
  const each = paceOf(
    trail.map(({ at }) => at),
    now,
  )
  return {
    leave,
    forget: () => write([]),
    standsAt: last !== undefined && now - last.at < STANDS_MS ? last.location : undefined,
    /** When so many more places are done; undefined while there is no ground. */
    doneAt: (left: number) => (each === undefined ? undefined : now + left * each),
  }
}
