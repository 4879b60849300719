import type { CourierKey } from './courier-key'
import { COURIERS } from './couriers'

/** What a buyer's remark says about couriers. */
export interface CourierWish {
  readonly wanted: readonly CourierKey[]
  readonly avoided: readonly CourierKey[]
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

/** The last of these before a name says how it is meant: 不要发韵达 refuses, 不要韵达要圆通 does both. */
const MEANT = /(不(?:要|想|能|用|走|收|发)?|别|勿|拒[收绝]|除了)(?:再|给我)?(?:使用|[发用走寄选])?|[发走要用寄选]/g
/** 韵达不到, 申通韵达都不要. */
const REFUSED_AFTER =
  /^(?:快递|速[递运])?(?:就|都)?(?:不(?:到|送|派)|[到送]不(?:到|了)|(?:不(?:要|行|用|可以)|别发|除外)$)/

/** 申通[韵达]都不要: names that share what comes behind them. */
const MORE_NAMES = new RegExp(`^(?:[、和跟与或]?(?:${NAMES.map(([name]) => name).join('|')}))+`)

/** Reads wishes like 请发顺丰, 不要韵达. What follows a refusal up to the next comma is refused: 不要韵达、圆通. */
export function readCourierWish(remark: string): CourierWish {
  const wanted = new Set<CourierKey>()
  const avoided = new Set<CourierKey>()
  for (const clause of remark.toUpperCase().split(/[,，。;；!！\s]+/)) {
    for (const [name, key] of NAMES) {
      const at = clause.indexOf(name)
      if (at < 0 || (key === 'yzpy' && clause.includes('邮政特快'))) continue
      const meant = [...clause.slice(0, at).matchAll(MEANT)].at(-1)
      const refused =
        meant?.[1] !== undefined || REFUSED_AFTER.test(clause.slice(at + name.length).replace(MORE_NAMES, ''))
      ;(refused ? avoided : wanted).add(key)
    }
  }
  return {
    wanted: [...wanted].filter((key) => !avoided.has(key)),
    avoided: [...avoided],
  }
}
