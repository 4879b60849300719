import type { EffectDoc } from '@shared/effect/effect'
import { getEffects } from '../repo/effects'
import type { Work } from './handler'

/** A queue whose next label waits for another looks for it so often, or as soon as a number comes to this slice. */
const LOOK_AGAIN_MS = 1000
const LOOK_FOR_NEWS_MS = 100

interface Ask {
  readonly lane: string
  readonly ids: readonly string[]
  readonly answer: (rows: EffectDoc[]) => void
  readonly fail: (error: unknown) => void
}

/** The rows that queues of one slice wait for: one look serves all of them. */
export interface Looks {
  /** After a moment, those of the rows that are there. */
  rows(lane: string, ids: readonly string[]): Promise<EffectDoc[]>
  /** Queues that wait: they make no call, and what they wait for must have room. */
  waiting(): number
}

/** `saw` holds queues that have just got a row in this slice. */
export function createLooks(work: Work, saw: Set<string>): Looks {
  const asks: Ask[] = []
  let open = 0
  let isLooking = false
  async function pause(): Promise<void> {
    const until = work.now() + LOOK_AGAIN_MS
    do await work.wait(LOOK_FOR_NEWS_MS)
    while (work.now() < until && !asks.some(({ lane }) => saw.has(lane)))
  }
  async function look(taken: readonly Ask[]): Promise<void> {
    for (const { lane } of taken) saw.delete(lane)
    const rows = await getEffects(work, [...new Set(taken.flatMap(({ ids }) => ids))])
    for (const { ids, answer } of taken) answer(rows.filter(({ _id }) => ids.includes(_id)))
  }
  async function lookOn(): Promise<void> {
    isLooking = true
    while (asks.length > 0) {
      let taken = asks
      try {
        await pause()
        taken = asks.splice(0)
        await look(taken)
      } catch (error) {
        for (const { fail } of taken.splice(0)) fail(error)
      }
    }
    isLooking = false
  }
  return {
    waiting: () => open,
    rows: (lane, ids) => {
      open += 1
      const rows = new Promise<EffectDoc[]>((answer, fail) => asks.push({ lane, ids, answer, fail }))
      if (!isLooking) void lookOn()
      return rows.finally(() => (open -= 1))
    },
  }
}
