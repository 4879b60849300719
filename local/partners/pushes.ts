import type { Clock, Outbox } from './twin'

interface Push {
  readonly id: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly tries: number
  readonly dueAt: number
}

export type PushEvent =
  | { kind: 'push.queued'; push: Push }
  | { kind: 'push.failed'; id: number; dueAt: number }
  | { kind: 'push.ended'; id: number; result: 'ok' | 'lost' }

const KINDS: readonly string[] = ['push.queued', 'push.failed', 'push.ended'] satisfies readonly PushEvent['kind'][]
/** A twin keeps its pushes in one journal with its own events. */
export const isPushEvent = <E extends { readonly kind: string }>(event: E | PushEvent): event is PushEvent =>
  KINDS.includes(event.kind)

export interface PushMessage {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly delayMs?: number
}

export interface PushPolicy {
  /** Waits before the 2nd, 3rd... try; after the last one the push is lost. */
  readonly gapsMs: readonly number[]
  accepts(answer: { status: number; body: string }): boolean
}

interface PushDeps {
  readonly clock: Clock
  readonly outbox: Outbox
  readonly policy: PushPolicy
}

async function attempt({ clock, outbox, policy }: PushDeps, push: Push): Promise<PushEvent> {
  let accepted: boolean
  try {
    accepted = policy.accepts(await outbox.post(push.url, push.headers, push.body))
  } catch {
    accepted = false // nobody answered: the same to a partner as a wrong answer
  }
  if (accepted) return { kind: 'push.ended', id: push.id, result: 'ok' }
  const gapMs = policy.gapsMs[push.tries]
  if (gapMs === undefined) return { kind: 'push.ended', id: push.id, result: 'lost' }
  return { kind: 'push.failed', id: push.id, dueAt: clock.now() + gapMs }
}

/** A partner's outgoing messages: kept over a restart, tried again by the partner's own plan, then lost. */
export function createPushQueue(deps: PushDeps) {
  const { clock } = deps
  let pending: Push[] = []
  const count = { queued: 0, ok: 0, lost: 0 }
  const busy = new Set<number>()
  let pausedUntil = 0

  function apply(event: PushEvent) {
    switch (event.kind) {
      case 'push.queued':
        pending.push(event.push)
        count.queued += 1
        break
      case 'push.failed':
        pending = pending.map((push) =>
          push.id === event.id ? { ...push, tries: push.tries + 1, dueAt: event.dueAt } : push,
        )
        break
      case 'push.ended':
        pending = pending.filter((push) => push.id !== event.id)
        count[event.result] += 1
    }
  }

  return {
    apply,
    counts: () => ({ ...count, pending: pending.length }),
    /** Nothing goes out before then; what waits goes out late, by the plan it had. */
    pauseUntil: (at: number) => void (pausedUntil = at),
    pausedUntil: () => pausedUntil,
    /** The event that queues a push; nothing is sent before `deliver`. */
    queue(message: PushMessage): Extract<PushEvent, { kind: 'push.queued' }> {
      const { delayMs = 0, ...rest } = message
      return { kind: 'push.queued', push: { ...rest, id: count.queued + 1, tries: 0, dueAt: clock.now() + delayMs } }
    },
    async deliver(record: (event: PushEvent) => void) {
      if (clock.now() < pausedUntil) return
      const due = pending.filter(({ id, dueAt }) => dueAt <= clock.now() && !busy.has(id))
      for (const push of due) {
        busy.add(push.id)
        record(await attempt(deps, push))
        busy.delete(push.id)
      }
    },
  }
}
