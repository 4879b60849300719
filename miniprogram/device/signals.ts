import { buzz } from './haptic'
import { beep } from './sound'

/** Table of ui events: sound and haptic must each do alone, phones are muted. `long`: how many times. */
export const SIGNALS = {
  open: { tones: [[660, 60]], long: 0 },
  right: { tones: [[1320, 90]], long: 0 },
  complete: {
    tones: [
      [1320, 90],
      [1760, 160],
    ],
    long: 0,
  },
  /** A piece that does not belong here: low, twice. */
  wrong: {
    tones: [
      [220, 180],
      [220, 240],
    ],
    long: 2,
  },
  /** A number that is nothing here: low. */
  odd: { tones: [[220, 320]], long: 2 },
  stop: {
    tones: [
      [880, 200],
      [440, 200],
      [880, 200],
      [440, 300],
    ],
    long: 3,
  },
  /** The desk would not take what this phone has let through. */
  refused: {
    tones: [
      [880, 200],
      [440, 200],
      [880, 200],
      [440, 300],
    ],
    long: 2,
  },
} as const
export type Signal = keyof typeof SIGNALS

export const signal = (kind: Signal): void => {
  const { tones, long } = SIGNALS[kind]
  beep(tones)
  buzz(long)
}
