import type { MousePress } from './mouse'

/** A desk browser has no finger: the button is held with the mouse. */
export const mousePress = (start: () => void, stop: () => void): MousePress => ({
  onMouseDown: start,
  onMouseUp: stop,
  onMouseLeave: stop,
})
