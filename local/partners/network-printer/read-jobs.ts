import type { PrintForm } from '../printing/draw'
import { parseTspl, TsplError } from '../paper/tspl-parse'

/** TSPL: tell your state. Outside of a label only: inside, the same bytes may be dots. */
const ASK = Buffer.from([0x1b, 0x21, 0x3f])
const ESC = 0x1b
const LF = 0x0a

/** What a printer's socket has said so far, cut into what it means; `rest` is not whole yet. */
export interface Heard {
  readonly asks: number
  readonly jobs: readonly Buffer[]
  readonly rest: Buffer
}

/** Where the first label of TSPL bytes ends; undefined while it is not whole. */
function endOfLabel(bytes: Buffer): number | undefined {
  try {
    const end = parseTspl(bytes).find(({ name }) => name === 'PRINT')?.end
    return end !== undefined && bytes[end - 1] === LF ? end : undefined
  } catch (error) {
    if (error instanceof TsplError) return undefined // its picture is still coming
    throw error
  }
}

/** The language of bytes: CPCL begins with `! `, ESC/POS with a command of its own. */
export function formOf(bytes: Buffer): PrintForm {
  if (bytes[0] === ESC) return 'escpos'
  return bytes.toString('latin1', 0, 2) === '! ' ? 'cpcl' : 'tspl'
}

/** Takes state questions and whole TSPL labels off the front. Jobs of other languages end with the call. */
export function readJobs(bytes: Buffer): Heard {
  let rest = bytes
  let asks = 0
  const jobs: Buffer[] = []
  for (;;) {
    if (rest.subarray(0, ASK.length).equals(ASK)) {
      asks += 1
      rest = rest.subarray(ASK.length)
      continue
    }
    const end = rest.length > 0 && formOf(rest) === 'tspl' ? endOfLabel(rest) : undefined
    if (end === undefined) return { asks, jobs, rest }
    jobs.push(rest.subarray(0, end))
    rest = rest.subarray(end)
  }
}
