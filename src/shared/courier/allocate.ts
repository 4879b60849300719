import { ok, refuse, type Result } from '../kernel/result'
import type { AllocationRule } from '../shop/shop'
import { coverageOf, type Place } from './coverage'
import type { CourierKey } from './courier-key'
import type { CourierWish } from './wish'

/** A courier account as allocation sees it. */
export interface AccountOffer {
  readonly id: string
  readonly courier: CourierKey
  readonly on: boolean
}

export interface AllocationAsk extends Place {
  readonly weightGrams: number
  readonly wish: CourierWish
  readonly rules: readonly AllocationRule[]
  /** In the shop's order of preference. */
  readonly accounts: readonly AccountOffer[]
}

export interface Allocation {
  readonly courier: CourierKey
  readonly accountId: string
  readonly reason: 'default' | 'weight' | 'region' | 'wish'
}

function holds({ when }: AllocationRule, ask: AllocationAsk): boolean {
  if (when.provinces && !when.provinces.includes(ask.province)) return false
  if (when.minGrams !== undefined && ask.weightGrams < when.minGrams) return false
  if (when.maxGrams !== undefined && ask.weightGrams > when.maxGrams) return false
  return when.wish === undefined || when.wish === ask.wish.wanted.length > 0
}

function reasonOf({ when }: AllocationRule): Allocation['reason'] {
  if (when.provinces) return 'region'
  if (when.minGrams !== undefined || when.maxGrams !== undefined) return 'weight'
  return when.wish ? 'wish' : 'default'
}

/** Those who go there; those of whom nobody knows only when there is no other. */
function reaching(accounts: readonly AccountOffer[], place: Place): readonly AccountOffer[] {
  const sure = accounts.filter(({ courier }) => coverageOf(courier, place) === 'yes')
  return sure.length > 0 ? sure : accounts.filter(({ courier }) => coverageOf(courier, place) !== 'no')
}

/**
 * The buyer's wish first, then the shop's rules from the top, then its accounts in their order. `avoided`: every account that is
 * on is one the buyer refused; `not-served`: none goes there; `no-account`: none is on.
 */
export function allocate(ask: AllocationAsk): Result<Allocation, 'no-account' | 'not-served' | 'avoided'> {
  const on = ask.accounts.filter((account) => account.on)
  if (on.length === 0) return refuse('no-account')
  const serving = reaching(on, ask)
  if (serving.length === 0) return refuse('not-served', ask.province)
  const open = serving.filter(({ courier }) => !ask.wish.avoided.includes(courier))
  const take = (couriers: readonly CourierKey[], reason: Allocation['reason']) => {
    const found = couriers.map((courier) => open.find((account) => account.courier === courier)).find(Boolean)
    return found && ok({ courier: found.courier, accountId: found.id, reason })
  }
  const wished = take(ask.wish.wanted, 'wish')
  if (wished) return wished
  for (const rule of ask.rules) {
    const found = holds(rule, ask) ? take(rule.prefer, reasonOf(rule)) : undefined
    if (found) return found
  }
  return (
    take(
      open.map(({ courier }) => courier),
      'default',
    ) ?? refuse('avoided')
  )
}
