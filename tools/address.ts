/*
 * One text a line in (raw, or a JSON string where it holds line breaks), one JSON answer a line out, in order.
 * Run: npm run --silent address < texts
 */
import { once } from 'node:events'
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

/** Line feeds alone end a line; node:readline would also break at U+2028 and at a carriage return inside a text. */
async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  // Also takes the byte order mark away
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const bytes of input) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  rest += decoder.decode()
  if (rest) yield [rest]
}

async function answerLines(): Promise<void> {
  const engine = createAddressEngine(fullDivisions)
  for await (const lines of linesOf(process.stdin)) {
    const answers = lines.map((line) => `${JSON.stringify(engine.parse(readLine(line)))}\n`)
    // A slow reader must not make us hold all answers
    if (!process.stdout.write(answers.join(''))) await once(process.stdout, 'drain')
  }
}

// Whoever reads may stop reading: … | head
process.stdout.on('error', () => process.exit(0))
void answerLines()
