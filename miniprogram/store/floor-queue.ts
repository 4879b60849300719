import * as z from 'zod/mini'
import { create } from 'zustand'
import { floorEvent, type FloorEvent } from '@shared/api/floor-event'
import type { FloorParcel, FloorVerdict } from '@shared/api/floor'
import { newId } from '../device/id'
import { keep, kept } from '../device/storage'
import { callApi } from '../services/api'

/** The server takes at most 100 events a call. */
const BATCH = 100
const disk = z.object({ session: z.string(), seq: z.number(), events: z.array(floorEvent) })

export interface FloorRefusal {
  readonly event: FloorEvent
  readonly verdict: FloorVerdict
  readonly parcel?: FloorParcel
}
interface QueueStore {
  readonly session: string
  readonly seq: number
  readonly events: readonly FloorEvent[]
  readonly offline: boolean
  /** What the server would not take, oldest first: each becomes a red page. */
  readonly refused: readonly FloorRefusal[]
  /** With an id of its own where something else is already kept under it. */
  readonly push: (event: Omit<FloorEvent, 'id' | 'session' | 'seq' | 'at'> & { readonly id?: string }) => FloorEvent
  readonly flush: () => Promise<void>
  readonly settle: () => void
}

const fromDisk = () => {
  const found = z.safeParse(disk, kept('floor-queue'))
  return found.success ? found.data : { session: newId(), seq: 0, events: [] }
}

/** The one sending at a time: who asks meanwhile waits for it, and it takes along what was scanned since. */
let sending: Promise<void> | undefined

/**
 * Scans on their way up: written to the phone's disk before the beep, sent in order, dropped only when the server has
 * answered for them by id. A restart goes on where it stopped.
 */
export const useFloorQueue = create<QueueStore>((set, get) => {
  const store = (next: { session: string; seq: number; events: readonly FloorEvent[] }) => {
    keep('floor-queue', next)
    set(next)
  }
  async function send(): Promise<void> {
    while (get().events.length > 0) {
      const events = get().events.slice(0, BATCH)
      const answer = await callApi('floorEvents', { events: [...events] })
      if (!answer.ok) return set({ offline: answer.refusal === 'network' })
      const acks = new Map(answer.value.acks.map((ack) => [ack.id, ack]))
      const { session, seq, events: all } = get()
      store({ session, seq, events: all.filter((event) => !acks.has(event.id)) })
      const refused = events.flatMap((event): FloorRefusal[] => {
        const ack = acks.get(event.id)
        if (ack === undefined || ack.verdict === 'stored' || ack.verdict === 'again') return []
        return [{ event, verdict: ack.verdict, ...(ack.parcel ? { parcel: ack.parcel } : {}) }]
      })
      set({ offline: false, refused: [...get().refused, ...refused] })
      if (acks.size === 0) return
    }
  }
  return {
    ...fromDisk(),
    offline: false,
    refused: [],
    push(event) {
      const { session, seq, events } = get()
      const full: FloorEvent = { id: newId(), ...event, session, seq: seq + 1, at: Date.now() }
      store({ session, seq: seq + 1, events: [...events, full] })
      void get().flush()
      return full
    },
    flush() {
      sending ??= send().finally(() => (sending = undefined))
      return sending
    },
    settle: () => set({ refused: get().refused.slice(1) }),
  }
})
