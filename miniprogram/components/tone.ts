import type { IconName } from './icon'

/** A state is always colour, icon and word; the icon follows from the tone. */
export type Tone = 'stop' | 'look' | 'done' | 'wait' | 'run'
export const TONE_ICON: Readonly<Record<Tone, IconName>> = {
  stop: 'stop',
  look: 'look',
  done: 'done',
  wait: 'wait',
  run: 'run',
}
