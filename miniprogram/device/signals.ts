import { buzz } from './haptic'
import { beep } from './sound'

/** Table of ui events: sound and haptic must each do alone, phones are muted. */
const SIGNALS = {
  open: { tones: [[660, 60]], buzz: 'short' },
  right: { tones: [[1320, 90]], buzz: 'short' },
  complete: {
    tones: [
      [1320, 90],
      [1760, 160],
    ],
    buzz: 'short',
  },
  wrong: {
    tones: [
      [220, 180],
      [220, 240],
    ],
    buzz: 'long',
  },
  stop: {
    tones: [
      [880, 200],
      [440, 200],
      [880, 200],
      [440, 300],
    ],
    buzz: 'long',
  },
} as const
export type Signal = keyof typeof SIGNALS

export const signal = (kind: Signal): void => {
  beep(SIGNALS[kind].tones)
  buzz(SIGNALS[kind].buzz)
}
