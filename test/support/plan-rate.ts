import type { Change, Collection, Db, Find, PlainChange, Where } from '../../cloudfunctions/cloud/database'
import type { CollectionName } from '../../config/schema'

/** The plan: 20 ms a call, 100 calls a second; who asks for more is refused, waits, and asks again. */
const CALL_MS = 20
const GAP_MS = 10
const BURST_MS = 200

export interface PlanTime {
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly random: () => number
}

/** The books as a plan lets them be used, in the given time. Each process has its own count of refusals. */
export function planRate(time: PlanTime) {
  const calls = new Map<string, number>()
  let free = 0
  const processDb = (db: Db): Db => {
    let refused = 0
    async function pass(): Promise<void> {
      for (let waitMs = 60; free > time.now() + BURST_MS; waitMs = Math.min(1500, waitMs * 2)) {
        refused += 1
        await time.wait(waitMs * (1 + time.random()))
      }
      free = Math.max(free, time.now()) + GAP_MS
      await time.wait(CALL_MS)
    }
    const collection = <T extends { readonly _id: string }>(name: CollectionName): Collection<T> => {
      const inner = db.collection<T>(name)
      const counted =
        <A extends unknown[], R>(kind: string, run: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          await pass()
          calls.set(`${kind} ${name}`, (calls.get(`${kind} ${name}`) ?? 0) + 1)
          return run(...args)
        }
      return {
        get: counted('get', (id: string) => inner.get(id)),
        find: counted('find', (query: Find) => inner.find(query)),
        add: counted('add', (doc: T) => inner.add(doc)),
        addAll: counted('add', (docs: readonly T[]) => inner.addAll(docs)),
        update: counted('update', (where: Where, change: Change) => inner.update(where, change)),
        updateAll: counted('update', (where: Where, change: Change) => inner.updateAll(where, change)),
        updateAndReturn: counted('take', (where: Where, change: PlainChange) => inner.updateAndReturn(where, change)),
        remove: counted('remove', (where: Where) => inner.remove(where)),
      }
    }
    return { collection, refusals: () => refused }
  }
  return { processDb, calls }
}
