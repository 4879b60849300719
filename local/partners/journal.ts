import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Append-only record of everything that happened at a twin; replayed at start. */
export interface Journal {
  load(): readonly unknown[]
  append(event: unknown): void
}

export function createMemoryJournal(events: unknown[] = []): Journal {
  return { load: () => [...events], append: (event) => void events.push(event) }
}

/** One JSON event a line. A last line torn by a kill was never answered, so it is dropped. */
export function createFileJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true })
  return {
    load() {
      if (!existsSync(path)) return []
      const text = readFileSync(path, 'utf8')
      const lines = text.split('\n')
      const torn = lines.pop() ?? ''
      if (torn !== '') appendFileSync(path, '\n')
      return lines.filter((line) => line !== '').flatMap(parseLine)
    },
    append: (event) => appendFileSync(path, `${JSON.stringify(event)}\n`),
  }
}

function parseLine(line: string): unknown[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return [] // torn line, closed with a line break by an earlier start
  }
}

/** State that changes by recorded events only: `record` applies and keeps, a restart replays. */
export function createLedger<Event>(journal: Journal | undefined, apply: (event: Event) => void) {
  for (const event of journal?.load() ?? []) apply(event as Event)
  return {
    record(event: Event) {
      journal?.append(event)
      apply(event)
    },
  }
}
