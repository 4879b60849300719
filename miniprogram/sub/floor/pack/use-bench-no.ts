import { useState } from 'react'
import { keep, kept } from '../../../device/storage'

export const MOST_BENCHES = 99
/** 0: this phone belongs to no bench. */
const read = (): number => {
  const found = kept('bench')
  return typeof found === 'number' && Number.isInteger(found) && found > 0 && found <= MOST_BENCHES ? found : 0
}

/** Which bench this phone stands at; it stays on the phone. */
export function useBenchNo() {
  const [bench, setBench] = useState(read)
  const choose = (next: number) => {
    keep('bench', next)
    setBench(next)
  }
  return { bench, choose }
}
