import type { Pace } from './pace'
import { NO_ANSWER, RadioError, type Clock } from './port'

/** `nothing`: not one byte of the label was taken. `unsure`: some were, or may have been. */
export type Sent = 'whole' | 'nothing' | 'unsure'
export interface SendOutcome {
  readonly sent: Sent
  /** WeChat's code of what ended it; -1 no answer, 0 the link went. */
  readonly code?: number
}

export interface LabelLine {
  readonly clock: Clock
  readonly pace: Pace
  readonly mtu: () => number
  readonly up: () => boolean
  /** One write, settled within its own time-out. */
  readonly put: (data: Uint8Array) => Promise<void>
  readonly progress: (sentBytes: number) => void
}

/** The stack of the phone is full: it has not taken the bytes. Seen on Android when writes follow each other too fast. */
const BUSY = 10008
/** Refused before anything went on the air: no adapter, no such device, service or characteristic, not permitted. */
const NEVER_SENT: readonly number[] = [10000, 10001, 10002, 10004, 10005, 10007, 10009, 10013]
const BUSY_MOST = 8
const REST_EVERY = 1024
const REST_MS = 30
const LINK_GONE = 0

type Put = { readonly end: 'taken' | 'busy' } | { readonly end: 'never' | 'lost'; readonly code: number }

async function put(line: LabelLine, data: Uint8Array): Promise<Put> {
  try {
    await line.put(data)
    line.pace.taken(data.length)
    return { end: 'taken' }
  } catch (error) {
    const code = error instanceof RadioError ? error.code : NO_ANSWER
    if (code === BUSY) return { end: 'busy' }
    if (code === NO_ANSWER) line.pace.unanswered(data.length)
    return { end: NEVER_SENT.includes(code) ? 'never' : 'lost', code }
  }
}

/** The same bytes again for as long as the stack says it did not take them, ever slower. */
async function putPatiently(line: LabelLine, data: Uint8Array): Promise<Put> {
  for (let tries = 1; ; tries++) {
    const done = await put(line, data)
    if (done.end !== 'busy') return done
    if (tries === BUSY_MOST) return { end: 'never', code: BUSY }
    line.pace.busy()
    await line.clock.wait(line.pace.gapMs)
    if (!line.up()) return { end: 'never', code: LINK_GONE }
  }
}

/** One label, strictly one write after the other. It ends whole or it ends here: no byte is ever offered again once it may be out. */
export async function sendLabel(line: LabelLine, bytes: Uint8Array): Promise<SendOutcome> {
  let offset = 0
  let rested = 0
  while (offset < bytes.length) {
    if (!line.up()) return { sent: offset === 0 ? 'nothing' : 'unsure', code: LINK_GONE }
    const data = bytes.slice(offset, offset + line.pace.chunkBytes(line.mtu()))
    const done = await putPatiently(line, data)
    if (done.end === 'lost') return { sent: 'unsure', code: done.code }
    if (done.end === 'never') return { sent: offset === 0 ? 'nothing' : 'unsure', code: done.code }
    offset += data.length
    line.progress(offset)
    if (offset - rested >= REST_EVERY) {
      rested = offset
      await line.clock.wait(REST_MS)
    }
    await line.clock.wait(line.pace.gapMs)
  }
  return { sent: 'whole' }
}
