import type { PrinterCondition } from '../../src/shared/ports/printer'
import type { Language } from './job'
import { isStopped, pause, type Line, type Sending, type Sent } from './line'
import { dial, type Talk } from './talk'

export interface RawTimes {
  readonly connectMs: number
  readonly statusMs: number
  /** No byte taken for so long: nobody knows what is on the paper. */
  readonly stallMs: number
  /** A job that ran out of paper is finished when paper is put in; not later than this. */
  readonly mendMs: number
  readonly pollMs: number
}
const TIMES: RawTimes = { connectMs: 1_500, statusMs: 400, stallMs: 20_000, mendMs: 600_000, pollMs: 300 }

const PRINTING = 0x20
/** TSPL status bits, the gravest first. */
const BITS: readonly (readonly [number, PrinterCondition])[] = [
  [0x01, 'open'],
  [0x02, 'jammed'],
  [0x04, 'out-of-paper'],
  [0x08, 'out-of-paper'], // ribbon
  [0x10, 'disabled'], // pause key
  [0x80, 'jammed'], // "other error"
]
/** No status has this bit: what answers so does not speak of status. */
const NEVER = 0x40

/** Many printers never answer: silence is no fault. */
export const conditionOf = (status: number | undefined): PrinterCondition => {
  if (status === undefined || (status & NEVER) !== 0) return 'ready'
  return BITS.find(([bit]) => (status & bit) !== 0)?.[1] ?? 'ready'
}

const saysStatus = (status: number | undefined): status is number => status !== undefined && (status & NEVER) === 0

/** Until the printer says that it is done. Paper that ran out meanwhile is waited for: the printer keeps the label. */
async function untilPrinted(talk: Talk, times: RawTimes, seen: Sending['seen']): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < times.mendMs; waitedMs += times.pollMs) {
    const status = await talk.ask(times.stallMs)
    if (status === undefined) return false
    const condition = conditionOf(status)
    if (!isStopped(condition) && (status & PRINTING) === 0) return true
    seen(condition)
    await pause(times.pollMs)
  }
  return false
}

/** Raw bytes to a printer's socket, mostly port 9100. It takes one caller at a time and says little. */
export function createRawLine(
  place: { readonly host: string; readonly port: number },
  over: Partial<RawTimes> = {},
): Line {
  const times = { ...TIMES, ...over }
  const call = () => dial(place.host, place.port, times.connectMs)
  const statusOf = (talk: Talk, language: Language) =>
    language === 'tspl' ? talk.ask(times.statusMs) : Promise.resolve(undefined)

  async function put(talk: Talk, { job, bytes, begin, seen }: Sending): Promise<Sent> {
    const status = await statusOf(talk, job.language)
    const condition = conditionOf(status)
    if (isStopped(condition)) return { kind: 'not-begun', condition }
    if (!begin()) return { kind: 'withdrawn' }
    const taken = await talk.write(bytes, times.stallMs)
    // one that says nothing of itself has read all when it hangs up after us; there is no better word to be had from it
    const out = taken && (saysStatus(status) ? await untilPrinted(talk, times, seen) : await talk.finish(times.stallMs))
    return { kind: out ? 'done' : 'in-doubt' }
  }

  return {
    async look(language) {
      const talk = await call()
      if (!talk) return 'offline'
      const status = await statusOf(talk, language)
      talk.drop()
      return conditionOf(status)
    },
    async send(sending) {
      const talk = await call()
      if (!talk) return { kind: 'not-begun', condition: 'offline' }
      try {
        return await put(talk, sending)
      } finally {
        talk.drop()
      }
    },
  }
}
