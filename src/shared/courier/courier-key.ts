/** Our own keys of couriers, one word each; every channel's code is looked up from them in `couriers.ts`. */
export const COURIER_KEYS = ['sf', 'zto', 'yto', 'sto', 'yunda', 'jtsd', 'ems', 'yzpy', 'jd', 'dbl'] as const
export type CourierKey = (typeof COURIER_KEYS)[number]
