import { z } from 'zod'
import { readBody } from '../admin-body'
import { createLedger } from '../journal'
import { createPushQueue, type PushEvent, type PushMessage, type PushPolicy } from '../pushes'
import type { TwinDeps } from '../twin'
import { runPrinters, type PrintRoom } from './jobs'
import { applyPrintEvent, createPrintState, printBooks, type Job, type PrintEvent } from './state'

interface RoomSettings {
  readonly printers: Parameters<typeof createPrintState>[0]
  readonly sheetMs: number
}

interface RoomAsk {
  readonly deps: Omit<TwinDeps<RoomSettings>, 'random'>
  /** Number of the first job. */
  readonly firstId: number
  /** Absent: nothing is told of a job's end. */
  readonly push?: {
    readonly policy: PushPolicy
    /** Undefined: the end of this job is told to nobody. */
    message(job: Job): PushMessage | undefined
    /** The same message goes out two times. */
    isDoubled(): boolean
  }
}

const isPush = (event: { readonly kind: string }): event is PushEvent => event.kind.startsWith('push.')

/**
 * The print room of a printer cloud: printers, queues and paper in a ledger that outlives a restart, and what is pushed when a
 * job ends. `own` takes the events of the cloud's own, and says whether one was.
 */
export function openRoom<Own extends { readonly kind: string } = never>(
  { deps, firstId, push }: RoomAsk,
  own?: (event: Own | PrintEvent) => event is Own,
) {
  const { clock, outbox, journal, settings } = deps
  const state = createPrintState(settings.printers)
  const pushes = push && createPushQueue({ clock, outbox, policy: push.policy })
  const ledger = createLedger<PrintEvent | PushEvent | Own>(journal, (event) => {
    if (isPush(event)) return pushes?.apply(event)
    if (own?.(event) !== true) applyPrintEvent(state, event as PrintEvent)
  })
  const record = (event: PrintEvent | PushEvent | Own) => ledger.record(event)

  const room = {
    ...{ state, clock, firstId, record, sheetMs: settings.sheetMs },
    ended(job: Job) {
      const message = push?.message(job)
      if (!pushes || !message) return
      record(pushes.queue(message))
      if (push.isDoubled()) record(pushes.queue(message))
    },
  } satisfies PrintRoom
  return {
    room,
    books: () => ({ ...printBooks(state), ...(pushes ? { pushes: pushes.counts() } : {}) }),
    /** Prints, then tells; `mayTell` is asked only when there is something. */
    tick: async (mayTell: () => Promise<boolean> = () => Promise.resolve(true)): Promise<void> => {
      runPrinters(room)
      if (pushes && pushes.counts().pending > 0 && (await mayTell())) await pushes.deliver(record)
    },
  }
}

/** The console's door to where a cloud sends its pushes. */
export const pushAdmin = (settings: { pushUrl: string }) => ({
  push(body: unknown) {
    if (body !== undefined) Object.assign(settings, readBody(z.strictObject({ pushUrl: z.string() }), body))
    return { pushUrl: settings.pushUrl }
  },
})
