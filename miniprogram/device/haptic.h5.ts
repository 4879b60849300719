export const buzz = (kind: 'short' | 'long'): void => {
  // Chrome refuses before the first tap and desktop browsers have no motor: the colour on the page speaks alone
  if (typeof navigator.vibrate === 'function') navigator.vibrate(kind === 'short' ? 30 : [200, 100, 200])
}
