import type { CourierKey } from '@shared/courier/courier-key'
import type { TrackState } from '@shared/parcel/track-state'
import type { RateLimit, UnknownPolicy } from '@shared/ports/provider-error'

export const KDNIAO = 'kdniao'

/** 快递鸟 RequestType of each call, and the path family it is served under. */
export const CALLS = {
  create: { type: '1007', path: 'order' },
  cancel: { type: '1147', path: 'order' },
  balance: { type: '1127', path: 'order' },
  track: { type: '8001', path: 'dist' },
  subscribe: { type: '8008', path: 'dist' },
} as const
export type KdniaoCall = keyof typeof CALLS

/** Production paths; the official sandbox serves every RequestType under one URL, so both are then ''. */
export const PATHS = { order: '/api/EOrderService', dist: '/api/dist' } as const

const CALL_TIMEOUT_MS = 15_000
const policy = (keyLivesMs: number): UnknownPolicy => ({
  afterUnknown: 'repeat',
  keyLivesMs,
  callTimeoutMs: CALL_TIMEOUT_MS,
  settleAfterMs: 5_000,
})

/**
 * OrderCode is unique for ever and a second 1007 with it replays the first answer (106 with Order), so a create may be repeated.
 * No document says how long the replay keeps its Order: 48 h is our own caution. Cancel and subscribe name their number.
 */
export const UNKNOWN = {
  create: policy(48 * 3_600_000),
  cancel: policy(48 * 3_600_000),
  subscribe: policy(48 * 3_600_000),
} as const

/** At most 20 calls a second of one 快递鸟 account, whatever courier they are for (快递鸟 1007, 8001). */
export const LIMITS: readonly RateLimit[] = [{ name: 'calls', gapMs: 50, burstMs: 500, shared: true }]

/** Fields of the account that a courier's 1007 cannot do without. Names are 快递鸟's own. */
export const NEEDED_FIELDS: Readonly<Record<CourierKey, readonly string[]>> = {
  sf: [],
  zto: ['CustomerName', 'CustomerPwd'],
  yto: ['CustomerName', 'MonthCode'],
  sto: ['CustomerName', 'CustomerPwd', 'SendSite'],
  yunda: ['CustomerName', 'CustomerPwd'],
  jtsd: ['CustomerName', 'CustomerPwd'],
  ems: [],
  yzpy: [],
  jd: ['CustomerName'],
  dbl: ['CustomerName'],
}

/** Sent as they are when the account has them. */
export const SENT_FIELDS = ['CustomerName', 'CustomerPwd', 'SendSite', 'SendStaff', 'MonthCode', 'WareHouseID'] as const

/** Couriers with monthly bills know no stock of numbers. */
export const WITHOUT_BALANCE: ReadonlySet<CourierKey> = new Set<CourierKey>(['sf', 'jd'])

/** Couriers that show a track only to who knows the phone's tail. */
export const ASK_PHONE_TAIL: ReadonlySet<CourierKey> = new Set<CourierKey>(['sf', 'zto'])

/** Couriers that want a post code, and how each that needs one is told to deliver: 极兔 3 = 派送上门, 德邦 3 = 送货不上楼. */
export const ASK_POST_CODE: ReadonlySet<CourierKey> = new Set<CourierKey>(['ems', 'yzpy'])
export const DELIVERY_METHOD: Readonly<Partial<Record<CourierKey, number>>> = { jtsd: 3, dbl: 3 }

/** Official StateEx table. Whatever else begins with 4 is a problem. */
export const SCAN: Readonly<Record<string, TrackState>> = {
  '0': 'none',
  '10': 'none',
  '1': 'collected',
  '2': 'moving',
  '201': 'moving',
  '204': 'moving',
  '205': 'moving',
  '206': 'moving',
  '202': 'delivering',
  '211': 'delivering',
  '3': 'delivered',
  '301': 'delivered',
  '302': 'delivered',
  '304': 'delivered',
  '311': 'delivered',
  '4': 'problem',
  '404': 'returning',
  '406': 'returning',
  '407': 'returning',
  '413': 'returning',
  '419': 'delivering',
  '5': 'moving',
  '6': 'moving',
  '601': 'moving',
  '602': 'moving',
  '603': 'moving',
  '604': 'problem',
}

/** A code that no table has is read by its first digit, as the official note asks. */
export const scanState = (code: string): TrackState => SCAN[code] ?? SCAN[code.charAt(0)] ?? 'moving'
