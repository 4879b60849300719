/** `long` times long, or once short. */
export const buzz = (long = 0): void => {
  // Chrome refuses before the first tap and desktop browsers have no motor: the colour on the page speaks alone
  if (typeof navigator.vibrate !== 'function') return
  navigator.vibrate(long === 0 ? 30 : Array.from({ length: long }, () => [400, 200]).flat())
}
