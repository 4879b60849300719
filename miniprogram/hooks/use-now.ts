import { useEffect, useState } from 'react'

/** The phone's time, ticking: countdowns redraw, figures do not freeze. */
export const useNow = (everyMs = 15_000): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
