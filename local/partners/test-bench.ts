import { createMemoryJournal, type Journal } from './journal'
import { seededRandom } from './faults'
import { isReply, type Outbox, type Twin, type TwinAnswer, type TwinDeps, type TwinRequest } from './twin'

/** 2026-11-20 10:00:00 in China. */
const BENCH_START = Date.UTC(2026, 10, 20, 2)

interface Sent {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A clock to push, an outbox that keeps what was sent, a journal in memory: what a twin needs in a test. */
export function createBench() {
  let now = BENCH_START
  const sent: Sent[] = []
  const replies: { status: number; body: string }[] = []
  const events: unknown[] = []
  const clock = { now: () => now }
  const outbox: Outbox = {
    async post(url, headers, body) {
      sent.push({ url, headers, body })
      const reply = replies.shift()
      if (!reply) throw new Error('nobody listens')
      return reply
    },
  }
  const journal: Journal = createMemoryJournal(events)
  return {
    clock,
    sent,
    replies,
    events,
    pass: (ms: number) => void (now += ms),
    deps: <S>(settings: S): TwinDeps<S> => ({ clock, random: seededRandom(7), settings, outbox, journal }),
  }
}
export type Bench = ReturnType<typeof createBench>

/** The JSON a twin answers; throws where it stays silent. */
export function jsonOf(answer: TwinAnswer): Record<string, unknown> {
  if (!isReply(answer)) throw new Error('no answer')
  return JSON.parse(answer.body.toString()) as Record<string, unknown>
}

export const askJson = async (twin: Twin, request: TwinRequest) => jsonOf(await twin.handle(request))
