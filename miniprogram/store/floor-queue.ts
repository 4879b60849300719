import * as z from 'zod/mini'
import { create } from 'zustand'
import { floorEvent, type FloorEvent } from '@shared/api/floor-event'
import { newId } from '../device/id'
import { keep, kept } from '../device/storage'
import { callApi } from '../services/api'
import { refusal, refusedAfter, type FloorRefusal } from './floor-refusal'

/** The server takes at most 100 events a call. */
const BATCH = 100
const disk = z.object({
  session: z.string(),
  seq: z.number(),
  events: z.array(floorEvent),
  refused: z._default(z.array(refusal), []),
})
type Disk = z.infer<typeof disk>
interface QueueStore {
  readonly session: string
  readonly seq: number
  readonly events: readonly FloorEvent[]
  readonly offline: boolean
  /** What the server would not take, a parcel each, oldest first: each becomes a red page, also after a restart. */
  readonly refused: readonly FloorRefusal[]
  /** With an id of its own where something else is already kept under it. */
  readonly push: (event: Omit<FloorEvent, 'id' | 'session' | 'seq' | 'at'> & { readonly id?: string }) => FloorEvent
  readonly flush: () => Promise<void>
  readonly settle: () => void
}

const fromDisk = (): Disk => {
  const found = z.safeParse(disk, kept('floor-queue'))
  return found.success ? found.data : { session: newId(), seq: 0, events: [], refused: [] }
}

/** The one sending at a time: who asks meanwhile waits for it, and it takes along what was scanned since. */
let sending: Promise<void> | undefined

/**
 * Scans on their way up: written to the phone's disk before the beep, sent in order, dropped only when the server has
 * answered for them by id. A restart goes on where it stopped.
 */
export const useFloorQueue = create<QueueStore>((set, get) => {
  const store = (change: Partial<Pick<QueueStore, keyof Disk>>) => {
    const { session, seq, events, refused } = { ...get(), ...change }
    keep('floor-queue', { session, seq, events, refused })
    set(change)
  }
  async function send(): Promise<void> {
    while (get().events.length > 0) {
      const events = get().events.slice(0, BATCH)
      const answer = await callApi('floorEvents', { events: [...events] })
      if (!answer.ok) return set({ offline: answer.refusal === 'network' })
      const { acks } = answer.value
      const answered = new Set(acks.map(({ id }) => id))
      store({
        events: get().events.filter(({ id }) => !answered.has(id)),
        refused: refusedAfter(get().refused, events, acks),
      })
      set({ offline: false })
      if (answered.size === 0) return
    }
  }
  return {
    ...fromDisk(),
    offline: false,
    push(event) {
      const { session, seq, events } = get()
      const full: FloorEvent = { id: newId(), ...event, session, seq: seq + 1, at: Date.now() }
      store({ seq: seq + 1, events: [...events, full] })
      void get().flush()
      return full
    },
    flush() {
      sending ??= send().finally(() => (sending = undefined))
      return sending
    },
    settle: () => store({ refused: get().refused.slice(1) }),
  }
})
