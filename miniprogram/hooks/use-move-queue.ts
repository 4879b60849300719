import type { InputOf } from '@shared/api'
import { useAct } from './use-act'

/** A printer's queue goes to another, by as many calls as it takes. Undefined: nothing was moved, and why was said. */
export function useMoveQueue() {
  const { busy, act } = useAct()
  const move = async (way: InputOf<'printerMove'>, mark = 'printerMove') => {
    const sum = { moved: 0, asked: 0, left: 0 }
    for (let more = true; more;) {
      const value = await act('printerMove', way, mark)
      if (value === undefined) return sum.moved + sum.asked > 0 ? sum : undefined
      sum.moved += value.moved
      sum.asked += value.asked
      // what stays is looked at by each call
      sum.left = value.left
      more = value.more === true
    }
    return sum
  }
  return { busy, move }
}
