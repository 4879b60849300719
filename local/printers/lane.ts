import type { PrinterCondition } from '../../src/shared/ports/printer'
import type { Language, LanJob } from './job'
import type { Line, Sending } from './line'
import type { JobStore } from './store'

const RETRY_MS = 3_000
/** After a label that was cut off: the printer gets time to forget its half before the next one begins. */
const AFTER_DOUBT_MS = 10_000

export interface LaneParts {
  readonly printer: string
  readonly line: Line
  readonly store: JobStore
  readonly now: () => number
  /** Ends early when the lane closes. */
  readonly wait: (ms: number) => Promise<void>
}

/** The serial queue of one printer. */
export interface Lane {
  /** Goes on with what waits. */
  wake(): void
  /** Asks the printer itself where nothing is under way, for it takes one caller at a time. */
  look(language: Language): Promise<PrinterCondition>
  /** Resolves when the job under way has come to an end. */
  close(): Promise<void>
}

interface Watch extends Pick<Sending, 'seen'> {
  readonly isClosing: () => boolean
}

/** Gives the pause before the next one. */
async function sendOne({ line, store, now }: LaneParts, job: LanJob, { seen, isClosing }: Watch): Promise<number> {
  const sent = await line.send({
    job,
    bytes: store.bytes(job.id),
    begin: () => !isClosing() && now() < job.expiresAt && store.move(job.id, 'sending', now()),
    seen,
  })
  if (sent.kind === 'withdrawn') return 0
  seen(sent.kind === 'not-begun' ? sent.condition : sent.kind === 'done' ? 'ready' : 'unknown')
  if (sent.kind === 'not-begun') return RETRY_MS
  store.move(job.id, sent.kind, now())
  return sent.kind === 'in-doubt' ? AFTER_DOUBT_MS : 0
}

export function createLane(parts: LaneParts): Lane {
  const { printer, line, store, now, wait } = parts
  let condition: PrinterCondition = 'unknown'
  let running: Promise<void> | undefined
  let looking: Promise<PrinterCondition> | undefined
  let closing = false

  const next = (): LanJob | undefined => store.open(printer).find(({ state }) => state === 'waiting')

  const watch: Watch = { seen: (word) => (condition = word), isClosing: () => closing }

  async function go() {
    await looking
    for (let job = next(); job && !closing; job = next()) {
      if (now() >= job.expiresAt) {
        store.move(job.id, 'expired', now())
        continue
      }
      const pauseMs = await sendOne(parts, job, watch)
      if (pauseMs > 0 && !closing) await wait(pauseMs)
    }
  }

  function wake() {
    running ??= go().finally(() => {
      running = undefined
      // one that came in the very moment between
      if (next() && !closing) wake()
    })
  }

  return {
    wake,
    async look(language) {
      if (running) return condition
      looking ??= line.look(language).finally(() => (looking = undefined))
      condition = await looking
      return condition
    },
    async close() {
      closing = true
      await running
    },
  }
}
