import type { CourierKey } from './courier-key'

/** Where a parcel goes; '' for a level that is not known. */
export interface Place {
  readonly province: string
  readonly city: string
  readonly district: string
}

/** Domestic accounts of these alone take parcels across the customs line. */
const BEYOND_CUSTOMS = ['香港特别行政区', '澳门特别行政区', '台湾省']
const CROSSES_CUSTOMS: readonly CourierKey[] = ['sf', 'ems']

/**
 * Islands with a post office and hardly anybody else. No courier publishes a list that a program can read, so of the others we
 * say that we do not know, and a person asks his station.
 */
const POST_ONLY = ['三沙市']
const POST: readonly CourierKey[] = ['ems', 'yzpy']

export type Coverage = 'yes' | 'no' | 'unsure'

/** Does this courier deliver there? */
export function coverageOf(courier: CourierKey, { province, city }: Place): Coverage {
  if (BEYOND_CUSTOMS.includes(province)) return CROSSES_CUSTOMS.includes(courier) ? 'yes' : 'no'
  return POST_ONLY.includes(city) && !POST.includes(courier) ? 'unsure' : 'yes'
}
