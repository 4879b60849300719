/** Handlers beside the touch ones; empty where there is no mouse. */
export interface MousePress {
  readonly onMouseDown?: () => void
  readonly onMouseUp?: () => void
  readonly onMouseLeave?: () => void
}
// the bundler prefers mouse.weapp.ts / mouse.h5.ts; this one is for tsc and jest
export { mousePress } from './mouse.h5'
