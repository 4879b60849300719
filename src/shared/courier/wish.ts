import type { CourierKey } from './courier-key'
import { COURIERS } from './couriers'

/** What a buyer's remark says about couriers. `onDelivery`: the buyer offers to pay the freight, which a person must agree to. */
export interface CourierWish {
  readonly wanted: readonly CourierKey[]
  readonly avoided: readonly CourierKey[]
  readonly onDelivery: boolean
}

/** Everyday names beyond the short names of `COURIERS`; longer ones first. */
const NAMES: readonly (readonly [string, CourierKey])[] = [
  ['邮政特快', 'ems'],
  ['EMS', 'ems'],
  ['SF', 'sf'],
  ['邮政', 'yzpy'],
  ['圆通', 'yto'],
  ['园通', 'yto'],
  ...Object.entries(COURIERS)
    .filter(([, facts]) => !['EMS', '邮政', '圆通'].includes(facts.short))
    .map(([key, facts]) => [facts.short, key as CourierKey] as const),
]

const REFUSAL = /不要|别|不发|勿|不用|不走|拒收|除了/

/** Reads wishes like 请发顺丰, 不要韵达. What follows a refusal up to the next comma is refused: 不要韵达圆通. */
export function readCourierWish(remark: string): CourierWish {
  const wanted = new Set<CourierKey>()
  const avoided = new Set<CourierKey>()
  for (const clause of remark.toUpperCase().split(/[,，。;；!！、\s]+/)) {
    for (const [name, key] of NAMES) {
      const at = clause.indexOf(name)
      if (at < 0 || (key === 'yzpy' && clause.includes('邮政特快'))) continue
      const refused = REFUSAL.test(clause.slice(0, at))
      ;(refused ? avoided : wanted).add(key)
    }
  }
  return {
    wanted: [...wanted].filter((key) => !avoided.has(key)),
    avoided: [...avoided],
    onDelivery: remark.includes('到付'),
  }
}
