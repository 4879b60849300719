import { readJson, writeText } from './json-disk'
import { forgetAnswers } from './kept-answers'

/**
 * Small JSON on the phone's disk: both platforms keep it over a restart. Synchronous: the caller may beep after it returns. For what
 * is nowhere else (scans, counts): a full disk gives up the answers it keeps for it, and if that is not enough this throws.
 */
export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    writeText(key, text)
  } catch {
    forgetAnswers()
    writeText(key, text)
  }
}

/** Undefined when nothing was kept or it is not JSON; the caller checks the shape. */
export const kept = readJson
