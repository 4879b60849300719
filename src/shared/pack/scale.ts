/** One weight as a scale tells it. `stable`: the scale says so, or has said the same for a while. */
export interface ScaleReading {
  readonly grams: number
  readonly stable: boolean
}
/** What was heard of a scale that talks in text: a rest without its unit yet, and how often the same weight came. */
export interface ScaleEar {
  readonly rest: string
  readonly grams: number
  readonly times: number
}
export const NEW_EAR: ScaleEar = { rest: '', grams: Number.NaN, times: 0 }

const GRAMS: Readonly<Record<string, number>> = { kg: 1000, g: 1, lb: 453.59237, oz: 28.349523 }
/** Scales that do not say when they stand still repeat themselves some times a second. */
const SAME_TIMES = 3
/** Longer than any line of a scale: what has no unit by then never gets one. */
const REST_MAX = 64

/**
 * Weight Measurement (0x2A9D) of the Bluetooth SIG: flags, then a uint16 in steps of 5 g or, with bit 0, of 0.01 lb. It is sent
 * when the scale stands still.
 */
export function readWeightMeasurement(bytes: Uint8Array): ScaleReading | undefined {
  const [flags, low, high] = bytes
  if (flags === undefined || low === undefined || high === undefined) return undefined
  const value = low + high * 256
  return { grams: Math.round((flags & 1) === 0 ? value * 5 : value * 4.5359237), stable: true }
}

/** `ST,GS,+  4.876kg`, `US,NT,  0.580 kg`, `S S    100.00 g`, `wn000.58kg`: a number with a unit, its state before it. */
const WEIGHT = /([^\d+-]*)([+-]?)\s*(\d+(?:\.\d+)?)\s*(kg|lb|oz|g)(?![a-z])/gi
const SAYS_STABLE = /\bST\b|\bS S\b/
const SAYS_MOVING = /\bUS\b|\bS D\b/
const OVERLOAD = /\bOL\b/

/** The newest weight in what a scale says as text, in whatever pieces it comes over Bluetooth. */
export function hearScale(ear: ScaleEar, bytes: Uint8Array): { ear: ScaleEar; reading?: ScaleReading } {
  const text = ear.rest + String.fromCharCode(...bytes)
  let { grams, times } = ear
  let end = 0
  let reading: ScaleReading | undefined
  for (const match of text.matchAll(WEIGHT)) {
    const [whole, before = '', sign, number, unit = ''] = match
    end = match.index + whole.length
    if (OVERLOAD.test(before)) continue
    const size = Number(number) * (GRAMS[unit.toLowerCase()] ?? Number.NaN)
    const now = Math.round(sign === '-' ? -size : size)
    times = now === grams ? times + 1 : 1
    grams = now
    reading = { grams, stable: SAYS_STABLE.test(before) || (times >= SAME_TIMES && !SAYS_MOVING.test(before)) }
  }
  const next = { rest: text.slice(end).slice(-REST_MAX), grams, times }
  return reading ? { ear: next, reading } : { ear: next }
}

/** Lighter is an empty scale. */
const EMPTY_GRAMS = 10
/** A box that is still standing there is not the next one, though the last digit dances. */
const SAME_GRAMS = 5

/** Which weights of a scale are boxes: one that stands still, after something has moved. `taken`: the last box. */
export interface ScaleWatch {
  readonly moved: boolean
  readonly taken?: number
}
export function watchScale(watch: ScaleWatch, { grams, stable }: ScaleReading): { watch: ScaleWatch; box?: number } {
  const { taken = 0 } = watch
  const moved = watch.moved || !stable || Math.abs(grams - taken) > SAME_GRAMS
  if (!stable || !moved || grams < EMPTY_GRAMS) return { watch: { ...watch, moved } }
  return { watch: { moved: false, taken: grams }, box: grams }
}
