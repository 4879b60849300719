/*
 * One text a line in (raw, or a JSON string where it holds line breaks), one JSON answer a line out, in order.
 * Run: npm run --silent address < texts
 */
import { createInterface } from 'node:readline'
import { fullDivisions } from '../src/shared/address/data/full'
import { createAddressEngine } from '../src/shared/address/engine'

/** A line in quotes that is no JSON string after all is a raw text. */
function readLine(line: string): string {
  if (!line.startsWith('"') || !line.endsWith('"')) return line
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'string' ? value : line
  } catch {
    return line
  }
}

async function answerLines(): Promise<void> {
  const engine = createAddressEngine(fullDivisions)
  let waiting: string[] = []
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    waiting.push(JSON.stringify(engine.parse(readLine(line))))
    if (waiting.length < 500) continue
    process.stdout.write(`${waiting.join('\n')}\n`)
    waiting = []
  }
  if (waiting.length > 0) process.stdout.write(`${waiting.join('\n')}\n`)
}

void answerLines()
