/*
 * One text a line in (raw, or a JSON string where it holds line breaks), one JSON answer a line out, in order.
 * UTF-8 or GB18030, line by line; of a line that is neither nothing is read, which the error output and the exit code say.
 * Run: npm run --silent address < texts
 */
import { once } from 'node:events'
import { decode } from '../cloudfunctions/import/decode'
import { fullDivisions } from '../src/shared/address/data/full'
import { createAddressEngine } from '../src/shared/address/engine'

/** A line in quotes that is no JSON string after all is a raw text. */
function readLine(line: string): string {
  const text = line.trim()
  if (!text.startsWith('"') || !text.endsWith('"')) return line
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : line
  } catch {
    return line
  }
}

const LINE_FEED = 0x0a

/**
 * Line feeds alone end a line; node:readline would also break at U+2028 and at a carriage return inside a text. Bytes are cut
 * before they are read: a line feed is no part of any sign of UTF-8 or GB18030.
 */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer[]> {
  let rest: Buffer[] = []
  for await (const bytes of input) {
    const lines: Buffer[] = []
    let from = 0
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
      lines.push(Buffer.concat([...rest, bytes.subarray(from, at)]))
      rest = []
      from = at + 1
    }
    rest.push(bytes.subarray(from))
    yield lines
  }
  const last = Buffer.concat(rest)
  if (last.length > 0) yield [last]
}

/** Undefined: not a text that we know. UTF-16 has zeros, and line feeds that are half a sign. */
const textOf = (line: Buffer): string | undefined => (line.includes(0) ? undefined : decode(line))

async function answerLines(): Promise<void> {
  const engine = createAddressEngine(fullDivisions)
  let count = 0
  const answer = (line: Buffer): string => {
    count += 1
    const text = textOf(line)
    if (text === undefined) {
      process.stderr.write(`line ${count} is neither UTF-8 nor GB18030: it was not read\n`)
      process.exitCode = 1
    }
    return `${JSON.stringify(engine.parse(readLine(text ?? '')))}\n`
  }
  for await (const lines of linesOf(process.stdin as AsyncIterable<Buffer>)) {
    // A slow reader must not make us hold all answers
    if (!process.stdout.write(lines.map(answer).join(''))) await once(process.stdout, 'drain')
  }
}

// Whoever reads may stop reading: … | head
process.stdout.on('error', () => process.exit(0))
void answerLines()
