import { chinaTime } from '../china-time'
import { sha1Hex } from '../digest'

export type TokenEvent = { kind: 'token'; token: string; day: string; killsOthers: boolean } | { kind: 'tokens-ended' }

export function createTokens() {
  return { alive: new Set<string>(), count: 0, byDay: new Map<string, number>() }
}
export type Tokens = ReturnType<typeof createTokens>

export function applyTokenEvent(tokens: Tokens, event: TokenEvent) {
  if (event.kind === 'tokens-ended' || event.killsOthers) tokens.alive.clear()
  if (event.kind === 'tokens-ended') return
  tokens.alive.add(event.token)
  tokens.count += 1
  tokens.byDay.set(event.day, (tokens.byDay.get(event.day) ?? 0) + 1)
}

/** A token of today, or nothing when the day's are used up. */
export function nextToken(tokens: Tokens, now: number, aDay: number): { token: string; day: string } | undefined {
  const day = chinaTime(now).slice(0, 10)
  if ((tokens.byDay.get(day) ?? 0) >= aDay) return undefined
  return { day, token: sha1Hex(`yilianyun/${tokens.count}`).slice(0, 32) }
}
